using System.Text.Json.Nodes;
using App.Tests.Doors;
using App.Tests.Running;
using FluentAssertions;
using Loyalty.Storefronts;
using World;
using Xunit;

namespace App.Tests.OwnersApi;

/// <summary>What arrived, what was turned away, what waits, and who did what.</summary>
[Collection(OwnersApp.Name)]
public sealed class WatchTests(RunningApp app)
{
    [Fact]
    public async Task a_mistyped_secret_shows_before_the_storefront_gives_up()
    {
        var shop = await Opened.At(app);
        await shop.Owner.Puts("/storefronts/woocommerce", """{"secret":"the-right-secret"}""");

        await shop.Send(Order("woocommerce"), "the-wrong-secret");
        var rejected = await Last(shop, "woocommerce");
        await shop.Send(Order("woocommerce"), "the-right-secret");
        var accepted = await Last(shop, "woocommerce");

        ((string?)rejected["lastRejected"]!["reason"], rejected["lastAccepted"]).Should().Be(("signature_wrong", null));
        ((string?)accepted["lastAccepted"]!["outcome"]).Should().Be("settled");
        (await Check(shop, "webhook"))["state"]!.GetValue<string>().Should().Be("ok");
    }

    [Theory]
    [InlineData("shopify", "X-Shopify-Hmac-Sha256", "signature_missing")]
    [InlineData("shopify", "X-Shopify-Topic", "header_missing")]
    [InlineData("woocommerce", "X-WC-Webhook-Signature", "signature_missing")]
    [InlineData("stripe", "Stripe-Signature", "signature_missing")]
    [InlineData("standard", "webhook-signature", "signature_missing")]
    [InlineData("standard", "webhook-id", "header_missing")]
    public async Task why_a_delivery_was_turned_away_is_said(string storefront, string missing, string reason)
    {
        var shop = await Connected(storefront);
        var message = Order(storefront);
        var headers = Signed(message, DateTimeOffset.UtcNow).Where(one => one.Name != missing);

        (await app.Sender.Post(message, shop.Id, headers)).ShouldBeRefused(401, "not_genuine");

        ((string?)(await Last(shop, storefront))["lastRejected"]!["reason"]).Should().Be(reason);
        var check = await Check(shop, "webhook");
        ((string?)check["state"], (string?)check["code"]).Should().Be(
            reason == Rejection.SignatureMissing ? ("warning", "nothing_arrived") : ("failed", "delivery_rejected"));
    }

    [Fact]
    public async Task whoever_knocks_unsigned_hides_nothing_and_breaks_nothing()
    {
        var shop = await Connected("shopify");
        var knock = Message.Raw("shopify", "orders/paid", "{}");

        await app.Sender.Post(Order("shopify"), shop.Id, Signed(Order("shopify"), DateTimeOffset.UtcNow));
        await app.Sender.Post(knock, shop.Id, []);
        var rejected = await Check(shop, "webhook");
        await shop.Send(Order("shopify"), StorefrontKeys.Demo.Shopify);
        await app.Sender.Post(knock, shop.Id, []);
        var accepted = await Check(shop, "webhook");

        ((string?)rejected["code"], (string?)rejected["params"]!["reason"])
            .Should().Be(("delivery_rejected", "signature_wrong"));
        ((string?)accepted["state"]).Should().Be("ok");
    }

    [Theory]
    [InlineData("stripe")]
    [InlineData("standard")]
    public async Task a_delivery_of_another_time_is_said_to_be_old(string storefront)
    {
        var shop = await Connected(storefront);
        var message = Order(storefront);

        await app.Sender.Post(message, shop.Id, Signed(message, DateTimeOffset.UtcNow.AddMinutes(-6)));

        ((string?)(await Last(shop, storefront))["lastRejected"]!["reason"]).Should().Be("timestamp_old");
    }

