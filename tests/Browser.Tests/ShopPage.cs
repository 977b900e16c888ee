using System.Net;
using System.Net.Sockets;
using System.Text;
using App.Tests;

namespace Browser.Tests;

/// <summary>
/// A shop's page on another origin of this machine, served with a policy of its own, at every address the same. A real
/// server: Chromium lets no page that came from nowhere ask this machine for anything.
/// </summary>
public sealed class ShopPage : IDisposable
{
    private readonly HttpListener listener = new();

    public ShopPage(string policy, string script)
        : this(
            $"<!doctype html><html lang=\"nb\"><meta charset=\"utf-8\"><title>Butikk</title>"
            + $"<link rel=\"icon\" href=\"data:,\">"
            + $"<h1>Min butikk</h1><loyalty-panel>Poeng</loyalty-panel>{script}</html>") =>
        Policy = policy + "; img-src data:";

    private ShopPage(string page)
    {
        Address = $"http://localhost:{Azurite.FreePort()}/";
        listener.Prefixes.Add(Address);
        listener.Start();
        _ = Serve(Encoding.UTF8.GetBytes(page));
    }

    public string Address { get; }

    private string? Policy { get; }

    /// <summary>The product page that `make bench` measures, with this in its head.</summary>
    public static ShopPage OfProduct(string head) => new(
        File.ReadAllText(Repository.File("tests/vitals/product.html"))
            .Replace("<!--widget-->", head, StringComparison.Ordinal));

    /// <summary>A page with nothing in it but this.</summary>
    public static ShopPage Of(string head) => new(
        $"<!doctype html><html lang=\"en\"><title>Shop</title><link rel=\"icon\" href=\"data:,\">{head}</html>");

    public void Dispose() => listener.Close();

    private async Task Serve(byte[] page)
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                context.Response.ContentType = "text/html; charset=utf-8";
                if (Policy is not null)
                {
                    context.Response.Headers["Content-Security-Policy"] = Policy;
                }

                await context.Response.OutputStream.WriteAsync(page);
                context.Response.Close();
            }
            catch (Exception over) when (over is HttpListenerException or IOException or SocketException
                or ObjectDisposedException or InvalidOperationException or NullReferenceException)
            {
                // The browser has turned away from the answer, however the listener says so, or the test is over.
            }
        }
    }
}
