using FluentAssertions;
using Loyalty.Orders;
using Loyalty.Program;
using Xunit;

namespace Loyalty.Tests.Earning;

public sealed class PointsBaseTests
{
    private static readonly Order Taxed = Some.Order(0, 0, Some.Line(10000) with { Tax = Price.Of(2500) });

    [Fact]
    public void lines_count_after_their_discounts() => Some.Points(Some.Order(0, 8000)).Should().Be(80);

    [Theory]
    [InlineData(true, TaxRule.AsPriced, 100)]
    [InlineData(true, TaxRule.Included, 100)]
    [InlineData(true, TaxRule.Excluded, 75)]
    [InlineData(false, TaxRule.AsPriced, 100)]
    [InlineData(false, TaxRule.Included, 125)]
    [InlineData(false, TaxRule.Excluded, 100)]
    public void tax_counts_as_the_prices_have_it_unless_the_owner_decides(bool includes, TaxRule rule, long points) =>
        Some.Points(Based(rule, false), Taxed with { PricesIncludeTax = includes }).Should().Be(points);

    [Fact]
    public void shipping_counts_only_where_it_is_switched_on()
    {
        var order = Some.Order() with { Shipping = Price.Of(500), Total = Price.Of(10500) };
        Some.Points(order).Should().Be(100);
        Some.Points(Based(TaxRule.AsPriced, true), order).Should().Be(105);
    }

    [Theory]
    [InlineData(true, TaxRule.Excluded, 104)]
    [InlineData(true, TaxRule.Included, 105)]
    [InlineData(false, TaxRule.Excluded, 105)]
    [InlineData(false, TaxRule.Included, 106)]
    public void shipping_follows_the_rule_for_tax(bool includes, TaxRule rule, long points) => Some.Points(
        Based(rule, true),
        Some.Order() with
        {
            PricesIncludeTax = includes,
            Shipping = Price.Of(500),
            ShippingTax = Price.Of(100),
            Total = Price.Of(10600),
        }).Should().Be(points);

    [Theory]
    [InlineData(LineKind.GiftCard)]
    [InlineData(LineKind.Tip)]
    [InlineData(LineKind.Fee)]
    public void gift_cards_tips_and_fees_earn_nothing(LineKind kind) =>
        Some.Points(Some.Order(0, 0, Some.Line(10000), Some.Line(5000, "b") with { Kind = kind })).Should().Be(100);

    [Fact]
    public void a_negative_fee_is_a_discount_spread_over_the_lines() => Some.Points(
        Some.Order(0, 0, Some.Line(6000), GiftCard(4000)) with { Discount = Price.Of(1000) })
        .Should().Be(54);

    [Fact]
    public void a_discount_larger_than_the_goods_leaves_nothing() =>
        Some.Points(Some.Order() with { Discount = Price.Of(99999) }).Should().Be(0);

    [Fact]
    public void the_share_paid_with_rewards_earns_nothing() =>
        Some.Points(Some.Order() with { PaidWithRewards = Price.Of(3000) }).Should().Be(70);

    [Theory]
    [InlineData(Payment.Unpaid, 0)]
    [InlineData(Payment.Paid, 100)]
    [InlineData(Payment.Void, 0)]
    public void only_what_is_paid_earns(Payment payment, long points) =>
        Some.Due(Some.State(Some.Order() with { Payment = payment })).Total.Value.Should().Be(points);

    [Fact]
    public void an_order_that_owes_after_an_edit_keeps_the_points_for_what_is_paid() =>
        Some.Points(Owing(Some.Order(), 2500)).Should().Be(75);

    [Fact]
    public void rewards_and_what_is_owed_are_both_not_money_paid() =>
        Some.Points(Owing(Some.Order() with { PaidWithRewards = Price.Of(2500) }, 2500)).Should().Be(50);

    [Fact]
    public void what_was_owed_before_does_not_matter_once_paid() =>
        Some.Points(Some.Order() with { Outstanding = Price.Of(2500) }).Should().Be(100);

    [Fact]
    public void an_edited_line_counts_what_is_left_of_it() =>
        Some.Points(Some.Order(0, 0, Some.Line(10000, "a", 4) with { CurrentQuantity = 1 })).Should().Be(25);

    [Fact]
    public void a_third_of_a_line_earns_its_whole_points() => Some.Points(
        Some.Program(new Rate(Some.Eur, 3, 100)),
        Some.Order(0, 0, Some.Line(10000, "a", 3) with { CurrentQuantity = 1 }))
        .Should().Be(100);

    [Theory]
    [InlineData(Rounding.Down, 99)]
    [InlineData(Rounding.Nearest, 100)]
    [InlineData(Rounding.Up, 100)]
    public void points_become_whole_once_per_order(Rounding rounding, long points) => Some.Points(
        Some.Program() with { Rounding = rounding }, Some.Order(0, 0, Some.Line(4975), Some.Line(4975, "b")))
        .Should().Be(points);

    [Fact]
    public void a_tiers_share_is_bonus_and_does_not_qualify()
    {
        var program = Some.Program() with { Tiers = [Some.Tier("gold", 0, 1.25m)] };
        var due = Some.Due(Some.State(Some.Order(0, 9990)), program);
        due.Total.Value.Should().Be(124);
        due.Progress.Should().Be(99);
        due.Reasons.Sum(reason => reason.Points.Value).Should().Be(124);
    }

    [Theory]
    [InlineData(QualifyBy.Points, 299)]
    [InlineData(QualifyBy.Spend, 99)]
    [InlineData(QualifyBy.Orders, 1)]
    public void progress_is_points_spend_or_orders(QualifyBy by, long progress) => Some.Due(
        Some.State(Some.Order(0, 9990)),
        Some.Program(new Rate(Some.Eur, 3, 100)) with { Qualifying = new Qualifying(by) }).Progress
            .Should().Be(progress);

    private static LoyaltyProgram Based(TaxRule tax, bool shipping) =>
        Some.Program() with { Base = new PointsBase(tax, shipping) };

    private static OrderLine GiftCard(decimal net) => Some.Line(net, "b") with { Kind = LineKind.GiftCard };

    private static Order Owing(Order order, decimal amount) =>
        order with { Payment = Payment.PartlyPaid, Outstanding = Price.Of(amount) };
}
