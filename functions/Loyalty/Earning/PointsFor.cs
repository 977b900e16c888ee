using Loyalty.Orders;
using Loyalty.Program;

namespace Loyalty.Earning;

/// <summary>
/// How many points an order is due under its terms, and why. Rounded once per order. Base points qualify for tiers;
/// what the tier multiplies on top is bonus and does not.
/// </summary>
public static class PointsFor
{
    /// <summary>
    /// What a division lost is made good before points become whole: a third of 300, three times, is 300.
    /// </summary>
    private const int Precision = 9;

    public static Due Order(OrderState state, Terms terms) => Amount(EligibleAmount.Of(state, terms), terms);

    /// <summary>
    /// The points for an amount in minor units of the terms' currency; the embed and the ledger share this rule.
    /// </summary>
    public static Due Amount(decimal amountMinor, Terms terms)
    {
        if (amountMinor <= 0)
        {
            return Due.Nothing;
        }

        var rate = terms.Rate;
        var basePoints = Whole(amountMinor * rate.Points / rate.PerMinor, terms.Rounding);
        var total = Whole(amountMinor * rate.Points * terms.Multiplier / rate.PerMinor, terms.Rounding);
        var reasons = new List<Reason>
        {
            new(Reason.Amount, basePoints)
            {
                AmountMinor = amountMinor,
                Currency = rate.Currency,
                RatePoints = rate.Points,
                RatePerMinor = rate.PerMinor,
            },
        };
        if (terms.Multiplier != 1)
        {
            reasons.Add(
                new Reason(Reason.TierBonus, total - basePoints) { Tier = terms.Tier, Multiplier = terms.Multiplier });
        }

        return new Due(total, Progress(amountMinor, basePoints, terms), reasons);
    }

    private static long Progress(decimal amountMinor, Points basePoints, Terms terms) => terms.QualifyBy switch
    {
        QualifyBy.Points => basePoints.Value,
        QualifyBy.Spend =>
            Whole(amountMinor * terms.Rate.Points * terms.SpendPerPoint / terms.Rate.PerMinor, Rounding.Down).Value,
        _ => 1,
    };

    private static Points Whole(decimal points, Rounding rounding)
    {
        var precise = decimal.Round(points, Precision);
        return new Points((long)(rounding switch
        {
            Rounding.Up => decimal.Ceiling(precise),
            Rounding.Nearest => decimal.Round(precise, MidpointRounding.AwayFromZero),
            _ => decimal.Floor(precise),
        }));
    }
}
