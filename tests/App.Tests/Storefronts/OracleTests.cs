using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FluentAssertions;
using Loyalty.Storefronts;
using Xunit;

namespace App.Tests.Storefronts;

/// <summary>
/// The front doors' verdicts held against those of the platforms' own packages for Node: what they sign is genuine,
/// what they refuse is not.
/// </summary>
public sealed class OracleTests : IDisposable
{
    private const string Body = "{\"id\":14,\"note\":\"Å æ \\/ 🎁\"}\r\n";
    private const string StandardSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private readonly Lazy<Oracle> _shopify = new(() => Oracle.Start("shopify.mjs"));
    private readonly Lazy<Oracle> _standard = new(() => Oracle.Start("standard-webhooks.mjs"));
    private readonly Lazy<Oracle> _stripe = new(() => Oracle.Start("stripe.mjs"));

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("X-Shopify-Topic", "", false)]
    [InlineData("X-Shopify-Shop-Domain", "", false)]
    [InlineData("X-Shopify-Webhook-Id", "", false)]
    [InlineData("X-Shopify-Hmac-Sha256", "", false)]
    [InlineData("X-Shopify-Hmac-Sha256", "AAAA", false)]
    [InlineData("X-Shopify-Hmac-Sha256", "not base64!", false)]
    [InlineData("X-Shopify-Topic", "orders/delete", true)]
    public async Task shopify_agrees_on_what_is_genuine(string? header, string? value, bool expected)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["X-Shopify-Topic"] = "orders/updated",
            ["X-Shopify-API-Version"] = "2026-07",
            ["X-Shopify-Shop-Domain"] = "demo.myshopify.com",
            ["X-Shopify-Webhook-Id"] = "1",
            ["X-Shopify-Hmac-Sha256"] = Convert.ToBase64String(
                HMACSHA256.HashData("sécret"u8, Encoding.UTF8.GetBytes(Body))),
        };
        if (header is not null)
        {
            headers[header] = value!;
        }

        var theirs = await _shopify.Value.AskAsync(new { secret = "sécret", body = Body, headers });

        IsGenuine("shopify", "sécret", headers, DateTimeOffset.UtcNow).Should().Be(expected);
        theirs["genuine"]!.GetValue<bool>().Should().Be(expected);
    }

    [Theory]
    [InlineData("{0}", 0, true)]
    [InlineData("v1,AAAA v2,x {0}", 0, true)]
    [InlineData("v1a,AAAA {0}", -200, true)]
    [InlineData("{0}", -310, false)]
    [InlineData("{0}", 600, false)]
    [InlineData("v1,AAAA", 0, false)]
    [InlineData("v2{0}", 0, false)]
    public async Task standard_webhooks_agrees_on_what_is_genuine(string signatures, int secondsAgo, bool expected)
    {
        var now = DateTimeOffset.UtcNow;
        var at = now.ToUnixTimeSeconds() + secondsAgo;
        var signed = await _standard.Value.AskAsync(
            new { op = "sign", secret = StandardSecret, id = "msg_1", at, body = Body });
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["webhook-id"] = "msg_1",
            ["webhook-timestamp"] = at.ToString(CultureInfo.InvariantCulture),
            ["webhook-signature"] = string.Format(
                CultureInfo.InvariantCulture, signatures, signed["signature"]!.GetValue<string>()),
        };

        var theirs = await _standard.Value.AskAsync(
            new { op = "verify", secret = StandardSecret, body = Body, headers });

        IsGenuine("standard", StandardSecret, headers, now).Should().Be(expected);
        theirs["genuine"]!.GetValue<bool>().Should().Be(expected);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public async Task stripe_agrees_on_what_is_genuine(int seconds, bool expected)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_795_257_600);
        const string Secret = "whsec_the whole text is the key, æøå included";
        var signed = await _stripe.Value.AskAsync(
            new { op = "sign", secret = Secret, at = now.ToUnixTimeSeconds() - seconds, body = Body });
        var header = signed["header"]!.GetValue<string>();
        var headers =
            new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Stripe-Signature"] = header };

        var theirs = await _stripe.Value.AskAsync(
            new { op = "verify", secret = Secret, at = now.ToUnixTimeSeconds(), body = Body, header });

        IsGenuine("stripe", Secret, headers, now).Should().Be(expected);
        theirs["genuine"]!.GetValue<bool>().Should().Be(expected);
        IsGenuine("stripe", Secret["whsec_".Length..], headers, now).Should().BeFalse();
    }

    public void Dispose()
    {
        foreach (var oracle in new[] { _shopify, _standard, _stripe }.Where(oracle => oracle.IsValueCreated))
        {
            oracle.Value.Dispose();
        }
    }

    private static bool IsGenuine(
        string storefront, string secret, Dictionary<string, string> headers, DateTimeOffset now) =>
        AllStorefronts.Named(storefront)!.Verify(
            new Delivery(
                Encoding.UTF8.GetBytes(Body),
                name => headers.TryGetValue(name, out var value) ? [value] : [],
                now),
            new Channel { Storefront = storefront, Secrets = [secret], GuestKey = "key"u8.ToArray() }) is not null;
}
