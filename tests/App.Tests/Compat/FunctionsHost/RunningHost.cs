using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace App.Tests.Compat.FunctionsHost;

/// <summary>The local host on a free port with the sample functions; its log is kept to be asserted on.</summary>
public sealed class RunningHost : IAsyncLifetime
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("functions-host");
    private IHost? _host;

    public HttpClient Client { get; private set; } = new();

    public KeptLog Log { get; } = new();

    public Notes Notes => _host!.Services.GetRequiredService<Notes>();

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_directory.FullName, "host.json"), """{ "extensions": { "http": { "routePrefix": "" } } }""");
        var builder = FunctionsApplication.CreateBuilder(
            ["--PORT=0"], _directory.FullName, typeof(SampleFunctions), typeof(SampleTimers));
        builder.UseMiddleware<Early>();
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<Gate>();
        builder.UseMiddleware<Trace>();
        builder.Services.AddSingleton<Notes>().AddScoped<PerInvocation>();
        builder.Logging.ClearProviders().AddProvider(Log);
        _host = builder.Build();
        await _host.StartAsync();
        Client.BaseAddress = new Uri(_host.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _host!.StopAsync();
        _host.Dispose();
        _directory.Delete(recursive: true);
    }
}
