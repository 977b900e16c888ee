namespace Loyalty.Program;

/// <summary>
/// A status level: reached at <paramref name="Threshold"/>, earning at <paramref name="Multiplier"/> (never below 1).
/// </summary>
public sealed record Tier(string Code, Words Name, long Threshold, decimal Multiplier, IReadOnlyList<Perk> Perks);

/// <summary>What a tier gives without spending points. It need not be a discount.</summary>
public sealed record Perk(string Code, Words Name, Words Text);

/// <summary>
/// What counts towards tiers, over which time, and how long a tier is held: <paramref name="HeldMonths"/> from being
/// reached plus <paramref name="GraceDays"/>, then assessed again, falling one step at a time unless
/// <paramref name="FallsAllTheWay"/>.
/// </summary>
public sealed record Qualifying(
    QualifyBy By = QualifyBy.Points,
    QualifyPeriod Period = QualifyPeriod.Rolling,
    int Months = 12,
    int HeldMonths = 12,
    int GraceDays = 0,
    bool FallsAllTheWay = false);

/// <summary>
/// The measure of progress: base points (bonus does not qualify), spend in the first rate's currency, or paid orders.
/// </summary>
public enum QualifyBy
{
    Points,
    Spend,
    Orders,
}

/// <summary>The time progress is counted over.</summary>
public enum QualifyPeriod
{
    Rolling,
    CalendarYear,
    Lifetime,
}
