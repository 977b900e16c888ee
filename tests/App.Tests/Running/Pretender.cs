using System.Net;
using System.Text;

namespace App.Tests.Running;

/// <summary>Something that answers at an address as a test says: each request by its number, from 1.</summary>
public sealed class Pretender : IDisposable
{
    private readonly HttpListener listener = new();
    private int requests;

    public Pretender(Func<int, (int Status, string Type, string Body)> answers)
    {
        Address = new Uri($"http://127.0.0.1:{Azurite.FreePort()}/");
        listener.Prefixes.Add(Address.AbsoluteUri);
        listener.Start();
        _ = Serve(answers);
    }

    public Uri Address { get; }

    public int Requests => requests;

    public void Dispose() => listener.Close();

    private async Task Serve(Func<int, (int Status, string Type, string Body)> answers)
    {
        while (listener.IsListening)
        {
            try
            {
                var asked = await listener.GetContextAsync();
                var (status, type, body) = answers(Interlocked.Increment(ref requests));
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
