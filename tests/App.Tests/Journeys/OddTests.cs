using System.Security.Cryptography;
using App.Tests.Running;
using FluentAssertions;
using World;
using Xunit;

namespace App.Tests.Journeys;

/// <summary>Orders and customers of odd sizes, names, currencies and times.</summary>
[Collection(JourneyApp.Name)]
public sealed class OddTests(RunningApp app)
{
    [Theory]
    [InlineData("JPY", 1500, 10)]
    [InlineData("KWD", 3.000, 10)]
    [InlineData("NOK", 499.90, 49)]
    public async Task each_currency_counts_by_its_own_decimals(string currency, decimal amount, long points)
    {
        var told = await app.Sender.Send(app.NewMember("stripe").Buys(amount, currency).Paid().Whole());

        told.Points.Should().Be(points);
    }

    [Fact]
    public async Task a_currency_without_a_rate_is_recorded_with_the_reason()
    {
        var member = app.NewMember();
        var told = await app.Sender.Send(member.Buys(100, "THB").Paid().Whole());

        (told.Status, told.Outcome, told.Points, told.Reason)
            .Should().Be((200, "recorded", 0, "currency_without_rate"));
    }

    [Fact]
    public async Task a_thousand_lines_are_one_order()
    {
        var sale = app.NewMember("shopify").Buys(1_000).OverLines(1_000);

        (await app.Sender.Send(sale.Paid().Whole())).Points.Should().Be(1_000);
    }

    [Fact]
    public async Task ids_beyond_what_a_double_holds_stay_apart()
    {
        var member = app.NewMember("shopify");
        const string Body = """
            {"id":ORDER,"created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z","currency":"EUR",
             "financial_status":"paid","customer":{"id":CUSTOMER},"line_items":[{"id":1,"quantity":1,"price":"5.00"}]}
            """;
        foreach (var order in new[] { "9007199254740992", "9007199254740993" })
        {
            var unique = Any.Number() + order;
            var told = await app.Sender.Send(Message.Raw(
                "shopify",
                "orders/paid",
                Body.Replace("ORDER", unique, StringComparison.Ordinal)
                    .Replace("CUSTOMER", member.Id, StringComparison.Ordinal)));
            ((string?)told.Json["order"]).Should().Be("shopify:" + unique);
        }

        (await member.Balance()).Should().Be(10);
    }

    [Theory]
    [InlineData("Ærlig/Øystein\\#?%27 ~x")]
    [InlineData("顾客一号 عميل 👩‍🚀")]
    [InlineData("a:b|c")]
    [InlineData("../../admin")]
    public async Task a_customers_id_may_be_any_text(string name)
    {
        var member = app.Member($"standard:{name}{Any.Number()}");

        (await app.Sender.Send(member.Buys(12).Paid().Whole())).Points.Should().Be(12);
        (await member.Balance()).Should().Be(12);
        ((string?)(await member.Sees()).Json["customer"]).Should().Be(member.Customer);
    }

    [Fact]
    public async Task long_ids_that_differ_only_at_their_end_stay_apart()
    {
        var start = new string('ø', 100) + Any.Number();
        var (one, other) = (app.Member($"standard:{start}-1"), app.Member($"standard:{start}-2"));

        await app.Sender.Send(one.Buys(12).Paid().Whole());

        ((await one.Balance()), (await other.Balance())).Should().Be((12, 0));
    }

    [Fact]
    public async Task an_id_too_long_to_be_one_is_kept_in_quarantine()
    {
        var told = await app.Sender.Send(app.Member("standard:" + new string('x', 200)).Buys(12).Paid().Whole());

        (told.Status, told.Reason).Should().Be((202, "field_malformed"));
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z", null)]
    [InlineData("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z", null)]
    [InlineData("2026-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z")]
    [InlineData("2026-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    public async Task times_at_the_ends_of_the_calendar_are_taken_or_kept(string placed, string paid, string? fulfilled)
    {
        var sale = app.NewMember().Buys(10) with
        {
            PlacedAt = DateTimeOffset.Parse(placed, null),
            PaidAt = DateTimeOffset.Parse(paid, null),
            FulfilledAt = fulfilled is null ? null : DateTimeOffset.Parse(fulfilled, null),
        };

        var told = await app.Sender.Send(sale.Whole());

        (told.Status, told.Reason).Should().BeOneOf((200, null), (202, "field_malformed"));
    }

    [Fact]
    public async Task amounts_beyond_any_points_are_kept_in_quarantine_and_harm_nobody()
    {
        var member = app.NewMember();
        var sale = member.Buys(10).Paid();
        var huge = Message.Of("standard", "order.paid", new
        {
            type = "order.paid",
            data = new
            {
                id = Any.Number(),
                updatedAt = sale.UpdatedAt,
                paidAt = sale.PaidAt,
                currency = "EUR",
                customer = new { id = member.Id },
                lines = Enumerable.Repeat(new { net = "1000000000000" }, 2_000).Append(new { net = "0.01" }),
                shopCurrency = "THB",
                exchangeRate = "1000000000000",
            },
        });

        var told = await Task.WhenAll(app.Sender.Send(huge), app.Sender.Send(sale.Whole()), app.Sender.Send(huge));

        told[1].Outcome.Should().Be("settled");
        told[0].Status.Should().BeOneOf(200, 202);
    }

    [Fact]
    public async Task an_order_too_large_for_a_row_is_kept_and_its_neighbours_are_settled()
    {
        var member = app.NewMember();
        var large = Message.Of("standard", "order.paid", new
        {
            type = "order.paid",
            data = new
            {
                id = Any.Number(),
                updatedAt = DateTimeOffset.UtcNow,
                paidAt = DateTimeOffset.UtcNow,
                currency = "EUR",
                customer = new { id = member.Id },
                lines = Enumerable.Range(0, 5_000).Select(line => new
                {
                    id = Random64(),
                    productId = Random64(),
                    sku = Random64(),
                    net = "1",
                }),
            },
        });

        var neighbours = Enumerable.Range(0, 5).Select(_ => member.Buys(1).Paid().Whole());
        var told = await Task.WhenAll(neighbours.Prepend(large).Select(message => app.Sender.Send(message)));

        (told[0].Status, told[0].Reason).Should().Be((202, "order_too_large"));
        told[1..].Should().OnlyContain(one => one.Outcome == "settled");
        (await member.Balance()).Should().Be(5);
    }

    private static string Random64() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(66));
}
