namespace Loyalty.Program.Guarding;

/// <summary>
/// Money in minor units of the first rate's currency: said in it, or worth as many points by the program's own rates.
/// </summary>
internal static class MainMoney
{
    /// <summary>Null where the program has no rate for it.</summary>
    public static decimal? Of(LoyaltyProgram program, Money money)
    {
        var main = program.Rates[0];
        return money.AmountMinor < 0 || program.RateOf(money.Currency) is not { } rate ? null
            : rate == main ? money.AmountMinor
            : Bounded.Over(Bounded.Times(money.AmountMinor, PerMinor(rate)), PerMinor(main));
    }

    /// <summary>What is said in the first rate's currency, else the first that can be told.</summary>
    public static decimal? Of(LoyaltyProgram program, IReadOnlyList<Money>? said)
    {
        var main = program.Rates[0].Currency;
        return (said ?? []).OrderBy(money => money.Currency != main)
            .Select(money => Of(program, money)).FirstOrDefault(minor => minor is not null);
    }

    /// <summary>Points for one minor unit.</summary>
    public static decimal PerMinor(Rate rate) => Bounded.Over(rate.Points, rate.PerMinor);
}

/// <summary>
/// Arithmetic of what is not below zero that ends at a number beyond every warning, instead of overflowing.
/// </summary>
internal static class Bounded
{
    private const decimal Most = 100_000_000_000_000m;

    public static decimal Times(decimal left, decimal right) =>
        Math.Min(Most, Math.Min(Most, left) * Math.Min(Most, right));

    public static decimal Over(decimal left, decimal right) =>
        Math.Min(Most, Math.Min(Most, left) / Math.Max(1 / Most, right));
}
