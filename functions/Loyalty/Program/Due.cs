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
/// One clause of the arithmetic, as facts that can be recomputed: <c>amount</c> (amount ÷ per × points) or <c>tier</c>
/// (the multiplier's share). Codes and numbers, never words.
/// </summary>
public sealed record Reason(string Rule, Points Points)
{
    public const string Amount = "amount";

    public const string TierBonus = "tier";

    public decimal? AmountMinor { get; init; }

    public Currency? Currency { get; init; }

    public decimal? RatePoints { get; init; }

    public decimal? RatePerMinor { get; init; }

    public string? Tier { get; init; }

    public decimal? Multiplier { get; init; }
}
