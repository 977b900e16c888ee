using System.Globalization;
using System.Text.Json.Nodes;
using App.Tests.Running;
using Standins;
using Xunit;

namespace App.Tests.Commands;

/// <summary>
/// An app that is reached at its public address, and in it a shop made by the command line, for whoever tries the rest
/// of the commands on it.
/// </summary>
public sealed class OpenShop : IAsyncLifetime
{
    private AppProcess app = null!;

    public string Shop { get; } = "shop-" + Any.Number();

    public Uri Address => app.Address;

    public string OwnerKey { get; private set; } = "";

    public string MemberKey { get; private set; } = "";

    public HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var port = Azurite.FreePort().ToString(CultureInfo.InvariantCulture);
        app = await new AppProcess(
            ("PORT", port),
            ("LOYALTY_DEMO", "1"),
            ("LOYALTY_STORAGE", Azurite.ConnectionString),
            ("LOYALTY_TABLE_PREFIX", "c" + Guid.NewGuid().ToString("N")[..12]),
            ("LOYALTY_OWNER_KEY", RunningApp.OwnerKey),
            ("LOYALTY_PUBLIC_URL", $"http://127.0.0.1:{port}")).Answers("/readyz");
        Client = new HttpClient { BaseAddress = Address };
        var made = await Deployment(
            "shop", "create", Shop, "--currency", "EUR", "--origin", "https://nordlys.example", "--json");
        (OwnerKey, MemberKey) = ((string)made.Json["ownerKey"]!, (string)made.Json["memberKey"]!);
    }

    /// <summary>Types a line as the deployment's owner.</summary>
    public Task<CommandLine> Deployment(params string[] line) =>
        Type([("LOYALTY_OWNER_KEY", RunningApp.OwnerKey)], line);

    /// <summary>Types a line as the shop's owner, about the shop.</summary>
    public Task<CommandLine> Owner(params string[] line) =>
        Type([("LOYALTY_OWNER_KEY", OwnerKey), ("LOYALTY_SHOP", Shop)], line);

    /// <summary>The same with what a platform is entered with.</summary>
    public Task<CommandLine> Connecting(params string[] line) => Type(
        [
            ("LOYALTY_OWNER_KEY", OwnerKey),
            ("LOYALTY_SHOP", Shop),
            ("SHOPIFY_CLIENT_ID", ShopifyStandin.Client),
            ("SHOPIFY_CLIENT_SECRET", ShopifyStandin.Secret),
            ("WOOCOMMERCE_KEY", WooCommerceStandin.Key),
            ("WOOCOMMERCE_SECRET", WooCommerceStandin.Secret),
            ("STRIPE_API_KEY", StripeStandin.Key),
        ],
        line);

    /// <summary>How the shop is set up now.</summary>
    public async Task<JsonObject> Details() => (await Owner("shop", "show", "--json")).Json;

    public async Task<string[]> Fingerprints(string storefront) =>
    [
        .. (await Details())["storefronts"]!.AsArray()
            .Where(one => (string?)one!["storefront"] == storefront)
            .SelectMany(one => one!["secrets"]!.AsArray())
            .Select(secret => (string)secret!["fingerprint"]!),
    ];

    public Uri Webhook(string storefront) => new(Address, $"/api/shops/{Shop}/webhooks/{storefront}");

    public Member Member(string customer) => new(Client, Shop, customer, MemberKey);

    public Task DisposeAsync()
    {
        Client.Dispose();
        app.Dispose();
        return Task.CompletedTask;
    }

    private Task<CommandLine> Type((string Name, string Value)[] around, string[] line) =>
        CommandLine.TypeIn([("LOYALTY_URL", Address.AbsoluteUri), .. around], line);
}
