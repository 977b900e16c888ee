using System.Security.Cryptography;
using System.Text;
using FluentAssertions;
using Loyalty.Storefronts;
using Xunit;

namespace Loyalty.Tests.Storefronts;

/// <summary>The important published vectors, and what a forger would try.</summary>
public class SignatureTests
{
    private static readonly byte[] StandardBody = "{\"test\": 2432232314}"u8.ToArray();
    private static readonly DateTimeOffset StandardTime = DateTimeOffset.FromUnixTimeSeconds(1614265330);
    private const string StandardSignature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private const string Bogus = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";

    [Theory]
    [InlineData(StandardSignature, true)]
    [InlineData(Bogus + " v2,x " + StandardSignature + " " + Bogus, true)]
    [InlineData("v1a,abc= v1, ,, v1 " + StandardSignature, true)]
    [InlineData(Bogus, false)]
    [InlineData("v1,", false)]
    [InlineData("v1", false)]
    [InlineData("v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", false)]
    [InlineData("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", false)]
    public void standard_webhooks_counts_one_matching_v1_among_any(string signatures, bool expected)
    {
        IsStandard(signatures, StandardTime, "webhook-").Should().Be(expected);
        IsStandard(signatures, StandardTime, "svix-").Should().Be(expected);
    }

    [Theory]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void standard_webhooks_holds_five_minutes_both_ways(int seconds, bool expected) =>
        IsStandard(StandardSignature, StandardTime.AddSeconds(seconds), "webhook-").Should().Be(expected);

