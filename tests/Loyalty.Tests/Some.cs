using Loyalty.Earning;
using Loyalty.Orders;
using Loyalty.Program;

namespace Loyalty.Tests;

/// <summary>
/// The smallest orders, programs and times a test can name; everything else is said where it matters.
/// </summary>
public static class Some
{
    public static readonly Currency Eur = Currency.Of("EUR");

    public static readonly CustomerId Ada = new("shopify", "7001");

    public static readonly OrderId Id = new("shopify", "1001");

    /// <summary>Noon of a day of 2025, counted from 0; the shop's zone is UTC unless a test says otherwise.</summary>
    public static DateTimeOffset Noon(int day = 0) => new DateTimeOffset(2025, 1, 1, 12, 0, 0, TimeSpan.Zero)
        .AddDays(day);

    public static DateOnly Day(int day = 0) => DateOnly.FromDateTime(Noon(day).UtcDateTime);

    public static OrderLine Line(decimal net, string id = "a", decimal quantity = 1) =>
        new() { Id = id, Quantity = quantity, Net = Price.Of(net) };

    /// <summary>
    /// A paid order in euros of one line of 100.00; <paramref name="day"/> is when it was placed, paid and told.
    /// </summary>
    public static Order Order(int day = 0, decimal net = 10000, params OrderLine[] lines)
    {
        OrderLine[] all = lines is [] ? [Line(net)] : lines;
        return new Order
        {
            Id = Id,
            Revision = Revision.Of(Noon(day)),
            Customer = Ada,
            PlacedAt = Noon(day),
            PaidAt = Noon(day),
            Payment = Payment.Paid,
            Currency = Eur,
            ShopCurrency = Eur,
            Lines = all,
            Total = Price.Of(all.Sum(line => line.Net.Buyer + line.Tax.Buyer)),
        };
    }

    public static Order Named(this Order order, string id) =>
        order with { Id = new OrderId("shopify", id), Number = "#" + id };

    public static Order Again(this Order order, int day) => order with { Revision = Revision.Of(Noon(day)) };

    public static Refund Refund(string id, decimal amount = 0, params RefundedLine[] lines) =>
        new() { Id = id, Revision = new Revision(1), Amount = Price.Of(amount), Lines = lines };

    public static Dispute Dispute(DisputeState state, decimal amount, int revision = 1) =>
        new("dp_1", new Money(amount, Eur), state, new Revision(revision));

    public static Words Words(string text) =>
        new(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = text });

    public static Tier Tier(string code, long threshold, decimal multiplier = 1) =>
        new(code, Words(code), threshold, multiplier, []);

    /// <summary>A point for each euro, usable at once, never lapsing, one tier for all.</summary>
    public static LoyaltyProgram Program(params Rate[] rates) => new()
    {
        Version = 1,
        InForceFrom = Noon(-1000),
        Name = Words("Club"),
        Rates = rates is [] ? [new Rate(Eur, 1, 100)] : rates,
        Tiers = [Tier("bronze", 0)],
        Availability = new Availability(0, 0),
    };

    public static LoyaltyProgram WithTiers(this LoyaltyProgram program, params Tier[] tiers) =>
        program with { Tiers = [Tier("bronze", 0), .. tiers] };

    /// <summary>An order's state after some news, all told at noon of day 0.</summary>
    public static OrderState State(Order order, params OrderPart[] parts) =>
        parts.Aggregate(new OrderState().With(order, Noon()), (state, part) => state.With(part, Noon()));

    public static OrderPart Part(Refund refund) => new OrderPart.Refunded(refund);

    public static OrderPart Part(Dispute dispute) => new OrderPart.Disputed(dispute);

    /// <summary>What a state is due under a program, at its first tier.</summary>
    public static Due Due(OrderState state, LoyaltyProgram? program = null)
    {
        var rules = program ?? Program();
        return Terms.For(state.Whole!, rules, rules.Tiers[0], Noon()) is { } terms
            ? PointsFor.Order(state, terms)
            : Loyalty.Program.Due.Nothing;
    }

    public static long Points(Order order, params OrderPart[] parts) => Due(State(order, parts)).Total.Value;

    public static long Points(LoyaltyProgram program, Order order, params OrderPart[] parts) =>
        Due(State(order, parts), program).Total.Value;

    /// <summary>The books of a shop with this program, where Ada joined before all.</summary>
    public static Books Books(LoyaltyProgram? program = null)
    {
        var books = new Books(program ?? Program());
        books.Join(Ada, Noon(-900), "en");
        return books;
    }
}
