using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Loyalty.Program;
using Xunit;

namespace Loyalty.Tests.Earning;

public sealed class StackingTests
{
    private static readonly Rule[] Rules =
        [Ruled.Times(2, code: "double"), Ruled.Times(3, Ruled.Skus("TEA-1"), "tea"), Ruled.Times(0.5m, code: "half")];

    /// <summary>100.00, all of it tea; a tier of × 1.5.</summary>
    [Theory]
    [InlineData(
        Stacking.Add, 225, "amount 100, multiplier half -50, tier 25, multiplier double 50, multiplier tea 100")]
    [InlineData(
        Stacking.Multiply, 450, "amount 100, multiplier half -50, tier 25, multiplier double 75, multiplier tea 300")]
    [InlineData(Stacking.Best, 150, "amount 100, multiplier half -50, multiplier tea 100")]
    public void multipliers_come_together_as_the_program_says(Stacking stacking, long points, string told)
    {
        var due = Ruled.Due(
            Ruled.By(new EarningRules(Stacking: stacking, Rules: Rules)),
            Some.Order(0, 0, Ruled.Tea(10000)),
            held: Some.Tier("gold", 5, 1.5m));

        (due.Total.Value, due.Told()).Should().Be((points, told));
    }

    [Fact]
    public void the_best_is_found_line_by_line() => Ruled.Due(
        Ruled.By(new EarningRules(Stacking: Stacking.Best, Rules: Rules[..2])),
        Some.Order(0, 0, Ruled.Tea(4000), Some.Line(6000, "mug")))
        .Told().Should().Be("amount 100, multiplier double 60, multiplier tea 80");

    [Fact]
    public void of_equals_the_tier_is_named() => Ruled.Due(
        Ruled.By(new EarningRules(Stacking: Stacking.Best, Rules: Rules[..1])), held: Some.Tier("gold", 5, 2))
        .Told().Should().Be("amount 100, tier 100");

    [Fact]
    public void whatever_rounds_the_reasons_add_up_and_recompute() =>
        Prop.ForAll(Gen.Choose(0, 100_000).ToArbitrary(), seed =>
        {
            if (Ruled.Any(seed) is (_, var order, { } terms))
            {
                var due = Loyalty.Earning.PointsFor.Order(Some.State(order), terms);
                due.Reasons.Sum(reason => reason.Points.Value).Should().Be(due.Total.Value);
                Ruled.Recomputed(due.Reasons, terms).Should().Equal(due.Reasons.Select(one => one.Points.Value));
                due.Progress.Should().BeGreaterThanOrEqualTo(0);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void random_lives_come_upon_every_kind_of_reason() =>
        Enumerable.Range(1, 40).SelectMany(seed =>
        {
            var history = Histories.Of(seed);
            var books = new Books(history.First);
            foreach (var step in history.Steps)
            {
                books.Play(step);
            }

            return books.Customers.SelectMany(books.Entries).SelectMany(written => written.Entry.Reasons ?? [])
                .Select(reason => reason.Rule);
        }).Distinct(StringComparer.Ordinal).Should().BeEquivalentTo(
            Reason.Amount, Reason.Multiplied, Reason.TierBonus, Reason.Bonus, Reason.Cap, Reason.Minimum,
            Reason.Excluded);
}
