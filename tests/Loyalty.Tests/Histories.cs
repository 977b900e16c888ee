using Loyalty.Orders;
using Loyalty.Program;

namespace Loyalty.Tests;

/// <summary>One thing that happens to a shop, when. What a step means is up to whoever plays it.</summary>
public abstract record Step(DateTimeOffset At)
{
    public sealed record Whole(DateTimeOffset At, Order Order) : Step(At);

    public sealed record Part(DateTimeOffset At, OrderId Order, OrderPart News) : Step(At);

    public sealed record Joins(DateTimeOffset At, CustomerId Customer) : Step(At);

    public sealed record Changes(DateTimeOffset At, LoyaltyProgram Program) : Step(At);

    /// <summary>The nightly run: what is true already is written down.</summary>
    public sealed record Night(DateTimeOffset At) : Step(At);
}

/// <summary>A shop's life: its first program and all that happens, in the order it arrives.</summary>
public sealed record History(int Seed, LoyaltyProgram First, IReadOnlyList<Step> Steps);