    [Theory]
    [InlineData("webhook-id")]
    [InlineData("webhook-timestamp")]
    [InlineData("webhook-signature")]
    public void standard_webhooks_needs_each_header_once(string header)
    {
        (string, string)[] headers =
        [
            ("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
            ("webhook-timestamp", "1614265330"),
            ("webhook-signature", StandardSignature),
        ];

        var without = headers.Where(each => each.Item1 != header).ToArray();
        var twice = headers.Concat(headers.Where(each => each.Item1 == header)).ToArray();

        Verified("standard", StandardBody, StandardTime, Deliver.StandardSecret, headers).Should().BeTrue();
        Verified("standard", StandardBody, StandardTime, Deliver.StandardSecret, without).Should().BeFalse();
        Verified("standard", StandardBody, StandardTime, Deliver.StandardSecret, twice).Should().BeFalse();
    }

    [Theory]
    [InlineData("X-", "products/create", "shop1.myshopify.io", "123456789", true)]
    [InlineData("", "products/create", "shop1.myshopify.io", "123456789", true)]
    [InlineData("X-", "", "shop1.myshopify.io", "123456789", false)]
    [InlineData("X-", "products/create", "", "123456789", false)]
    [InlineData("X-", "products/create", "shop1.myshopify.io", "", false)]
    public void shopify_needs_topic_shop_and_id_under_either_name(
        string x, string topic, string shop, string id, bool expected) =>
        Verified(
            "shopify",
            "{\"foo\": \"bar\"}"u8.ToArray(),
            Deliver.Now,
            "test_secret_key",
            (x + "Shopify-Topic", topic),
            (x + "Shopify-Shop-Domain", shop),
            (x + "Shopify-Webhook-Id", id),
            (x + "Shopify-Hmac-Sha256", "B23tXN681gZ0qIWNRrgtzBE9XSDo5yaUu6wfmhu3a7g=")).Should().Be(expected);

    [Theory]
    [InlineData("t=1533204620,v1=2220f87ef101a04665f11cdf770523143f875572008577fa0f20882ddb9cc3c7,v0=63f3", 100, true)]
    [InlineData("t=1533204620,v1=00,v1=2220f87ef101a04665f11cdf770523143f875572008577fa0f20882ddb9cc3c7", -300, true)]
    [InlineData("t=1533204620,v1=2220f87ef101a04665f11cdf770523143f875572008577fa0f20882ddb9cc3c7", 301, false)]
    [InlineData("t=1533204620,v1=2220f87ef101a04665f11cdf770523143f875572008577fa0f20882ddb9cc3c7", -301, false)]
    [InlineData("t=1533204620,v0=2220f87ef101a04665f11cdf770523143f875572008577fa0f20882ddb9cc3c7", 0, false)]
    [InlineData("t=1533204621,v1=2220f87ef101a04665f11cdf770523143f875572008577fa0f20882ddb9cc3c7", 0, false)]
    [InlineData("t,v1=,v0=", 0, false)]
    [InlineData(",,", 0, false)]
    [InlineData("t=,v1=", 0, false)]
    [InlineData("t=99999999999999999999,v1=ab", 0, false)]
    public void stripe_counts_v1_within_five_minutes(string header, int seconds, bool expected) =>
        Verified(
            "stripe",
            StripeBody,
            DateTimeOffset.FromUnixTimeSeconds(1533204620 + seconds),
            "webhook_secret",
            ("Stripe-Signature", header)).Should().Be(expected);

    [Fact]
    public void two_secrets_are_in_force_while_they_rotate()
    {
        foreach (var storefront in AllStorefronts.Each)
        {
            var delivery = Deliver.To(storefront.Name, "any/topic", "{}"u8.ToArray());
            var channel = Deliver.Channel(storefront.Name);

            storefront.Verify(delivery, channel with { Secrets = ["another", .. channel.Secrets] })
                .Should().NotBeNull();
            storefront.Verify(delivery, channel with { Secrets = ["another"] }).Should().BeNull();
            storefront.Verify(delivery, channel with { Secrets = [] }).Should().BeNull();
        }
    }

    [Fact]
    public void an_empty_secret_signs_nothing()
    {
        var nothing = Convert.ToBase64String(HMACSHA256.HashData(Array.Empty<byte>(), "{}"u8.ToArray()));

        Signature.Holds(nothing, "{}"u8, [""]).Should().BeFalse();
        Verified("woocommerce", "{}"u8.ToArray(), Deliver.Now, "", ("X-WC-Webhook-Signature", nothing))
            .Should().BeFalse();
    }

    [Fact]
    public void one_changed_byte_or_a_longer_claim_is_not_genuine()
    {
        var claim = Convert.ToBase64String(HMACSHA256.HashData("key"u8, "body"u8));

        Signature.Holds(claim, "body"u8, ["key"]).Should().BeTrue();
        Signature.Holds(claim, "Body"u8, ["key"]).Should().BeFalse();
        Signature.Holds(claim + claim, "body"u8, ["key"]).Should().BeFalse();
        Signature.Holds(claim[..40], "body"u8, ["key"]).Should().BeFalse();
        Signature.Holds("not base64 at all!", "body"u8, ["key"]).Should().BeFalse();
        Signature.Holds(null, "body"u8, ["key"]).Should().BeFalse();
    }

    private static readonly byte[] StripeBody = Encoding.UTF8.GetBytes("""
        {
          "id": "evt_123",
          "object": "event",
          "account": "acct_123",
          "api_version": "2017-05-25",
          "created": 1533204620,
          "data": {
            "object": {
              "id": "cus_123",
              "object": "customer",
              "created": 123456789,
              "email": "test@stripe.com",
              "livemode": false,
              "metadata": {}
            }
          },
          "livemode": false,
          "pending_webhooks": 1,
          "request": {
            "id": "req_123",
            "idempotency_key": "idempotency-key-123"
          },
          "type": "customer.created"
        }

        """.ReplaceLineEndings("\n"));

    private static bool IsStandard(string signatures, DateTimeOffset now, string prefix) => Verified(
        "standard",
        StandardBody,
        now,
        Deliver.StandardSecret,
        (prefix + "id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
        (prefix + "timestamp", "1614265330"),
        (prefix + "signature", signatures));

    private static bool Verified(
        string storefront, byte[] body, DateTimeOffset now, string secret, params (string, string)[] headers) =>
        AllStorefronts.Named(storefront)!.Verify(
            Deliver.At(now, body, headers), Deliver.Channel(storefront) with { Secrets = [secret] }) is not null;
}
