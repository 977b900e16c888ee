using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace World;

/// <summary>
/// The headers a storefront's delivery carries, signed as its platform documents it. No code of the product signs what
/// it will verify.
/// </summary>
public static class Signing
{
    public static (string Name, string Value)[] Headers(
        Message message, StorefrontKeys keys, string deliveryId, DateTimeOffset at)
    {
        var now = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return message.Storefront switch
        {
            "shopify" =>
            [
                ("X-Shopify-Topic", message.Topic),
                ("X-Shopify-Shop-Domain", "demo.myshopify.com"),
                ("X-Shopify-Webhook-Id", deliveryId),
                ("X-Shopify-Hmac-Sha256", Base64(Utf8(keys.Shopify), message.Body)),
            ],
            "woocommerce" =>
            [
                ("X-WC-Webhook-Topic", message.Topic),
                ("X-WC-Webhook-Delivery-ID", deliveryId),
                ("X-WC-Webhook-Signature", Base64(Utf8(keys.WooCommerce), message.Body)),
            ],
            "stripe" =>
            [
                ("Stripe-Signature", $"t={now},v1=" + Convert.ToHexStringLower(
                    Hmac(Utf8(keys.Stripe), [.. Utf8(now + "."), .. message.Body]))),
            ],
            _ =>
            [
                ("webhook-id", deliveryId),
                ("webhook-timestamp", now),
                ("webhook-signature", "v1," + Base64(
                    KeyIn(keys.Standard), [.. Utf8($"{deliveryId}.{now}."), .. message.Body])),
            ],
        };
    }

    /// <summary>Standard Webhooks' key is the base64 after the prefix; Stripe's is the whole text.</summary>
    private static byte[] KeyIn(string secret) => Convert.FromBase64String(secret["whsec_".Length..]);

    private static string Base64(byte[] key, byte[] bytes) => Convert.ToBase64String(Hmac(key, bytes));

    private static byte[] Hmac(byte[] key, byte[] bytes) => HMACSHA256.HashData(key, bytes);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}

/// <summary>A shop's webhook secrets, storefront by storefront.</summary>
public sealed record StorefrontKeys(string Shopify, string WooCommerce, string Stripe, string Standard)
{
    /// <summary>Those of the demo shop, which are published.</summary>
    public static StorefrontKeys Demo { get; } = new(
        "demo-shopify-secret",
        "demo-woocommerce-secret",
        "whsec_demo_stripe_secret",
        "whsec_ZGVtby1zdGFuZGFyZC13ZWJob29rLXNlY3JldC0wMQ==");
}
