namespace Loyalty.Program;

/// <summary>
/// What a member earns for something other than an order: a review, a newsletter, a survey, a visit, or whatever the
/// owner names. Points at once, so often and no more.
/// </summary>
/// <param name="Code">As the event is sent: <c>event.{code}</c>.</param>
/// <param name="Name">What shoppers read.</param>
/// <param name="Points">For each event.</param>
/// <param name="Limits">All of them hold; at least one.</param>
/// <param name="Fields">What the event has to say of itself; anything else in it is ignored and not kept.</param>
public sealed record EventRule(
    string Code, Words Name, long Points, IReadOnlyList<EventLimit> Limits, IReadOnlyList<EventField>? Fields = null);

/// <summary>At most so many for one member in each such period of the shop's calendar.</summary>
public sealed record EventLimit(int Most, EventPeriod Per);

/// <summary>Weeks begin on Monday (ISO 8601).</summary>
public enum EventPeriod
{
    Day,
    Week,
    Month,
    Year,
    Ever,
}

/// <summary>One field of an event: its kind, and which values it may have.</summary>
/// <param name="Name">As it stands in the event's data.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Required">Whether every event has to say it.</param>
/// <param name="Least">The smallest number, or the fewest characters.</param>
/// <param name="Most">The largest number, or the most characters.</param>
/// <param name="OneOf">The only texts there are.</param>
public sealed record EventField(
    string Name,
    FieldKind Kind,
    bool Required = false,
    decimal? Least = null,
    decimal? Most = null,
    IReadOnlyList<string>? OneOf = null);

/// <summary>What a field of an event holds.</summary>
public enum FieldKind
{
    Text,
    Number,
    Flag,
}
