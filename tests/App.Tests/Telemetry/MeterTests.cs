using App.Tests.Running;
using FluentAssertions;
using World;
using Xunit;

namespace App.Tests.Telemetry;

/// <summary>What is counted of the real app, as a collector gets it.</summary>
[Collection(Watched.Name)]
public sealed class MeterTests(WatchedApp app)
{
    [Fact]
    public async Task every_delivery_is_counted_by_what_became_of_it()
    {
        var shop = await app.NewShop(program => program);
        var member = app.NewMember();
        var delivery = member.Buys(10).Paid().Whole();
        await app.Sender.Send(delivery, shop);
        await app.Sender.Send(delivery, shop);
        await app.Sender.Send(delivery, shop);
        await app.Sender.Send(Message.Raw("standard", "order.updated", "{"), shop);
        await app.Sender.Post(delivery, shop, []);

        await app.Counted("loyalty.deliveries", 1, Of(shop, "settled"));
        await app.Counted("loyalty.deliveries", 2, Of(shop, "unchanged"));
        await app.Counted("loyalty.deliveries", 1, Of(shop, "quarantined"));
        await app.Counted("loyalty.deliveries", 1, Of(shop, "not_genuine"));
        (await app.Counted("loyalty.quarantined", 1, ("shop", shop), ("storefront", "standard")))
            .Tags["reason"].Should().Be("not_json");
    }

    [Fact]
    public async Task what_is_not_there_has_no_name_of_its_own()
    {
        var delivery = app.NewMember().Buys(10).Paid().Whole();
        await app.Sender.Send(delivery, "shop-nobody-has");
        await app.Sender.Post(delivery with { Storefront = "nothing" }, "demo", []);

        await app.Counted("loyalty.deliveries", 1, ("shop", "unknown"), ("outcome", "shop_unknown"));
        await app.Counted("loyalty.deliveries", 1, ("storefront", "unknown"), ("outcome", "storefront_unknown"));
        app.Collector.Metrics.SelectMany(one => one.Tags.Values)
            .Should().NotContain("shop-nobody-has").And.NotContain("nothing");
    }

    [Fact]
    public async Task points_are_counted_by_the_kind_of_entry_and_the_way_they_went()
    {
        var shop = await app.NewShop(program => program);
        var sale = app.NewMember("shopify").Buys(100).Paid();
        await app.Sender.Send(sale.Whole(), shop);
        await app.Sender.Send(sale.Refund(30).LastRefund(), shop);

        await app.Counted("loyalty.points", 100, ("shop", shop), ("reason", "earned"), ("direction", "given"));
        await app.Counted("loyalty.points", 30, ("shop", shop), ("reason", "reversed"), ("direction", "taken"));
    }

    [Fact]
    public async Task languages_are_counted_as_asked_and_as_served_within_a_closed_list()
    {
        var shop = await app.NewShop(program => program);
        foreach (var asked in new[] { "nn-NO", "cy-GB", "x9-evil", "zzz" })
        {
            await app.Client.GetAsync(new Uri($"/api/shops/{shop}/program?lang={asked}", UriKind.Relative));
        }

        await app.Client.GetAsync(new Uri($"/api/shops/{shop}/program", UriKind.Relative));

        await app.Counted("loyalty.locale.served", 1, ("asked", "nn"), ("served", "nb"));
        await app.Counted("loyalty.locale.served", 1, ("asked", "cy"), ("served", "en"));
        await app.Counted("loyalty.locale.served", 2, ("asked", "other"), ("served", "en"));
        app.Collector.Metrics.Should().Contain(one => one.Tags.GetValueOrDefault("asked") == "none");
        app.Collector.Metrics.SelectMany(one => one.Tags.Values).Should().NotContain("zzz");
    }

    [Fact]
    public async Task bad_tokens_and_keys_are_counted_by_what_is_wrong()
    {
        var shop = await app.NewShop(program => program);
        var member = app.NewMember(shop: shop);
        await member.Ask(HttpMethod.Get, "", null);
        await member.Ask(HttpMethod.Get, "", member.Token(-1));
        await app.Owner(shop, "wrong").Verifies("standard:1");

        await app.Counted("loyalty.tokens.rejected", 1, ("shop", shop), ("reason", "token_missing"));
        await app.Counted("loyalty.tokens.rejected", 1, ("shop", shop), ("reason", "token_expired"));
        await app.Counted("loyalty.owner.rejected", 1, ("shop", shop), ("reason", "owner_key_wrong"));
    }

    [Fact]
    public async Task calls_to_storage_are_counted_by_table_and_what_they_do()
    {
        // Of a member nobody has seen yet there is nothing to be read: the second order finds the account.
        var member = app.NewMember();
        await app.Sender.Send(member.Buys(10).Paid().Whole());
        await app.Sender.Send(member.Buys(10).Paid().Whole());

        foreach (var (table, operation) in
            new[] { ("orders", "insert"), ("accounts", "read"), ("accounts", "transact") })
        {
            await WatchedApp.Comes(
                () => app.Collector.Metrics.FirstOrDefault(one => one is { Metric: "loyalty.storage.calls", Sum: > 0 }
                    && one.Tags["table"] == table && one.Tags["operation"] == operation && one.Tags["status"] == "2xx"),
                () => string.Join('\n', app.Collector.Metrics.SelectMany(one => one.Tags.Values)));
        }
    }

    [Fact]
    public async Task a_genuine_delivery_leaves_a_line_with_its_price()
    {
        var shop = await app.NewShop(program => program);
        var member = app.NewMember();
        await app.Sender.Send(member.Buys(49.90m).Paid().Whole(), shop);
        await app.Sender.Send(member.Buys(20).Paid().Whole(), shop);

        var first = await app.Said($"{shop}: a delivery from standard is settled: 49 points");
        var second = await app.Said($"{shop}: a delivery from standard is settled: 20 points");

        first.Text.Should().EndWith(", 5 calls", "the shop is read, too");
        second.Text.Should().EndWith(", 4 calls");
        second.Event.Should().Be("Delivered");
        app.Collector.Resource["service.name"].Should().Be("my-shop");
    }

    private static (string Name, string Value)[] Of(string shop, string outcome) =>
        [("shop", shop), ("storefront", "standard"), ("outcome", outcome)];
}
