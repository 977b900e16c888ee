using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Loyalty.Program;
using Xunit;

namespace Loyalty.Tests.Earning;

public sealed class CertainTests
{
    [Fact]
    public void without_rules_the_rate_is_certain() => Certain.Factor(Some.Program(), Some.Day()).Should().Be(1);

    [Fact]
    public void what_lowers_is_taken_to_hold_and_what_raises_is_not() =>
        Certain.Factor(Ruled.By(Ruled.Times(0.5m), Ruled.Times(0.5m), Ruled.Times(3)), Some.Day()).Should().Be(0.25m);

    [Fact]
    public void what_has_ended_lowers_no_more()
    {
        var program = Ruled.By(Ruled.Times(0.5m) with { Until = Some.Day() });

        Certain.Factor(program, Some.Day()).Should().Be(0.5m);
        Certain.Factor(program, Some.Day(1)).Should().Be(1);
    }

    [Fact]
    public void nothing_is_certain_where_something_does_not_earn()
    {
        var tea = Ruled.Skus("TEA-*");

        Certain.Factor(Ruled.By(new EarningRules(Goods: new Choice<LineMatch>(Exclude: tea.Include))), Some.Day())
            .Should().Be(0);
        Certain.Factor(
            Ruled.By(new EarningRules(Orders: new Choice<OrderMatch>(Exclude: [new OrderMatch(Staff: true)]))),
            Some.Day()).Should().Be(0);
    }

    [Fact]
    public void a_minimum_is_told_in_every_currency_and_never_too_low()
    {
        var program = Ruled.By(new EarningRules(Minimum: [new Money(1000, Some.Eur)])) with
        {
            Rates = [new Rate(Some.Eur, 3, 100), new Rate(Currency.Of("JPY"), 1, 55)],
        };

        Certain.Minimum(program)!.Select(money => money.AmountMinor).Should().Equal(1000, 1650);
        Certain.Minimum(Some.Program()).Should().BeNull();
    }

    [Fact]
    public void no_order_earns_less_than_is_certain() =>
        Prop.ForAll(Gen.Choose(0, 100_000).ToArbitrary(), seed =>
        {
            if (Ruled.Any(seed) is not (var program, var order, { } terms))
            {
                return;
            }

            var amount = Loyalty.Earning.PointsFor.Order(Some.State(order), terms with { Earning = null })
                .Reasons is [var first, ..] ? first.AmountMinor ?? 0 : 0;
            var least = Certain.Minimum(program)?.Single(money => money.Currency == terms.Rate.Currency).AmountMinor;
            var promised = amount < (least ?? 0) ? 0 : decimal.Floor(decimal.Round(
                amount * terms.Rate.Points * terms.Multiplier * Certain.Factor(program, Some.Day(-1))
                    / terms.Rate.PerMinor, 9));
            Loyalty.Earning.PointsFor.Order(Some.State(order), terms).Total.Value.Should().BeGreaterThanOrEqualTo(
                (long)Math.Min(promised, program.Earning?.MostPerOrder ?? long.MaxValue));
        }).QuickCheckThrowOnFailure();
}
