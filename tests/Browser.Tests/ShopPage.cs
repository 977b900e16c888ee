using App.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Browser.Tests;

/// <summary>
/// A shop's page on another origin of this machine, served with a policy of its own, at every address the same. A real
/// server: Chromium lets no page that came from nowhere ask this machine for anything.
/// </summary>
public sealed class ShopPage : IDisposable
{
    private readonly WebApplication served;

    public ShopPage(string policy, string script)
        : this(
            $"<!doctype html><html lang=\"nb\"><meta charset=\"utf-8\"><title>Butikk</title>"
            + $"<link rel=\"icon\" href=\"data:,\">"
            + $"<h1>Min butikk</h1><loyalty-panel>Poeng</loyalty-panel>{script}</html>",
            policy + "; img-src data:",
            Azurite.FreePort())
    {
    }

    private ShopPage(string page, string? policy, int port)
    {
        Address = $"http://localhost:{port}/";
        var building = WebApplication.CreateSlimBuilder();
        building.WebHost.UseUrls(Address);
        building.Logging.ClearProviders();
        served = building.Build();
        served.Run(context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            if (policy is not null)
            {
                context.Response.Headers.ContentSecurityPolicy = policy;
            }

            return context.Response.WriteAsync(page);
        });
        served.Start();
    }

    public string Address { get; }

    /// <summary>The product page that `make bench` measures, with this in its head.</summary>
    public static ShopPage OfProduct(string head) => new(
        File.ReadAllText(Repository.File("tests/vitals/product.html"))
            .Replace("<!--widget-->", head, StringComparison.Ordinal),
        null,
        Azurite.FreePort());

    /// <summary>A page with nothing in it but this.</summary>
    public static ShopPage Of(string head) => new(
        $"<!doctype html><html lang=\"en\"><title>Shop</title><link rel=\"icon\" href=\"data:,\">{head}</html>",
        null,
        Azurite.FreePort());

    public void Dispose() => ((IDisposable)served).Dispose();
}
