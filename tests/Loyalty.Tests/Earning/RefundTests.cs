using FluentAssertions;
using Loyalty.Orders;
using Loyalty.Program;
using Xunit;

namespace Loyalty.Tests.Earning;

public sealed class RefundTests
{
    private static readonly Order FourUnits = Some.Order(0, 0, Some.Line(10000, "a", 4));

    [Fact]
    public void a_refunded_line_takes_its_share() => Some.Points(FourUnits, Back("r", 1)).Should().Be(75);

    [Fact]
    public void a_line_refunded_and_edited_away_is_taken_once() =>
        Some.Points(FourUnits with { Lines = [Some.Line(10000, "a", 4) with { CurrentQuantity = 3 }] }, Back("r", 1))
            .Should().Be(75);

    [Fact]
    public void more_units_back_than_were_bought_leave_nothing() =>
        Some.Points(FourUnits, Back("r", 3), Back("s", 3)).Should().Be(0);

    [Fact]
    public void what_dividing_a_discount_leaves_of_a_full_refund_is_no_purchase()
    {
        var order = Some.Order(0, 0,
        [
            Some.Line(22239, "a", 4) with { Tax = Price.Of(5560) },
            Some.Line(4777, "b") with { Tax = Price.Of(1194) },
            Some.Line(10066, "c") with { Tax = Price.Of(2517) },
        ]) with
        {
            Discount = Price.Of(6675),
            Total = Price.Of(38009),
        };
        var program = Some.Program() with { Rounding = Rounding.Up };

        Some.Points(program, order, Some.Part(Some.Refund("all", 38008))).Should().Be(1);
        Some.Points(program, order, Some.Part(Some.Refund("all", 38009))).Should().Be(0);
    }

    [Fact]
    public void thousands_of_lines_and_refunds_take_no_longer_than_a_moment()
    {
        var many = Enumerable.Range(0, 10_000).ToList();
        var order = Some.Order(0, 0, [.. many.Select(line => Some.Line(100, $"line-{line}"))]) with
        {
            Refunds = [.. many.Skip(25).Select(refund => Some.Refund($"r-{refund}", 0) with
            {
                Lines = [new RefundedLine($"line-{refund}", 1)],
            })],
        };

        Action counting = () => Some.Points(order).Should().Be(25);

        counting.ExecutionTime().Should().BeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void an_amount_is_spread_over_the_lines_those_that_do_not_earn_included() => Some.Points(
        Some.Order(0, 0, Some.Line(10000), Some.Line(10000, "b") with { Kind = LineKind.GiftCard }), Money("r", 5000))
        .Should().Be(75);

    [Fact]
    public void an_amount_is_spread_over_what_the_refunded_lines_left() =>
        Some.Points(FourUnits, Back("r", 2), Money("s", 2500)).Should().Be(25);

    [Fact]
    public void an_amount_has_the_tax_in_it() => Some.Points(
        Some.Order(0, 0, Some.Line(10000) with { Tax = Price.Of(2500) }), Money("r", 6250)).Should().Be(50);

    [Fact]
    public void a_refund_that_is_pending_or_failed_takes_nothing()
    {
        Some.Points(FourUnits, Some.Part(Some.Refund("r", 5000) with { Succeeded = false })).Should().Be(100);
        Some.Points(FourUnits, Money("r", 5000), Failed("r", 5000, 1)).Should().Be(100);
    }

    [Fact]
    public void refunds_and_disputes_together_never_exceed_the_order() =>
        Some.Points(FourUnits, Back("r", 2), Money("s", 9000), Disputed(DisputeState.Open)).Should().Be(0);

    [Theory]
    [InlineData(DisputeState.Open, 60)]
    [InlineData(DisputeState.Lost, 60)]
    [InlineData(DisputeState.Won, 100)]
    public void a_dispute_takes_unless_it_is_won(DisputeState state, long points) =>
        Some.Points(FourUnits, Disputed(state)).Should().Be(points);

    [Fact]
    public void one_figure_and_the_refunds_in_it_are_the_same_money() =>
        Some.Points(FourUnits, Money("r", 3000), InAll(4000, 2)).Should().Be(60);

    [Fact]
    public void a_refund_that_fails_after_the_figure_gives_its_money_back() =>
        Some.Points(FourUnits, InAll(4000, 2), Failed("r", 3000, 3)).Should().Be(90);

    [Fact]
    public void a_refund_that_failed_before_the_figure_is_not_in_it() =>
        Some.Points(FourUnits, InAll(4000, 2), Failed("r", 3000, 1)).Should().Be(60);

    [Fact]
    public void figures_of_several_charges_add_up() => Some.Points(
        FourUnits, InAll(4000, 2), new OrderPart.RefundedInAll("other", new Money(1000, Some.Eur), new Revision(1)))
        .Should().Be(50);

    [Fact]
    public void all_the_money_back_leaves_nothing_where_rewards_paid_the_rest() =>
        Some.Points(FourUnits with { PaidWithRewards = Price.Of(3000) }, Money("r", 7000)).Should().Be(0);

    [Fact]
    public void half_the_money_back_leaves_half_where_rewards_paid_the_rest() =>
        Some.Points(FourUnits with { PaidWithRewards = Price.Of(3000) }, Money("r", 3500)).Should().Be(35);

    [Fact]
    public void a_whole_charge_back_takes_the_shipping_that_counted_too()
    {
        var program = Some.Program() with { Base = new PointsBase(TaxRule.AsPriced, true) };
        var shipped = FourUnits with { Shipping = Price.Of(500), Total = Price.Of(10500) };
        Some.Points(program, shipped, InAll(10500, 1)).Should().Be(0);
        Some.Points(program, shipped, InAll(10000, 1)).Should().Be(5);
    }

    private static OrderPart Back(string id, decimal units) =>
        Some.Part(Some.Refund(id, 0, new RefundedLine("a", units)));

    private static OrderPart Money(string id, decimal amount) => Some.Part(Some.Refund(id, amount));

    private static OrderPart Disputed(DisputeState state) => Some.Part(Some.Dispute(state, 4000));

    private static OrderPart.RefundedInAll InAll(decimal amount, int revision) =>
        new OrderPart.RefundedInAll("ch", new Money(amount, Some.Eur), new Revision(revision));

    private static OrderPart Failed(string id, decimal amount, int revision) => Some.Part(
        Some.Refund(id, amount) with { Succeeded = false, Failed = true, Revision = new Revision(revision) });
}
