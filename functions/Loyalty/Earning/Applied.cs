using Loyalty.Program;

namespace Loyalty.Earning;

/// <summary>
/// A rule that counts for an order, and which shares of it: its eligible lines in their order, shipping after them.
/// </summary>
internal sealed record Applied(RuleTerms Terms, IReadOnlyList<bool> Shares)
{
    /// <summary>The tier's multiplier stacks as a rule about the whole order would.</summary>
    public bool IsTier { get; private init; }

    public decimal Multiplier => Terms.Multiplier ?? 1;

    /// <summary>Null where the order is none of the rule's, or too little of it is left.</summary>
    public static Applied? To(EligibleAmount eligible, RuleTerms rule, OrderKind kind)
    {
        if (rule.Orders is { } orders && !orders.Chooses(kind.Is))
        {
            return null;
        }

        bool[] shares =
        [
            .. eligible.Lines.Select(line => rule.Lines is not { } lines
                || lines.Chooses(match => kind.Is(line.Line, match))),
            rule.Lines is null,
        ];
        var left = eligible.Lines.Where((_, index) => shares[index]).Sum(line => line.AmountMinor)
            + (shares[^1] ? eligible.ShippingMinor : 0);
        var amount = Tally.Rounded(left);
        return amount > 0 && amount >= (rule.MinimumMinor ?? 0) ? new Applied(rule, shares) : null;
    }

    public static Applied Tier(Terms terms, int shares) =>
        new(
            new RuleTerms(terms.Tier, terms.Multiplier, null, null, null, null),
            [.. Enumerable.Repeat(true, shares)])
        {
            IsTier = true,
        };
}
