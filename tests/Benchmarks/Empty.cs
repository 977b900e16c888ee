using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Benchmarks;

/// <summary>The least that answers on Kestrel: what a process start costs before there is any product.</summary>
internal static class Empty
{
    public static async Task Run()
    {
        var builder = WebApplication.CreateSlimBuilder();
        var port = builder.Configuration.GetValue<int>("PORT");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port));
        await using var app = builder.Build();
        app.Run(context => context.Response.WriteAsync("ok"));
        await app.RunAsync();
    }
}
