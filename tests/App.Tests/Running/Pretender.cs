using System.Collections.Concurrent;
using System.Collections.Specialized;
using System.Net;
using System.Text;

namespace App.Tests.Running;

/// <summary>Something that answers at an address as a test says: each request by its number, from 1.</summary>
public sealed class Pretender : IDisposable
{
    private readonly HttpListener listener = new();
    private int requests;

    private readonly ConcurrentQueue<PretendedRequest> heard = new();

    public Pretender(Func<int, (int Status, string Type, string Body)> answers)
        : this((number, _) => answers(number))
    {
    }

    public Pretender(Func<int, PretendedRequest, (int Status, string Type, string Body)> answers)
    {
        Address = new Uri($"http://127.0.0.1:{Azurite.FreePort()}/");
        listener.Prefixes.Add(Address.AbsoluteUri);
        listener.Start();
        _ = Serve(answers);
    }

    public Uri Address { get; }

    public int Requests => requests;

    /// <summary>Everything it was asked, in order.</summary>
    public IReadOnlyList<PretendedRequest> Heard => [.. heard];

    public void Dispose() => listener.Close();

    private async Task Serve(Func<int, PretendedRequest, (int Status, string Type, string Body)> answers)
    {
        while (listener.IsListening)
        {
            try
            {
                var asked = await listener.GetContextAsync();
                using var reader = new StreamReader(asked.Request.InputStream);
                var request = new PretendedRequest(
                    asked.Request.HttpMethod,
                    asked.Request.Url!.PathAndQuery,
                    await reader.ReadToEndAsync(),
                    asked.Request.Headers);
                heard.Enqueue(request);
                var (status, type, body) = answers(Interlocked.Increment(ref requests), request);
                (asked.Response.StatusCode, asked.Response.ContentType) = (status, type);
                await asked.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
                asked.Response.Close();
            }
            catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}

/// <summary>One request as it was heard.</summary>
public sealed record PretendedRequest(string Method, string Path, string Body, NameValueCollection Headers);
