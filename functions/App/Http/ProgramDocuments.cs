using System.Text.Json.Serialization;

namespace Loyalty.App.Http;

/// <summary>An amount in minor units, exact.</summary>
public sealed record AmountDocument(string AmountMinor, string Currency, int Exponent);

/// <summary>
/// A perk, in the reader's language. What it says of its kind is there only where it says something; whose it is, for
/// members.
/// </summary>
public sealed record PerkDocument(string Code, string Name, string Text, string Kind)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Tier { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TierName { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Unlocked { get; init; }

    /// <summary>Only for those who have it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Flag { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? OpensOn { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Product { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AmountDocument>? Minimum { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Markets { get; init; }
}

/// <summary>What points buy, described; it cannot be redeemed yet.</summary>
public sealed record RewardDocument(
    string Code,
    string Kind,
    string Name,
    string Text,
    long Points,
    IReadOnlyList<AmountDocument>? Amount,
    string? Percent,
    IReadOnlyList<AmountDocument>? MostAmount,
    string? Product,
    IReadOnlyList<AmountDocument>? MinimumSpend,
    IReadOnlyList<string>? Tiers,
    IReadOnlyList<string>? Markets,
    DateOnly? From,
    DateOnly? Until,
    int? ValidDays,
    int? PerMember,
    bool Redeemable);

/// <summary><c>points</c> pay for <c>worth</c>, of an order's goods up to <c>mostPercent</c>.</summary>
public sealed record PayWithPointsDocument(
    long Points, IReadOnlyList<AmountDocument> Worth, string MostPercent, long Least);

/// <summary>What orders and events earn beyond the rates; <c>certain</c> is <see cref="Program.Certain"/>'s.</summary>
public sealed record EarningDocument(
    string Certain,
    IReadOnlyList<AmountDocument>? Minimum,
    long? MostPerOrder,
    string Stacking,
    IReadOnlyList<RuleDocument> Rules,
    IReadOnlyList<EventDocument> Events);

/// <summary>
/// A rule that has not ended. Which buyers, orders and goods it is about is the shop's own matter; that it is not about
/// all of them is said.
/// </summary>
public sealed record RuleDocument(
    string Code,
    string Name,
    string? Multiplier,
    long? Points,
    DateOnly? From,
    DateOnly? Until,
    IReadOnlyList<string>? Weekdays,
    OrderNumbersDocument? OrderNumber,
    IReadOnlyList<string>? Currencies,
    IReadOnlyList<string>? Tiers,
    IReadOnlyList<AmountDocument>? Minimum,
    bool SomeOrders,
    bool SomeGoods);

/// <summary>From the member's so-manieth paid order through another, counted from 1.</summary>
public sealed record OrderNumbersDocument(int From, int? Until);

/// <summary>What members earn for without buying.</summary>
public sealed record EventDocument(string Code, string Name, long Points, IReadOnlyList<EventLimitDocument> Limits);

/// <summary>At most so many in each such period.</summary>
public sealed record EventLimitDocument(int Most, string Per);

/// <summary>Something members are told: a code, a day, and, of the program, the owner's words.</summary>
public sealed record NoticeDocument(string Code, DateOnly On, string Text)
{
    public const string ProgramChanges = "programChanges";
}
