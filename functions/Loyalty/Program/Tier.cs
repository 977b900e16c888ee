namespace Loyalty.Program;

/// <summary>
/// A status level: reached at <paramref name="Threshold"/>, earning at <paramref name="Multiplier"/> (never below 1).
/// </summary>
public sealed record Tier(string Code, Words Name, long Threshold, decimal Multiplier, IReadOnlyList<Perk> Perks);

/// <summary>What a tier gives without spending points. It need not be a discount.</summary>
/// <param name="Code">1 to 40 of a-z, 0-9 and dash.</param>
/// <param name="Name">What shoppers read.</param>
/// <param name="Text">What they should know.</param>
/// <param name="Kind">What a page can make of it.</param>
/// <param name="Markets">ISO 3166 codes of the countries it is for; all where none is named.</param>
/// <param name="Url">
/// Link and reorder: where it leads, by language; <c>{order}</c> stands for the member's last order.
/// </param>
/// <param name="Flag">Flag: the code a page looks for.</param>
/// <param name="OpensOn">Early access: the day it opens for this tier.</param>
/// <param name="Product">Gift: the shop's own id of it.</param>
/// <param name="Minimum">Free shipping: from which order amount on, by currency.</param>
public sealed record Perk(
    string Code,
    Words Name,
    Words Text,
    PerkKind Kind = PerkKind.Text,
    IReadOnlyList<string>? Markets = null,
    Words? Url = null,
    string? Flag = null,
    DateOnly? OpensOn = null,
    string? Product = null,
    IReadOnlyList<Money>? Minimum = null);

/// <summary>The kinds of perks.</summary>
public enum PerkKind
{
    Text,
    Link,

    /// <summary>Something the shop's own pages do for who has it.</summary>
    Flag,
    EarlyAccess,
    FreeShipping,
    Gift,

    /// <summary>A link by which the last order is bought again.</summary>
    Reorder,
}

/// <summary>
/// What counts towards tiers, over which time, and how long a tier is held: <paramref name="HeldMonths"/> from being
/// reached plus <paramref name="GraceDays"/>, then assessed again, falling one step at a time unless
/// <paramref name="FallsAllTheWay"/>. Members are told <paramref name="AnnounceDays"/> before they fall.
/// </summary>
public sealed record Qualifying(
    QualifyBy By = QualifyBy.Points,
    QualifyPeriod Period = QualifyPeriod.Rolling,
    int Months = 12,
    int HeldMonths = 12,
    int GraceDays = 0,
    bool FallsAllTheWay = false,
    int AnnounceDays = 30);

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
