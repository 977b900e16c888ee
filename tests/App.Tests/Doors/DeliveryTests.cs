using System.Net.Http.Headers;
using System.Security.Cryptography;
using App.Tests.Running;
using FluentAssertions;
using World;
using Xunit;

namespace App.Tests.Doors;

/// <summary>The webhooks' door: who is let in, what is kept, and that a refusal writes nothing.</summary>
[Collection(DoorApp.Name)]
public sealed class DeliveryTests(RunningApp app)
{
    public static TheoryData<string> Storefronts { get; } = ["shopify", "woocommerce", "stripe", "standard"];

    [Theory]
    [MemberData(nameof(Storefronts))]
    public async Task a_changed_byte_is_not_genuine(string storefront)
    {
        var message = app.NewMember(storefront).Buys(10).Paid().Whole();
        var changed = message with { Body = [.. message.Body, (byte)' '] };

        (await Refused(changed, "demo", Sender.Signatures(message))).ShouldBeRefused(401, "not_genuine");
    }

    [Theory]
    [MemberData(nameof(Storefronts))]
    public async Task another_storefronts_signature_is_not_genuine(string storefront)
    {
        var message = app.NewMember(storefront).Buys(10).Paid().Whole();
        var others = new[] { "shopify", "woocommerce", "stripe", "standard" }.Where(other => other != storefront)
            .SelectMany(other => Sender.Signatures(message with { Storefront = other }));

        (await Refused(message, "demo", others)).ShouldBeRefused(401, "not_genuine");
    }

    [Theory]
    [MemberData(nameof(Storefronts))]
    public async Task an_unsigned_delivery_is_not_genuine(string storefront) =>
        (await Refused(app.NewMember(storefront).Buys(10).Whole(), "demo", [])).ShouldBeRefused(401, "not_genuine");

    [Theory]
    [InlineData("shopify")]
    [InlineData("woocommerce")]
    [InlineData("standard")]
    public async Task a_signature_sent_twice_is_not_genuine(string storefront)
    {
        var message = app.NewMember(storefront).Buys(10).Paid().Whole();
        var signatures = Sender.Signatures(message);

        (await Refused(message, "demo", [.. signatures, .. signatures])).ShouldBeRefused(401, "not_genuine");
    }

    [Theory]
    [InlineData("stripe", -301)]
    [InlineData("stripe", -86_400)]
    [InlineData("standard", -301)]
    [InlineData("standard", 310)]
    public async Task an_old_signature_is_not_genuine(string storefront, int seconds)
    {
        var message = app.NewMember(storefront).Buys(10).Paid().Whole();
        var signed = Sender.Signatures(message, DateTimeOffset.UtcNow.AddSeconds(seconds));

        (await Refused(message, "demo", signed)).ShouldBeRefused(401, "not_genuine");
    }

