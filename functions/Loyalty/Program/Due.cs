namespace Loyalty.Program;

/// <summary>
/// The points an order deserves as it stands, and why. <see cref="Reasons"/> add up to <see cref="Total"/>;
/// <see cref="Progress"/> is what counts towards tiers.
/// </summary>
public sealed record Due(Points Total, long Progress, IReadOnlyList<Reason> Reasons)
{
    public static Due Nothing { get; } = new(Points.Zero, 0, []);
}

/// <summary>
/// One clause of the arithmetic, as facts that can be recomputed, in the order in which they count. Each adds to a sum
/// of money that earns, and its points are what that adds to the sum's points, rounded as the terms say: so the reasons
/// add up. Codes and numbers, never words.
/// </summary>
public sealed record Reason(string Rule, Points Points)
{
    /// <summary>The amount itself at the rate: amount ÷ per × points.</summary>
    public const string Amount = "amount";

    /// <summary>A rule's share: the amount it is about × (multiplier − 1).</summary>
    public const string Multiplied = "multiplier";

    /// <summary>The tier's share, likewise; of the whole amount where none is said.</summary>
    public const string TierBonus = "tier";

    /// <summary>A rule's points for the order.</summary>
    public const string Bonus = "points";

    /// <summary>What is above the most an order earns.</summary>
    public const string Cap = "cap";

    /// <summary>Nothing: less is left than the least that earns.</summary>
    public const string Minimum = "minimum";

    /// <summary>Nothing: orders of this kind do not earn.</summary>
    public const string Excluded = "excluded";

    /// <summary>The rule of the program.</summary>
    public string? Code { get; init; }

    public decimal? AmountMinor { get; init; }

    /// <summary>What would have to be left.</summary>
    public decimal? MinimumMinor { get; init; }

    public Currency? Currency { get; init; }

    public decimal? RatePoints { get; init; }

    public decimal? RatePerMinor { get; init; }

    public string? Tier { get; init; }

    public decimal? Multiplier { get; init; }
}
