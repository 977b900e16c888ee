namespace Loyalty.Cli;

/// <summary>What a command takes from around it rather than from its line.</summary>
public static class Settings
{
    public const string OwnerKeyName = "LOYALTY_OWNER_KEY";

    public const string ShopName = "LOYALTY_SHOP";

    public const string UrlName = "LOYALTY_URL";

    public const string ShopifyTokenName = "SHOPIFY_ACCESS_TOKEN";

    public const string ShopifyClientName = "SHOPIFY_CLIENT_ID";

    public const string ShopifySecretName = "SHOPIFY_CLIENT_SECRET";

    public const string WooCommerceKeyName = "WOOCOMMERCE_KEY";

    public const string WooCommerceSecretName = "WOOCOMMERCE_SECRET";

    public const string StripeKeyName = "STRIPE_API_KEY";

    /// <summary>Published, and good for nothing but a demo on this machine.</summary>
    private const string DemoKey = "demo-owner-key";

    public static string? Shop => Set(ShopName);

    /// <summary>The key given, else the one set, else the demo's on this machine; null where there is none.</summary>
    public static string? OwnerKey(string? given, Uri address) =>
        Some(given) ?? Set(OwnerKeyName) ?? (address.IsLoopback ? DemoKey : null);

    /// <summary>What is set around the command; null where it is not, or blank.</summary>
    public static string? Set(string name) => Some(Environment.GetEnvironmentVariable(name));

    public static Uri? AddressOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    private static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