    [Fact]
    public async Task what_could_not_be_understood_is_listed_shown_and_stays_until_it_is()
    {
        var shop = await Connected("shopify");
        var body = $$"""{"id":{{Any.Number()}},"name":"Kari <kari@example.com>"}""";
        var message = Message.Raw("shopify", "orders/paid", body);
        (await app.Sender.Post(message, shop.Id, Signed(message, DateTimeOffset.UtcNow))).Status.Should().Be(202);

        var listed = (await shop.Owner.Sees("/quarantine")).Json["deliveries"]!.AsArray().Single()!;
        var id = (string)listed["id"]!;
        var shown = (await shop.Owner.Sees("/quarantine/" + id)).Json;
        var replayed = (await shop.Owner.Posts($"/quarantine/{id}/replay", "")).Json;

        ((string?)listed["storefront"], (string?)listed["topic"]).Should().Be(("shopify", "orders/paid"));
        ((string?)shown["body"], (string?)shown["headers"]!["X-Shopify-Topic"]).Should().Be((body, "orders/paid"));
        ((string?)replayed["outcome"], (bool)replayed["kept"]!).Should().Be(("quarantined", true));
        (await shop.Owner.Sees("/quarantine")).Json["deliveries"]!.AsArray().Should().ContainSingle();
        (await shop.Owner.Sees("/acts")).Json["acts"]!.AsArray().Select(act => (string?)act!["act"])
            .Should().StartWith(["delivery.replayed", "delivery.shown"], string.Equals);
        (await app.Rows.Text()).Should().NotContain("kari@example.com");
    }

    [Theory]
    [InlineData("shopify")]
    [InlineData("woocommerce")]
    [InlineData("stripe")]
    [InlineData("standard")]
    public async Task what_is_understood_by_now_leaves_the_quarantine_with_its_points(string storefront)
    {
        var shop = await Connected(storefront);
        var message = Sales.Of(storefront, Any.Number(), Any.Number(), 25).Paid().Whole();
        var headers = Signed(message, DateTimeOffset.UtcNow).ToDictionary(
            one => one.Name, one => one.Value, StringComparer.OrdinalIgnoreCase);
        await app.Quarantine.Keep(
            shop.Id,
            AllStorefronts.Named(storefront)!,
            new Delivery(
                message.Body, name => headers.TryGetValue(name, out var value) ? [value] : [], DateTimeOffset.UtcNow),
            "internal",
            CancellationToken.None);
        var id = (string)(await shop.Owner.Sees("/quarantine")).Json["deliveries"]![0]!["id"]!;

        var looked = await app.Rows.Unchanged(() => shop.Owner.Posts($"/quarantine/{id}/replay?dryRun=true", ""));
        var replayed = await shop.Owner.Posts($"/quarantine/{id}/replay", "");

        ((string?)looked.Json["outcome"], (bool)looked.Json["kept"]!).Should().Be(("understood", true));
        (replayed.Outcome, replayed.Points, (bool)replayed.Json["kept"]!).Should().Be(("settled", 25, false));
        (await shop.Owner.Sees("/quarantine")).Json["deliveries"]!.AsArray().Should().BeEmpty();
        (await shop.Owner.Posts($"/quarantine/{id}/replay", "")).ShouldBeRefused(404, "not_found");
    }

    [Fact]
    public async Task what_is_the_shops_is_not_reached_through_its_test_ledger()
    {
        var shop = await Connected("shopify");
        var tests = app.Owner(shop.Id + "--test", shop.OwnerKey);
        var message = Message.Raw("shopify", "orders/paid", $$"""{"id":{{Any.Number()}}}""");
        await app.Sender.Post(message, shop.Id, Signed(message, DateTimeOffset.UtcNow));
        var id = (string)(await shop.Owner.Sees("/quarantine")).Json["deliveries"]![0]!["id"]!;

        var told = await app.Rows.Unchanged(() => Task.WhenAll(
            tests.Posts($"/quarantine/{id}/replay", ""),
            tests.Sees("/quarantine"),
            tests.Sees("/acts"),
            tests.Sees("/program"),
            tests.Posts("/keys", """{"key":"owner"}"""),
            tests.Asks(HttpMethod.Delete, "/storefronts/shopify")));

        told.Should().OnlyContain(one => one.Code == "shop_unknown");
        (await tests.Sees()).Status.Should().Be(200);
    }

