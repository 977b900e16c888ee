using Loyalty.Program;

namespace Loyalty.Earning;

/// <summary>
/// The arithmetic of one order as it is told: a sum of money that earns, to which every reason adds its share, and the
/// whole points of that sum after each. The points of a reason are the difference it makes, so that they add up
/// however they round.
/// </summary>
internal sealed class Tally
{
    /// <summary>Digits kept while dividing; far below a minor unit, far above decimal's own rounding.</summary>
    private const int MoneyPrecision = 12;

    /// <summary>
    /// What a division lost is made good before points become whole: a third of 300, three times, is 300.
    /// </summary>
    private const int Precision = 9;

    private readonly Terms terms;
    private readonly decimal[] shares;
    private readonly List<Reason> reasons = [];
    private decimal sumMinor;
    private Points earned;

    public Tally(EligibleAmount eligible, Terms terms)
    {
        this.terms = terms;
        shares = [.. eligible.Lines.Select(line => line.AmountMinor), eligible.ShippingMinor];
        AmountMinor = Rounded(shares.Sum());
    }

    /// <summary>What of the order earns at all.</summary>
    public decimal AmountMinor { get; }

    public Points Total { get; private set; }

    public IReadOnlyList<Reason> Reasons => reasons;

    /// <summary>How many lines there are, and shipping.</summary>
    public int Shares => shares.Length;

    public Reason TooLittle(decimal minimumMinor) => new(Reason.Minimum, Points.Zero)
    {
        AmountMinor = AmountMinor,
        MinimumMinor = minimumMinor,
        Currency = terms.Rate.Currency,
    };

    /// <summary>The amount at its rate.</summary>
    public void Base() => Add(AmountMinor, new Reason(Reason.Amount, Points.Zero)
    {
        AmountMinor = AmountMinor,
        Currency = terms.Rate.Currency,
        RatePoints = terms.Rate.Points,
        RatePerMinor = terms.Rate.PerMinor,
    });

    /// <summary>A multiplier whose outcome is what every later one multiplies.</summary>
    public void Compound(Applied rule)
    {
        Multiply(rule, shares);
        for (var index = 0; index < shares.Length; index++)
        {
            shares[index] *= rule.Shares[index] ? rule.Multiplier : 1;
        }
    }

    /// <summary>Multipliers of 1 and more, together as the program says.</summary>
    public void Raise(IReadOnlyList<Applied> rules)
    {
        var stacking = terms.Earning?.Stacking ?? Stacking.Add;
        foreach (var rule in rules)
        {
            decimal[] about = stacking == Stacking.Best
                ? [.. shares.Select((share, index) => Highest(rules, index) == rule ? share : 0)]
                : shares;
            if (stacking == Stacking.Multiply)
            {
                Compound(rule);
            }
            else
            {
                Multiply(rule, about);
            }
        }
    }

    /// <summary>Points for the order as a whole.</summary>
    public void Give(Applied rule)
    {
        var points = new Points(rule.Terms.Points!.Value);
        Total += points;
        reasons.Add(new Reason(Reason.Bonus, points) { Code = rule.Terms.Code });
    }

    public void Cap(Points most)
    {
        if (Total > most)
        {
            reasons.Add(new Reason(Reason.Cap, most - Total));
            Total = most;
        }
    }

    public static decimal Rounded(decimal amountMinor) => decimal.Round(amountMinor, MoneyPrecision).Normalized();

    public static Points Whole(decimal points, Rounding rounding)
    {
        var precise = decimal.Round(points, Precision);
        return new Points((long)(rounding switch
        {
            Rounding.Up => decimal.Ceiling(precise),
            Rounding.Nearest => decimal.Round(precise, MidpointRounding.AwayFromZero),
            _ => decimal.Floor(precise),
        }));
    }

    /// <summary>What a multiplier adds to the shares it is about, or takes from them.</summary>
    private void Multiply(Applied rule, decimal[] of)
    {
        var about = Rounded(of.Where((_, index) => rule.Shares[index]).Sum());
        if (rule.Multiplier == 1 || about == 0)
        {
            return;
        }

        Add(about * (rule.Multiplier - 1), rule.IsTier
            ? new Reason(Reason.TierBonus, Points.Zero)
            {
                Tier = rule.Terms.Code,
                Multiplier = rule.Multiplier,
                AmountMinor = about == AmountMinor ? null : about,
                Currency = about == AmountMinor ? null : terms.Rate.Currency,
            }
            : new Reason(Reason.Multiplied, Points.Zero)
            {
                Code = rule.Terms.Code,
                Multiplier = rule.Multiplier,
                AmountMinor = about,
                Currency = terms.Rate.Currency,
            });
    }

    private void Add(decimal amountMinor, Reason reason)
    {
        sumMinor += amountMinor;
        var whole = Whole(sumMinor * terms.Rate.Points / terms.Rate.PerMinor, terms.Rounding);
        reasons.Add(reason with { Points = whole - earned });
        Total += whole - earned;
        earned = whole;
    }

    /// <summary>The rule that gives a share most; the first of several.</summary>
    private static Applied Highest(IReadOnlyList<Applied> rules, int share) =>
        rules.Where(rule => rule.Shares[share]).MaxBy(rule => rule.Multiplier)!;
}
