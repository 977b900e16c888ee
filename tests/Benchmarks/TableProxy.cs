using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Benchmarks;

/// <summary>
/// Stands between an app and storage and writes down every exchange. It holds each answer back a while, so that
/// requests sent side by side are seen side by side however busy the machine is.
/// </summary>
internal sealed class TableProxy : IAsyncDisposable
{
    private static readonly TimeSpan Held = TimeSpan.FromMilliseconds(60);

    private static readonly HashSet<string> OfConnections = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Connection", "Keep-Alive", "Content-Length", "Transfer-Encoding",
    };

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
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var headers = context.Request.Headers
            .Where(header => !OfConnections.Contains(header.Key))
            .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        using var request = Bare.Request(context.Request.Method, behind + target, headers, body);
        using var response = await http.SendAsync(request);
        var answer = await response.Content.ReadAsByteArrayAsync();
        await Task.Delay(Held);
        exchanges.Enqueue(new Exchange(context.Request.Method, target, headers, body, (int)response.StatusCode)
        {
            Began = began,
            Ended = Stopwatch.GetTimestamp(),
        });
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var header in response.Headers.Concat(response.Content.Headers)
            .Where(header => !OfConnections.Contains(header.Key)))
        {
            context.Response.Headers[header.Key] = header.Value.ToArray();
        }

        if (answer.Length > 0)
        {
            context.Response.ContentLength = answer.Length;
            await context.Response.Body.WriteAsync(answer);
        }
    }
}
