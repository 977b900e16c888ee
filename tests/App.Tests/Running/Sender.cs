using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace App.Tests.Running;

/// <summary>
/// A storefront that posts its deliveries, signed by the demo's secrets as its platform documents it; no code of the
/// product signs what it will verify.
/// </summary>
public sealed class Sender(HttpClient client)
{
    public Task<Reply> Send(Message message, string shop = "demo") => Post(message, shop, Signatures(message));

    /// <summary>A delivery with headers of the test's own choosing.</summary>
    public Task<Reply> Post(
        Message message,
        string shop,
        IEnumerable<(string Name, string Value)> headers,
        string? mediaType = "application/json")
    {
        var content = new ByteArrayContent(message.Body);
        content.Headers.ContentType = mediaType is null ? null : MediaTypeHeaderValue.Parse(mediaType);
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/shops/{shop}/webhooks/{message.Storefront}")
        {
            Content = content,
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return Reply.To(client.SendAsync(request));
    }

    public static (string Name, string Value)[] Signatures(Message message, DateTimeOffset? at = null)
    {
        var now = (at ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return message.Storefront switch
        {
            "shopify" =>
            [
                ("X-Shopify-Topic", message.Topic),
                ("X-Shopify-Shop-Domain", "demo.myshopify.com"),
                ("X-Shopify-Webhook-Id", Guid.NewGuid().ToString()),
                ("X-Shopify-Hmac-Sha256", Base64("demo-shopify-secret", message.Body)),
            ],
            "woocommerce" =>
            [
                ("X-WC-Webhook-Topic", message.Topic),
                ("X-WC-Webhook-Signature", Base64("demo-woocommerce-secret", message.Body)),
            ],
            "stripe" =>
            [
                ("Stripe-Signature", $"t={now},v1=" + Convert.ToHexStringLower(
                    Hmac("whsec_demo_stripe_secret"u8, [.. Utf8(now + "."), .. message.Body]))),
            ],
            _ =>
            [
                ("webhook-id", "msg_1"),
                ("webhook-timestamp", now),
                ("webhook-signature", "v1," + Convert.ToBase64String(
                    Hmac("demo-standard-webhook-secret-01"u8, [.. Utf8($"msg_1.{now}."), .. message.Body]))),
            ],
        };
    }

    private static string Base64(string key, byte[] body) => Convert.ToBase64String(Hmac(Utf8(key), body));

    private static byte[] Hmac(ReadOnlySpan<byte> key, byte[] bytes) => HMACSHA256.HashData(key, bytes);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
