using Loyalty.Events;
using Loyalty.Ledger;
using Loyalty.Orders;
using Loyalty.Program;

namespace Loyalty.Tests;

/// <summary>One thing that happens to a shop, when it arrives. What a step means is up to whoever plays it.</summary>
public abstract record Step(DateTimeOffset At)
{
    public sealed record Whole(DateTimeOffset At, Order Order) : Step(At);

    public sealed record Part(DateTimeOffset At, OrderId Order, OrderPart News) : Step(At);

    /// <summary>A customer joins, or comes back; once per key.</summary>
    public sealed record Joins(DateTimeOffset At, CustomerId Customer, string Key) : Step(At);

    public sealed record Changes(DateTimeOffset At, LoyaltyProgram Program) : Step(At);

    /// <summary>The owner gives points or takes some, once per key.</summary>
    public sealed record Adjusts(DateTimeOffset At, CustomerId Customer, Points Points, string Key) : Step(At);

    /// <summary>A member did something, once per its id.</summary>
    public sealed record Happens(DateTimeOffset At, MemberEvent Event) : Step(At);

    /// <summary>The owner gives a tier until a day, or, without one, ends that; once per key.</summary>
    public sealed record Places(DateTimeOffset At, CustomerId Customer, string? Tier, DateOnly? Until, string Key)
        : Step(At);

    public sealed record Leaves(DateTimeOffset At, CustomerId Customer) : Step(At);

    /// <summary>A member spends points, once per key.</summary>
    public sealed record Redeems(DateTimeOffset At, CustomerId Customer, Wanted.Choice What, string Key) : Step(At);

    /// <summary>What was redeemed under a key is taken back.</summary>
    public sealed record Undoes(DateTimeOffset At, string Key) : Step(At);

    /// <summary>Two accounts turn out to be one person's; the owner says so, or their storefront.</summary>
    public sealed record Merges(DateTimeOffset At, CustomerId From, CustomerId To, bool IsOwners) : Step(At);

    /// <summary>The last merge into an account is undone, once per key.</summary>
    public sealed record Splits(DateTimeOffset At, CustomerId Customer, string Key) : Step(At);

    /// <summary>The nightly run: what is true already is written down.</summary>
    public sealed record Night(DateTimeOffset At) : Step(At);
}
