using System.Collections.Concurrent;
using System.Net;

namespace App.Tests.Telemetry;

/// <summary>Stands before storage and writes down what was asked of it, and in whose trace.</summary>
internal sealed class RecordedStorage : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly string address = $"http://127.0.0.1:{Azurite.FreePort()}/";
    private readonly ConcurrentQueue<(string Path, string? TraceParent)> calls = [];

    public RecordedStorage()
    {
        listener.Prefixes.Add(address);
        listener.Start();
        _ = Listen();
    }

    public string ConnectionString =>
        $"AccountName={Azurite.Account};AccountKey={Azurite.Key};TableEndpoint={address}{Azurite.Account};";

    public IEnumerable<(string Path, string? TraceParent)> Calls => calls;

    public void Dispose()
    {
        listener.Close();
        http.Dispose();
    }

    private async Task Listen()
    {
        while (listener.IsListening)
        {
            try
            {
                _ = Pass(await listener.GetContextAsync());
            }
            catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Pass(HttpListenerContext context)
    {
        var asked = context.Request;
        calls.Enqueue((asked.RawUrl!, asked.Headers["traceparent"]));
        var asIs = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        using var request = new HttpRequestMessage(
            new HttpMethod(asked.HttpMethod),
            new Uri(Azurite.Endpoint.GetLeftPart(UriPartial.Authority) + asked.RawUrl, asIs));
        request.Content = asked.HasEntityBody ? new StreamContent(asked.InputStream) : null;
        foreach (var name in asked.Headers.AllKeys.OfType<string>()
            .Where(name => name is not ("Host" or "traceparent")))
        {
            if (!request.Headers.TryAddWithoutValidation(name, asked.Headers[name]))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, asked.Headers[name]);
            }
        }

        using var answer = await http.SendAsync(request);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers)
            .Where(header => header.Key is not ("Transfer-Encoding" or "Content-Length" or "Keep-Alive")))
        {
            context.Response.Headers[name] = string.Join(',', values);
        }

        await context.Response.OutputStream.WriteAsync(await answer.Content.ReadAsByteArrayAsync());
        context.Response.Close();
    }
}
