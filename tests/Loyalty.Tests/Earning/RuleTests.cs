using FluentAssertions;
using Loyalty.Orders;
using Loyalty.Program;
using Xunit;

namespace Loyalty.Tests.Earning;

public sealed class RuleTests
{
    /// <summary>40.00 of tea and 60.00 of something else.</summary>
    private static readonly Order Mixed = Some.Order(0, 0, Ruled.Tea(4000), Some.Line(6000, "mug"));

    private static readonly Choice<LineMatch> Tea = Ruled.Skus("TEA-*");

    [Fact]
    public void a_multiplier_adds_its_share_of_the_goods_it_is_about() =>
        Ruled.Due(Ruled.By(Ruled.Times(3, Tea)), Mixed).Told().Should().Be("amount 100, multiplier times 80");

    [Fact]
    public void a_multiplier_about_no_goods_counts_for_the_whole_order_and_its_shipping()
    {
        var program = Ruled.By(Ruled.Times(2)) with { Base = new PointsBase(Shipping: true) };
        var order = Mixed with { Shipping = Price.Of(1000), Total = Price.Of(11000) };

        Ruled.Due(program, order).Told().Should().Be("amount 110, multiplier times 110");
        Ruled.Due(program with { Earning = new EarningRules(Rules: [Ruled.Times(2, Tea)]) }, order)
            .Total.Value.Should().Be(150, "shipping is not tea");
    }

    [Fact]
    public void points_for_the_order_stay_until_nothing_of_it_is_left()
    {
        var program = Ruled.By(Ruled.Gives(50));

        Ruled.Due(program, Mixed).Told().Should().Be("amount 100, points gives 50");
        Some.Points(program, Mixed, Some.Part(Some.Refund("r", 9900))).Should().Be(51);
        Some.Points(program, Mixed, Some.Part(Some.Refund("r", 10000))).Should().Be(0);
    }

    [Fact]
    public void points_for_some_goods_go_when_those_go_back()
    {
        var program = Ruled.By(Ruled.Gives(50) with { Lines = Tea });

        Some.Points(program, Mixed, Some.Part(Some.Refund("r", 0, new RefundedLine("tea", 1)))).Should().Be(60);
        Some.Points(program, Mixed, Some.Part(Some.Refund("r", 0, new RefundedLine("mug", 1)))).Should().Be(90);
    }

    [Fact]
    public void a_refund_takes_back_a_multiplied_lines_share_with_it() => Some.Points(
        Ruled.By(Ruled.Times(3, Tea)), Mixed, Some.Part(Some.Refund("r", 0, new RefundedLine("tea", 1))))
        .Should().Be(60);

    [Fact]
    public void money_returned_without_lines_lowers_all_of_them_alike() => Some.Points(
        Ruled.By(Ruled.Times(3, Tea)), Mixed, Some.Part(Some.Refund("r", 5000))).Should().Be(90);

    [Fact]
    public void goods_that_are_excluded_count_for_nothing()
    {
        var program = Ruled.By(new EarningRules(Goods: new Choice<LineMatch>(Exclude: Tea.Include)));

        var due = Ruled.Due(program, Mixed);

        (due.Total.Value, due.Progress).Should().Be((60L, 60L));
    }

    [Fact]
    public void a_multiplier_below_one_lowers_what_qualifies_and_one_above_does_not_raise_it()
    {
        var due = Ruled.Due(Ruled.By(Ruled.Times(0.5m, Tea, "half"), Ruled.Times(2)), Mixed);

        due.Told().Should().Be("amount 100, multiplier half -20, multiplier times 80");
        due.Progress.Should().Be(80);
    }

    [Fact]
    public void an_order_under_the_minimum_earns_nothing_and_says_so()
    {
        var program = Ruled.By(new EarningRules(Minimum: [new Money(10000, Some.Eur)]));

        Ruled.Due(program, Mixed).Total.Value.Should().Be(100);
        Ruled.Due(program, Some.Order(0, 9999)).Told().Should().Be("minimum 0");
        Some.Points(program, Mixed, Some.Part(Some.Refund("r", 1))).Should().Be(0, "it is no longer 100.00");
    }

    [Fact]
    public void a_minimum_in_another_currency_is_worth_as_many_points()
    {
        var nok = Currency.Of("NOK");
        var program = Ruled.By(new EarningRules(Minimum: [new Money(5000, Some.Eur)])) with
        {
            Rates = [new Rate(Some.Eur, 1, 100), new Rate(nok, 1, 1000)],
        };
        Order In(decimal net) => Some.Order(0, net) with { Currency = nok };

        Ruled.Due(program, In(50000)).Total.Value.Should().Be(50);
        Ruled.Due(program, In(49999)).Total.Value.Should().Be(0);
        var said = program with
        {
            Earning = new EarningRules(Minimum: [new Money(5000, Some.Eur), new Money(40000, nok)]),
        };
        Ruled.Due(said, In(40000)).Total.Value.Should().Be(40);
    }

