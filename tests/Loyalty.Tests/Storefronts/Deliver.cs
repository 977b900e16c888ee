using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Loyalty.Storefronts;

namespace Loyalty.Tests.Storefronts;

/// <summary>Really signed deliveries, made by hand: no code of the storefronts signs what it will verify.</summary>
internal static class Deliver
{
    public const string Secret = "a-secret-with-'quotes'-and-Ø";
    public const string StripeSecret = "whsec_the_whole_text_is_the_key";
    public const string StandardSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    public static readonly DateTimeOffset Now = new(2026, 11, 21, 18, 0, 0, TimeSpan.Zero);

    public static string UnixNow => Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    public static Channel Channel(string storefront) => new()
    {
        Storefront = storefront,
        Secrets = [storefront switch { "stripe" => StripeSecret, "standard" => StandardSecret, _ => Secret }],
        GuestKey = "the shop's guest key"u8.ToArray(),
    };

    public static Delivery Raw(byte[] body, params (string Name, string Value)[] headers) => At(Now, body, headers);

    public static Delivery At(DateTimeOffset now, byte[] body, params (string Name, string Value)[] headers) => new(
        body,
        name =>
        [
            .. headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                .Select(header => header.Value),
        ],
        now);

    public static Delivery Shopify(string topic, byte[] body) => Raw(
        body,
        ("X-Shopify-Topic", topic),
        ("X-Shopify-Shop-Domain", "demo.myshopify.com"),
        ("X-Shopify-Webhook-Id", "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043"),
        ("X-Shopify-Hmac-Sha256", Convert.ToBase64String(Hmac(Encoding.UTF8.GetBytes(Secret), body))));

    public static Delivery WooCommerce(string topic, byte[] body) => Raw(
        body,
        ("X-WC-Webhook-Topic", topic),
        ("X-WC-Webhook-Signature", Convert.ToBase64String(Hmac(Encoding.UTF8.GetBytes(Secret), body))));

    public static Delivery Stripe(byte[] body) => Raw(
        body,
        ("Stripe-Signature", $"t={UnixNow},v1={Convert.ToHexStringLower(
            Hmac(Encoding.UTF8.GetBytes(StripeSecret), Encoding.UTF8.GetBytes(UnixNow + "."), body))}"));

    public static Delivery Standard(byte[] body) => Raw(
        body,
        ("webhook-id", "msg_1"),
        ("webhook-timestamp", UnixNow),
        ("webhook-signature", "v1," + Convert.ToBase64String(
            Hmac(Convert.FromBase64String(StandardSecret[6..]), Encoding.UTF8.GetBytes($"msg_1.{UnixNow}."), body))));

    public static Delivery To(string storefront, string topic, byte[] body) => storefront switch
    {
        "shopify" => Shopify(topic, body),
        "woocommerce" => WooCommerce(topic, body),
        "stripe" => Stripe(body),
        _ => Standard(body),
    };

    /// <summary>
    /// Verifies and translates, as the front door does; a delivery of our own that is not genuine fails the test.
    /// </summary>
    public static Translation Said(string storefront, string topic, byte[] body, Channel? channel = null)
    {
        channel ??= Channel(storefront);
        var door = AllStorefronts.Named(storefront)!;
        var genuine = door.Verify(To(storefront, topic, body), channel);
        return door.Translate(genuine ?? throw new InvalidOperationException("Not genuine."), channel);
    }

    private static byte[] Hmac(byte[] key, params byte[][] pieces) =>
        HMACSHA256.HashData(key, pieces.SelectMany(p => p).ToArray());
}
