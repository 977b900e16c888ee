using Loyalty.Orders;
using Loyalty.Program;

namespace Loyalty.Earning;

/// <summary>
/// How many points an order is due under its terms, and why. Rounded once per order. Base points qualify for tiers;
/// what rules and the tier add on top is bonus and does not.
/// </summary>
public static class PointsFor
{
    public static Due Order(OrderState state, Terms terms)
    {
        if (terms.Earning is not { } open || state.Whole is null)
        {
            return Due(new Tally(EligibleAmount.Of(state, terms), terms), terms);
        }

        var kind = new OrderKind(state, open.Mapping);
        var eligible = EligibleAmount.Of(state, terms, open.Goods is { } goods
            ? line => goods.Chooses(match => kind.Is(line, match)) : null);
        var tally = new Tally(eligible, terms);
        return tally.AmountMinor <= 0 ? Program.Due.Nothing
            : open.Orders is { } orders && !orders.Chooses(kind.Is)
                ? Program.Due.Nothing with { Reasons = [new Reason(Reason.Excluded, Points.Zero)] }
            : open.MinimumMinor > tally.AmountMinor
                ? Program.Due.Nothing with { Reasons = [tally.TooLittle(open.MinimumMinor.Value)] }
            : Due(tally, terms, [.. (open.Rules ?? []).Select(rule => Applied.To(eligible, rule, kind))
                .OfType<Applied>()]);
    }

    /// <summary>
    /// The points for an amount in minor units of the terms' currency, where no rule is about it; the embed and the
    /// ledger share this rule.
    /// </summary>
    public static Due Amount(decimal amountMinor, Terms terms) =>
        Due(new Tally(new EligibleAmount([], amountMinor), terms), terms);

    private static Due Due(Tally tally, Terms terms, params Applied[] rules)
    {
        if (tally.AmountMinor <= 0)
        {
            return Program.Due.Nothing;
        }

        tally.Base();
        foreach (var rule in rules.Where(rule => rule.Terms.Multiplier < 1))
        {
            tally.Compound(rule);
        }

        var qualifying = tally.Total;
        tally.Raise([
            Applied.Tier(terms, tally.Shares), .. rules.Where(rule => rule.Terms.Multiplier > 1)]);
        foreach (var rule in rules.Where(rule => rule.Terms.Points is not null))
        {
            tally.Give(rule);
        }

        if (terms.Earning?.MostPoints is { } most)
        {
            tally.Cap(new Points(most));
            qualifying = Points.Min(qualifying, new Points(most));
        }

        return new Due(tally.Total, Progress(tally.AmountMinor, qualifying, terms), tally.Reasons);
    }

    private static long Progress(decimal amountMinor, Points qualifying, Terms terms) => terms.QualifyBy switch
    {
        QualifyBy.Points => qualifying.Value,
        QualifyBy.Spend => Tally.Whole(
            amountMinor * terms.Rate.Points * terms.SpendPerPoint / terms.Rate.PerMinor, Rounding.Down).Value,
        _ => 1,
    };
}
