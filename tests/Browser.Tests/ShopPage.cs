using System.Net;
using System.Text;
using App.Tests;

namespace Browser.Tests;

/// <summary>
/// A shop's page on another origin of this machine, served with a policy of its own. A real server: Chromium lets no
/// page that came from nowhere ask this machine for anything.
/// </summary>
public sealed class ShopPage : IDisposable
{
    private readonly HttpListener listener = new();

    public ShopPage(string policy, string script)
    {
        Address = $"http://localhost:{Azurite.FreePort()}/";
        listener.Prefixes.Add(Address);
        listener.Start();
        _ = Serve(policy, Encoding.UTF8.GetBytes(
            $"<!doctype html><html lang=\"nb\"><meta charset=\"utf-8\"><title>Butikk</title>"
            + $"<link rel=\"icon\" href=\"data:,\">"
            + $"<h1>Min butikk</h1><loyalty-panel>Poeng</loyalty-panel>{script}</html>"));
    }

    public string Address { get; }

    public void Dispose() => listener.Close();

    private async Task Serve(string policy, byte[] page)
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                context.Response.ContentType = "text/html; charset=utf-8";
                context.Response.Headers["Content-Security-Policy"] = policy + "; img-src data:";
                await context.Response.OutputStream.WriteAsync(page);
                context.Response.Close();
            }
            catch (Exception over) when (
                over is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }
}
