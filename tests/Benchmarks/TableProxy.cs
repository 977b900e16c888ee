using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Benchmarks;

/// <summary>
/// Stands between an app and storage and writes down every exchange. It holds each answer back a while, so that
/// requests sent side by side are seen side by side however busy the machine is.
/// </summary>
internal sealed class TableProxy : IAsyncDisposable
{
    private static readonly TimeSpan Held = TimeSpan.FromMilliseconds(60);

    private readonly ConcurrentQueue<Exchange> exchanges = [];
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly WebApplication app;
    private readonly string behind;

    private TableProxy(int port, int portBehind)
    {
        behind = $"http://127.0.0.1:{Front.Text(portBehind)}";
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port));
        app = builder.Build();
        app.Run(Pass);
    }

    public static async Task<TableProxy> Start(int port, int portBehind)
    {
        var proxy = new TableProxy(port, portBehind);
        await proxy.app.StartAsync();
        return proxy;
    }

    /// <summary>What has passed since the last time this was asked.</summary>
    public Exchange[] Take()
    {
        var taken = new List<Exchange>();
        while (exchanges.TryDequeue(out var exchange))
        {
            taken.Add(exchange);
        }

        return [.. taken];
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task Pass(HttpContext context)
    {
        var began = Stopwatch.GetTimestamp();
        var passage = await Passage.Read(context);
        var answer = await passage.Forward(http, behind);
        await Task.Delay(Held);
        exchanges.Enqueue(
            new Exchange(passage.Method, passage.Target, passage.Headers, passage.Body, answer.Status)
            {
                Began = began,
                Ended = Stopwatch.GetTimestamp(),
            });
        await passage.Answer(answer);
    }
}