    [Fact]
    public void no_order_earns_or_qualifies_beyond_the_cap()
    {
        var due = Ruled.Due(Ruled.By(new EarningRules(MostPerOrder: 70, Rules: [Ruled.Gives(5)])), Mixed);

        due.Told().Should().Be("amount 100, points gives 5, cap -35");
        (due.Total.Value, due.Progress).Should().Be((70L, 70L));
    }

    [Theory]
    [InlineData(0, 1, "wednesday", 200)]
    [InlineData(1, 1, "thursday: not that weekday", 100)]
    [InlineData(28, 1, "the last day", 200)]
    [InlineData(35, 1, "after the last day", 100)]
    [InlineData(-7, 1, "before the first day", 100)]
    [InlineData(0, 2, "the second order", 200)]
    [InlineData(0, 3, "the third order", 100)]
    public void a_campaign_is_a_rule_with_days(int day, int number, string reason, long points)
    {
        var campaign = Ruled.Times(2) with
        {
            From = Some.Day(),
            Until = Some.Day(28),
            Weekdays = [Weekday.Wednesday],
            OrderNumber = new OrderNumbers(1, 2),
        };

        Ruled.Due(Ruled.By(campaign), day: day, number: number).Total.Value.Should().Be(points, reason);
    }

    [Fact]
    public void days_are_the_shops_own()
    {
        var program = Ruled.By(Ruled.Times(2) with { From = Some.Day(1) });

        Ruled.Due(program).Total.Value.Should().Be(100);
        Ruled.Due(program with { TimeZone = "Pacific/Auckland" }).Total.Value.Should().Be(200, "it is tomorrow there");
    }

    [Fact]
    public void a_rule_may_be_a_tiers_or_a_currencys_alone()
    {
        var program = Ruled.By(
            Ruled.Times(2, code: "gold") with { Tiers = ["gold"] },
            Ruled.Gives(9, "kroner") with { Currencies = [Currency.Of("NOK")] });

        Ruled.Due(program).Told().Should().Be("amount 100");
        Ruled.Due(program, held: Some.Tier("gold", 5)).Told().Should().Be("amount 100, multiplier gold 100");
    }

    [Fact]
    public void a_rule_with_a_minimum_asks_for_so_much_of_its_own_goods()
    {
        var program = Ruled.By(Ruled.Gives(50) with { Lines = Tea, Minimum = [new Money(4000, Some.Eur)] });

        Ruled.Due(program, Mixed).Total.Value.Should().Be(150);
        Ruled.Due(program, Some.Order(0, 0, Ruled.Tea(3999), Some.Line(6001, "mug"))).Total.Value.Should().Be(100);
    }

    [Fact]
    public void an_order_keeps_the_rules_of_the_day_it_was_paid()
    {
        var books = Some.Books(Ruled.By(Ruled.Times(3)));
        books.Tell(Some.Order(), Some.Noon());
        books.Put(Ruled.By(Ruled.Gives(1)) with { Version = 2, InForceFrom = Some.Noon(1) });

        books.Tell(Some.Refund("r", 5000), Some.Noon(2));

        books.Account(Some.Ada).Balance.Value.Should().Be(150);
    }

    [Fact]
    public void the_first_order_stays_the_first_whatever_becomes_of_it()
    {
        var books = Some.Books(Ruled.By(Ruled.Gives(50, "welcome") with { OrderNumber = new OrderNumbers(1, 1) }));
        books.Tell(Some.Order(), Some.Noon());
        books.Tell(Some.Refund("r", 10000), Some.Noon(1));
        books.Tell(Some.Order(2).Named("1002"), Some.Noon(2));

        books.Account(Some.Ada).Balance.Value.Should().Be(100);
        books.Account(Some.Ada).Orders.Should().Be(2);
    }

    [Fact]
    public void what_is_written_without_rules_does_not_change()
    {
        System.Text.Encoding.UTF8.GetString(Loyalty.Ledger.ProgramText.Write(Some.Program()))
            .Should().NotContainAny("earning", "mapping", "rewards", "payWithPoints", "guardrails", "notice");
        Terms.For(Some.Order(), Some.Program(), Some.Tier("bronze", 0), Some.Noon())!.Earning.Should().BeNull();
    }
}
