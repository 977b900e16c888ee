using System.Security.Cryptography;
using System.Text;
using Loyalty.Storefronts;

namespace App.Tests.Storefronts;

/// <summary>What the front door reads in a delivery by Standard Webhooks, genuinely signed.</summary>
internal static class Standardly
{
    public static Translation Said(string text)
    {
        var body = Encoding.UTF8.GetBytes(text);
        var now = DateTimeOffset.FromUnixTimeSeconds(1_795_257_600);
        var key = "a key of the demo's"u8.ToArray();
        var signature = HMACSHA256.HashData(key, (byte[])[.. "m.1795257600."u8, .. body]);
        var channel = new Channel
        {
            Storefront = "standard",
            Secrets = ["whsec_" + Convert.ToBase64String(key)],
            GuestKey = key,
        };
        var headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["webhook-id"] = "m",
            ["webhook-timestamp"] = "1795257600",
            ["webhook-signature"] = "v1," + Convert.ToBase64String(signature),
        };
        var delivery = new Delivery(body, name => headers.TryGetValue(name, out var value) ? [value] : [], now);
        var standard = new StandardWebhooks();
        return standard.Translate(standard.Verify(delivery, channel)!, channel);
    }
}
