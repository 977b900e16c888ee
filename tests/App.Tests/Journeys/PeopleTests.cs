using App.Tests.Running;
using FluentAssertions;
using World;
using Xunit;

namespace App.Tests.Journeys;

/// <summary>Guests, customers nobody names, customers who come and go, and what the law asks for.</summary>
[Collection(JourneyApp.Name)]
public sealed class PeopleTests(RunningApp app)
{
    [Theory]
    [InlineData("shopify")]
    [InlineData("woocommerce")]
    [InlineData("stripe")]
    [InlineData("standard")]
    public async Task a_guests_order_is_recorded_without_points_or_address(string storefront)
    {
        var address = $"guest-{Any.Number()}@shop.example";
        var sale = Sales.Of(storefront, Any.Number(), null, 40) with { Email = address };

        var told = await app.Sender.Send(sale.Paid().Whole());

        (told.Outcome, told.Points, told.Balance).Should().Be(("recorded", 0, 0));
        (await app.Rows.Text()).Should().NotContain(address);
    }

    [Fact]
    public async Task an_order_that_names_nobody_waits_until_somebody_is_named()
    {
        var sale = Sales.Of("shopify", Any.Number(), null, 40).Paid();
        var member = app.NewMember("shopify");

        var told = await app.Sender.Send(sale.Whole());
        var named = await app.Sender.Send((sale.Later() with { Customer = member.Id }).Whole());

        (told.Outcome, told.Points).Should().Be(("recorded", 0));
        (named.Outcome, named.Points).Should().Be(("settled", 40));
    }

    [Theory]
    [InlineData("shopify", "customers")]
    [InlineData("woocommerce", "customer")]
    public async Task a_customer_who_is_created_joins_and_one_who_is_deleted_leaves(string storefront, string topic)
    {
        var member = app.NewMember(storefront);
        var (created, deleted) = storefront == "shopify" ? ("create", "delete") : ("created", "deleted");
        var separator = storefront == "shopify" ? "/" : ".";

        var first = await app.Sender.Send(Message.Of(storefront, topic + separator + created, new { id = member.Id }));
        var again = await app.Sender.Send(Message.Of(storefront, topic + separator + created, new { id = member.Id }));
        await app.Sender.Send(member.Buys(10).Paid().Whole());
        var gone = await app.Sender.Send(Message.Of(storefront, topic + separator + deleted, new { id = member.Id }));
        var later = await app.Sender.Send(member.Buys(10).Paid().Whole());

        (first.Outcome, again.Outcome, gone.Outcome).Should().Be(("recorded", "unchanged", "recorded"));
        (later.Outcome, later.Points, later.Balance).Should().Be(("recorded", 0, 10));
        ((string?)(await member.Sees()).Json["state"]).Should().Be("left");
    }

    [Fact]
    public async Task a_customer_nobody_knows_is_not_written_down_for_leaving()
    {
        var gone = Message.Of("shopify", "customers/delete", new { id = Any.Number() });

        (await app.Rows.Unchanged(() => app.Sender.Send(gone))).Outcome.Should().Be("unchanged");
    }

    [Theory]
    [InlineData("customers/data_request", "orders_requested")]
    [InlineData("customers/redact", "orders_to_redact")]
    [InlineData("shop/redact", "orders_to_redact")]
    public async Task a_privacy_request_is_written_down_once_and_without_the_address(string topic, string orders)
    {
        var address = $"person-{Any.Number()}@shop.example";
        var request = Message.Of("shopify", topic, new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["shop_domain"] = "demo.myshopify.com",
            ["customer"] = new { id = Any.Number(), email = address, phone = "+4712345678" },
            [orders] = new[] { 299938, 280263 },
        });

        var told = await app.Sender.Send(request);
        var again = await app.Rows.Unchanged(() => app.Sender.Send(request));

        (told.Outcome, again.Outcome).Should().Be(("recorded", "unchanged"));
        (await app.Rows.Text())
            .Should().NotContain(address).And.NotContain("+4712345678").And.Contain("shopify:299938");
    }

    [Fact]
    public async Task a_privacy_request_of_the_standard_kind_is_written_down()
    {
        var told = await app.Sender.Send(Message.Of("standard", "customer.redacted", new
        {
            type = "customer.redacted",
            data = new { id = Any.Number(), orders = new[] { Any.Number() } },
        }));

        told.Outcome.Should().Be("recorded");
    }

    [Fact]
    public async Task a_privacy_request_may_name_thousands_of_orders()
    {
        var request = Message.Of("shopify", "customers/redact", new
        {
            shop_domain = "x.myshopify.com",
            customer = new { id = Any.Number() },
            orders_to_redact = Enumerable.Range(0, 5_000).Select(order => 6_000_000_000_000 + order),
        });

        var told = await app.Sender.Send(request);
        var again = await app.Sender.Send(request);

        (told.Outcome, again.Outcome).Should().Be(("recorded", "unchanged"));
    }

    [Fact]
    public async Task test_orders_never_touch_live_points()
    {
        var member = app.NewMember("shopify");
        var tested = app.Member(member.Customer, "demo--test");
        var sale = (member.Buys(100) with { IsTest = true }).Paid();

        var told = await app.Sender.Send(sale.Whole());
        await app.Sender.Send(sale.Refund(30).LastRefund());

        (told.Outcome, told.Points).Should().Be(("settled", 100));
        (await member.Balance()).Should().Be(0);
        ((string?)(await member.Sees()).Json["state"]).Should().Be("none");
        (await tested.Balance()).Should().Be(70);
        ((bool)(await tested.Sees()).Json["test"]!).Should().BeTrue();
    }

    [Theory]
    [InlineData("shopify")]
    [InlineData("stripe")]
    public async Task a_test_orders_part_that_comes_first_waits_for_it(string storefront)
    {
        var member = app.NewMember(storefront);
        var sale = (member.Buys(100) with { IsTest = true }).Paid();

        await app.Sender.Send(sale.Refund(30).LastRefund());
        await app.Sender.Send(sale.Whole());

        (await app.Member(member.Customer, "demo--test").Balance()).Should().Be(70);
        (await member.Balance()).Should().Be(0);
    }

    [Fact]
    public async Task a_part_and_its_test_order_at_once_always_end_the_same()
    {
        var sales = Enumerable.Range(0, 20)
            .Select(_ => (app.NewMember("shopify").Buys(100) with { IsTest = true }).Paid()).ToList();
        await Task.WhenAll(sales.SelectMany(sale => new[]
        {
            app.Sender.Send(sale.Whole()),
            app.Sender.Send(sale.Refund(25).LastRefund()),
        }));

        foreach (var sale in sales)
        {
            (await app.Member("shopify:" + sale.Customer, "demo--test").Balance())
                .Should().Be(75, "order {0} lost a part", sale.Id);
        }
    }
}