    [Fact]
    public async Task everything_an_owner_did_is_written_down_newest_first_and_by_whom()
    {
        var shop = await Opened.At(app);
        await shop.Owner.Puts("/storefronts/woocommerce", "{}");
        await shop.Owner.Posts("/keys", """{"key":"member"}""");
        await shop.Owner.Puts("/program", Programs.Text());
        await shop.Owner.Asks(HttpMethod.Patch, "", """{"origins":["https://shop.example"]}""");
        await shop.Owner.Asks(HttpMethod.Delete, "/storefronts/woocommerce");

        var acts = new List<JsonNode>();
        for (string? next = ""; next is not null;)
        {
            var page = (await shop.Owner.Sees("/acts?limit=2" + next)).Json;
            acts.AddRange(page["acts"]!.AsArray().Select(act => act!));
            next = (string?)page["next"] is { } place ? "&before=" + place : null;
        }

        acts.Select(act => (string?)act["act"]).Should().Equal(
            "storefront.disconnected", "shop.changed", "program.put", "key.rotated", "storefront.connected",
            "shop.created");
        acts.Select(act => (string)act["by"]!).Distinct(StringComparer.Ordinal)
            .Should().HaveCount(2).And.EndWith("deployment");
    }

    [Fact]
    public async Task a_check_up_says_how_the_deployment_and_the_shop_are()
    {
        var shop = await Opened.At(app);

        var whole = await app.Owner().Deployments(HttpMethod.Get, "/checkup");
        var checks = (await shop.Owner.Sees("/checkup")).Json["checks"]!.AsArray();

        whole.Json["checks"]!.AsArray().Select(one => ((string?)one!["check"], (string?)one["state"])).Should().Equal(
            ("storage", "ok"), ("clock", "ok"), ("tables", "ok"), ("encryption", "ok"), ("public_url", "ok"),
            ("owner_key", "ok"));
        checks.Select(one => (string?)one!["code"]).OfType<string>().Should()
            .Equal("origins_missing", "storefront_missing");
        (await shop.Owner.Deployments(HttpMethod.Get, "/checkup")).ShouldBeRefused(401, "owner_key_wrong");
    }

    private async Task<Opened> Connected(string storefront)
    {
        var shop = await Opened.At(app);
        var secret = storefront switch
        {
            "shopify" => StorefrontKeys.Demo.Shopify,
            "woocommerce" => StorefrontKeys.Demo.WooCommerce,
            "stripe" => StorefrontKeys.Demo.Stripe,
            _ => StorefrontKeys.Demo.Standard,
        };
        (await shop.Owner.Puts("/storefronts/" + storefront, $$"""{"secret":"{{secret}}"}""")).Status.Should().Be(200);
        return shop;
    }

    private static Message Order(string storefront) =>
        Sales.Of(storefront, Any.Number(), Any.Number(), 10).Paid().Whole();

    private static (string Name, string Value)[] Signed(Message message, DateTimeOffset at) =>
        Sender.Signatures(message, at);

    private static async Task<JsonNode> Last(Opened shop, string storefront) =>
        (await shop.Owner.Sees("/deliveries")).Json["storefronts"]!.AsArray()
            .Single(one => (string?)one!["storefront"] == storefront)!;

    private static async Task<JsonNode> Check(Opened shop, string name) =>
        (await shop.Owner.Sees("/checkup")).Json["checks"]!.AsArray()
            .Single(one => (string?)one!["check"] == name)!;
}
