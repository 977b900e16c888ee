using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Loyalty.Cli.Connecting;

/// <summary>
/// A delivery that proves the way and the secret and earns nobody anything: an order marked as a test, of no customer,
/// or, at WooCommerce, which knows no test orders, a topic the app ignores. Signed as each platform documents it.
/// </summary>
public sealed record TestOrder(string Body, IReadOnlyList<(string Name, string Value)> Headers)
{
    public static TestOrder Of(string storefront, string secret, DateTimeOffset now)
    {
        var (time, seconds) = (
            now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        return storefront switch
        {
            "shopify" => Shopify(secret, time),
            "woocommerce" => WooCommerce(secret),
            "stripe" => Stripe(secret, now.ToUnixTimeSeconds(), seconds),
            _ => Standard(secret, time, seconds),
        };
    }

    private static TestOrder Shopify(string secret, string time)
    {
        var body = new JsonObject
        {
            ["id"] = 1,
            ["name"] = "#loyalty-test",
            ["test"] = true,
            ["created_at"] = time,
            ["updated_at"] = time,
            ["currency"] = "EUR",
            ["financial_status"] = "pending",
            ["line_items"] = new JsonArray(),
        }.ToJsonString();
        return new TestOrder(body, [
            ("X-Shopify-Topic", "orders/create"),
            ("X-Shopify-Shop-Domain", "loyalty-test.myshopify.com"),
            ("X-Shopify-Webhook-Id", Guid.NewGuid().ToString()),
            ("X-Shopify-Hmac-Sha256", Base64(Encoding.UTF8.GetBytes(secret), body)),
        ]);
    }

    private static TestOrder WooCommerce(string secret)
    {
        var body = new JsonObject { ["action"] = "loyalty_test", ["arg"] = 1 }.ToJsonString();
        return new TestOrder(body, [
            ("X-WC-Webhook-Topic", "action.loyalty_test"),
            ("X-WC-Webhook-Delivery-ID", Guid.NewGuid().ToString("N")),
            ("X-WC-Webhook-Signature", Base64(Encoding.UTF8.GetBytes(secret), body)),
        ]);
    }

    private static TestOrder Stripe(string secret, long now, string seconds)
    {
        var session = new JsonObject
        {
            ["id"] = "cs_test_loyalty",
            ["object"] = "checkout.session",
            ["created"] = now,
            ["mode"] = "payment",
            ["payment_status"] = "unpaid",
            ["currency"] = "eur",
            ["amount_subtotal"] = 0,
            ["amount_total"] = 0,
        };
        var body = new JsonObject
        {
            ["id"] = "evt_loyalty_" + seconds,
            ["object"] = "event",
            ["type"] = "checkout.session.completed",
            ["created"] = now,
            ["livemode"] = false,
            ["data"] = new JsonObject { ["object"] = session },
        }.ToJsonString();
        var signature = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{seconds}.{body}"));
        return new TestOrder(body, [("Stripe-Signature", $"t={seconds},v1={Convert.ToHexStringLower(signature)}")]);
    }

    private static TestOrder Standard(string secret, string time, string seconds)
    {
        var order = new JsonObject
        {
            ["id"] = "loyalty-test",
            ["test"] = true,
            ["placedAt"] = time,
            ["updatedAt"] = time,
            ["currency"] = "EUR",
            ["payment"] = "unpaid",
            ["lines"] = new JsonArray(),
        };
        var body = new JsonObject { ["type"] = "order.created", ["timestamp"] = time, ["data"] = order }.ToJsonString();
        var id = "msg_" + Guid.NewGuid().ToString("N");
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        return new TestOrder(body, [
            ("webhook-id", id),
            ("webhook-timestamp", seconds),
            ("webhook-signature", "v1," + Base64(key, $"{id}.{seconds}.{body}")),
        ]);
    }

    private static string Base64(byte[] key, string text) =>
        Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
}
