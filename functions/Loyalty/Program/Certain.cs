namespace Loyalty.Program;

/// <summary>
/// What any purchase earns at least, for whoever promises points before the order is known. What lowers is taken to
/// hold, what raises is not.
/// </summary>
public static class Certain
{
    /// <summary>
    /// What the amount at its rate, times the tier's multiplier, is certain to be multiplied by: 0 where some orders or
    /// some goods do not earn.
    /// </summary>
    public static decimal Factor(LoyaltyProgram program, DateOnly today) => program.Earning switch
    {
        null => 1,
        { Orders: not null } or { Goods: not null } => 0,
        { Rules: var rules } => (rules ?? [])
            .Where(rule => rule.Multiplier < 1 && !(rule.Until < today))
            .Aggregate(1m, (all, rule) => all * rule.Multiplier!.Value).Normalized(),
    };

    /// <summary>What has to be left of an order to earn, in every currency with a rate; null where all earns.</summary>
    public static IReadOnlyList<Money>? Minimum(LoyaltyProgram program) =>
        program.Earning?.Minimum is not { Count: > 0 } said
            ? null
            :
            [
                .. program.Rates.Select(rate => new Money(
                    decimal.Ceiling(EarningTerms.Minimum(said, rate, program)!.Value), rate.Currency)),
            ];
}
