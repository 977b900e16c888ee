namespace Loyalty.Events;

/// <summary>
/// Something a member did that is no order: a review, a visit. <paramref name="Id"/> is its sender's own, and the same
/// id is the same event. What it says of itself is held to the program's schema and not kept.
/// </summary>
public sealed record MemberEvent(
    string Id,
    CustomerId Customer,
    string Code,
    DateTimeOffset At,
    IReadOnlyDictionary<string, EventValue> Fields,
    bool IsTest = false);

/// <summary>What a field holds: one of the three.</summary>
public sealed record EventValue(string? Text = null, decimal? Number = null, bool? Flag = null);
