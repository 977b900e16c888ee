using System.CommandLine;

namespace Loyalty.Cli.Connecting;

/// <summary>What the commands that speak to a platform are given: where it is, and what to enter it with.</summary>
public static class Given
{
    private static readonly Uri Stripe = new("https://api.stripe.com");

    public static Option<bool> NoTest { get; } = new("--no-test") { Description = "Sends no test delivery." };

    public static Option<bool> Rotate { get; } = new("--rotate")
    {
        Description = "Makes a new secret; the one before it counts for three days more.",
    };

    public static Option<bool> OwnSales { get; } = new("--own-sales")
    {
        Description = "Its sales are its own: no other storefront of the shop reports them.",
    };

    public static Option<string> ShopifyStore { get; } = new("--store")
    {
        Description = "The store, like nordlys.myshopify.com.",
        HelpName = "store",
        Required = true,
    };

    public static Option<Uri> WooCommerceStore { get; } = new("--store")
    {
        Description = "Where WordPress answers, like https://nordlys.example.",
        HelpName = "address",
        Required = true,
        CustomParser = Options.Address,
    };

    public static Option<Uri> StripeAddress { get; } = new("--stripe")
    {
        Description = "Where Stripe’s API answers.",
        HelpName = "address",
        DefaultValueFactory = _ => Stripe,
        CustomParser = Options.Address,
    };

    public static string ShopifySecret => Settings.Set(Settings.ShopifySecretName) ?? throw Missing(
        "Shopify signs with the app’s client secret.", $"Set {Settings.ShopifySecretName} to it.");

    public static Task<ShopifyAdmin> Shopify(Asked asked) => ShopifyAdmin.Open(
        StoreOf(asked.Of(ShopifyStore)!),
        Settings.Set(Settings.ShopifyTokenName),
        Settings.Set(Settings.ShopifyClientName),
        Settings.Set(Settings.ShopifySecretName),
        asked.Stop);

    public static WooCommerceRest WooCommerce(Asked asked) =>
        Settings.Set(Settings.WooCommerceKeyName) is { } key
        && Settings.Set(Settings.WooCommerceSecretName) is { } secret
            ? new WooCommerceRest(asked.Of(WooCommerceStore)!, key, secret)
            : throw Missing(
                "WooCommerce is entered with a consumer key.",
                $"Set {Settings.WooCommerceKeyName} and {Settings.WooCommerceSecretName}: "
                    + "WooCommerce, Settings, Advanced, REST API, with read and write.");

    public static StripeApi StripeApi(Asked asked) => Settings.Set(Settings.StripeKeyName) is { } key
        ? new StripeApi(asked.Of(StripeAddress)!, key)
        : throw Missing(
            "Stripe is entered with an API key.",
            $"Set {Settings.StripeKeyName} to a secret key, or a restricted one that may write webhook endpoints.");

    /// <summary>A store's name, its domain, or its whole address.</summary>
    private static Uri StoreOf(string store)
    {
        var whole = store.Contains("://", StringComparison.Ordinal) ? store
            : "https://" + (store.Contains('.', StringComparison.Ordinal) ? store : store + ".myshopify.com");
        return Settings.AddressOf(whole) ?? throw new CouldNotException(
            "store_unknown", $"{store} is no store.", "Give --store as it ends in .myshopify.com.");
    }

    private static CouldNotException Missing(string happened, string next) =>
        new("credentials_missing", happened, next + " It is used here and never reaches the app.");
}