    [Theory]
    [InlineData("nobody", "shop_unknown")]
    [InlineData("demo--test", "shop_unknown")]
    [InlineData("DEMO", "shop_unknown")]
    [InlineData("demo%20", "shop_unknown")]
    [InlineData("demo%27%20or%20%271%27%20eq%20%271", "shop_unknown")]
    [InlineData("%F0%9F%92%A9", "shop_unknown")]
    [InlineData("demo%7C00", "shop_unknown")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "shop_unknown")]
    public async Task a_shop_nobody_has_is_not_found(string shop, string code) =>
        (await Refused(app.NewMember("shopify").Buys(10).Whole(), shop)).ShouldBeRefused(404, code);

    [Theory]
    [InlineData("magento")]
    [InlineData("Shopify")]
    public async Task a_storefront_nobody_knows_is_not_found(string storefront)
    {
        var message = app.NewMember("shopify").Buys(10).Whole() with { Storefront = storefront };

        (await Refused(message, "demo", [])).ShouldBeRefused(404, "storefront_unknown");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task what_is_not_json_is_not_taken(string mediaType)
    {
        var message = app.NewMember("shopify").Buys(10).Paid().Whole();

        (await app.Rows.Unchanged(() => app.Sender.Post(message, "demo", Sender.Signatures(message), mediaType)))
            .ShouldBeRefused(415, "unsupported_media_type");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON")]
    [InlineData("application/vnd.shop+json")]
    public async Task json_by_another_name_is_taken(string? mediaType)
    {
        var message = app.NewMember("shopify").Buys(10).Paid().Whole();

        (await app.Sender.Post(message, "demo", Sender.Signatures(message), mediaType)).Outcome.Should().Be("settled");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task more_than_two_mebibytes_are_refused(bool saysItsLength)
    {
        var message = new Message("shopify", "orders/paid", new byte[(2 * 1024 * 1024) + 1]);

        (await app.Rows.Unchanged(() => Post(message, saysItsLength))).ShouldBeRefused(413, "body_too_large");
    }

    [Fact]
    public async Task two_mebibytes_of_nonsense_are_kept_whole_and_read_back()
    {
        var body = RandomNumberGenerator.GetBytes(2 * 1024 * 1024);
        var told = await Post(new Message("shopify", "orders/paid", body), saysItsLength: false);

        (told.Status, told.Outcome, told.Reason).Should().Be((202, "quarantined", "not_utf8"));
        (await Kept(body)).Should().Equal(body);
    }

    [Theory]
    [MemberData(nameof(Storefronts))]
    public async Task broken_json_is_kept_whole_encrypted_and_once(string storefront)
    {
        var secret = $"buyer-{Any.Number()}@shop.example";
        var topic = storefront == "woocommerce" ? "order.updated" : "orders/paid";
        var message = Message.Raw(storefront, topic, $$"""{"email":"{{secret}}",""");

        var told = await app.Sender.Send(message);
        var again = await app.Rows.Unchanged(() => app.Sender.Send(message));

        (told.Status, told.Outcome, told.Reason, told.Type)
            .Should().Be((202, "quarantined", "not_json", "application/json"));
        (again.Status, again.Text).Should().Be((202, told.Text));
        (await Kept(message.Body)).Should().Equal(message.Body);
        (await app.Rows.Text()).Should().NotContain(secret);
        app.Log.Should().NotContain(secret);
    }

    [Theory]
    [InlineData("webhook_id=1")]
    [InlineData("webhook_id=18446744073709551616")]
    public async Task the_ping_of_woocommerce_is_answered_without_a_look(string body)
    {
        foreach (var shop in new[] { "demo", "nobody" })
        {
            var told = await app.Rows.Unchanged(() => Ping(body, shop));
            (told.Status, told.Text).Should().Be((200, """{"outcome":"ignored","reason":"ping"}"""));
        }
    }

    [Theory]
    [InlineData("webhook_id=")]
    [InlineData("webhook_id=1a")]
    [InlineData("webhook_id=1&a=b")]
    [InlineData("webhook_id=-1")]
    [InlineData("webhook_id=1\n")]
    [InlineData("Webhook_id=1")]
    [InlineData("webhook_id=123456789012345678901234567890123456789012345678901234")]
    public async Task what_only_looks_like_the_ping_is_not_genuine(string body) =>
        (await app.Rows.Unchanged(() => Ping(body, "demo"))).ShouldBeRefused(401, "not_genuine");

    [Fact]
    public async Task a_ping_with_a_deliverys_header_is_not_genuine()
    {
        var ping = Message.Raw("woocommerce", "", "webhook_id=1");

        (await app.Sender.Post(ping, "demo", [("X-WC-Webhook-ID", "1")], "application/x-www-form-urlencoded"))
            .ShouldBeRefused(401, "not_genuine");
        (await app.Sender.Post(ping, "demo", [], "application/json")).ShouldBeRefused(401, "not_genuine");
        (await app.Sender.Post(ping with { Storefront = "shopify" }, "demo", [], "application/x-www-form-urlencoded"))
            .ShouldBeRefused(415, "unsupported_media_type");
    }

    private Task<Reply> Refused(
        Message message, string shop, IEnumerable<(string Name, string Value)>? headers = null) =>
        app.Rows.Unchanged(() => app.Sender.Post(message, shop, headers ?? Sender.Signatures(message)));

    private Task<Reply> Ping(string body, string shop) => app.Sender.Post(
        Message.Raw("woocommerce", "", body), shop, [], "application/x-www-form-urlencoded; charset=utf-8");

    private async Task<byte[]?> Kept(byte[] body) =>
        (await app.Quarantine.Find(
            "demo", Convert.ToHexStringLower(SHA256.HashData(body)), CancellationToken.None))?.Body;

    private Task<Reply> Post(Message message, bool saysItsLength)
    {
        HttpContent content = saysItsLength
            ? new ByteArrayContent(message.Body)
            : new StreamContent(new MemoryStream(message.Body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/shops/demo/webhooks/shopify") { Content = content };
        request.Headers.TransferEncodingChunked = !saysItsLength;
        foreach (var (name, value) in Sender.Signatures(message))
        {
            request.Headers.Add(name, value);
        }

        return Reply.To(app.Client.SendAsync(request));
    }
}
