namespace Loyalty.Program;

/// <summary>
/// What orders and events earn beyond the rate. Whatever is left out does not limit: without rules an order earns by
/// its amount and its tier alone.
/// </summary>
/// <param name="Orders">Which orders earn at all.</param>
/// <param name="Goods">Which lines earn at all; the others count for nothing, tiers included.</param>
/// <param name="Minimum">
/// What of an order has to be left to earn at all, by currency; other currencies by the program's rates.
/// </param>
/// <param name="MostPerOrder">The most points one order earns.</param>
/// <param name="Stacking">How multipliers above 1 come together, the tier's among them.</param>
/// <param name="Rules">In the order in which their arithmetic is told.</param>
/// <param name="Events">What members earn for without buying.</param>
public sealed record EarningRules(
    Choice<OrderMatch>? Orders = null,
    Choice<LineMatch>? Goods = null,
    IReadOnlyList<Money>? Minimum = null,
    long? MostPerOrder = null,
    Stacking Stacking = Stacking.Add,
    IReadOnlyList<Rule>? Rules = null,
    IReadOnlyList<EventRule>? Events = null);

/// <summary>
/// One rule of earning: the goods it is about times <paramref name="Multiplier"/>, or <paramref name="Points"/> for the
/// whole order; one of the two. A campaign is a rule with days. What it gives is bonus and does not qualify for tiers;
/// a multiplier below 1 lowers what qualifies too.
/// </summary>
/// <param name="Code">1 to 40 of a-z, 0-9 and dash; it stays on every entry.</param>
/// <param name="Name">What shoppers read.</param>
/// <param name="Multiplier">0 to 100; 0 earns nothing.</param>
/// <param name="Points">For the whole order, as long as anything it is about is left.</param>
/// <param name="From">The first of the shop's days on which an order must be paid.</param>
/// <param name="Until">The last one.</param>
/// <param name="Weekdays">The shop's weekdays on which an order must be paid.</param>
/// <param name="OrderNumber">Which of the member's paid orders: the first, the third, all from the second.</param>
/// <param name="Currencies">Of the amount that counts.</param>
/// <param name="Tiers">Held before the order.</param>
/// <param name="Orders">Which orders.</param>
/// <param name="Lines">Which goods; null is the whole order, with shipping where that counts.</param>
/// <param name="Minimum">What has to be left of those goods, by currency.</param>
public sealed record Rule(
    string Code,
    Words Name,
    decimal? Multiplier = null,
    long? Points = null,
    DateOnly? From = null,
    DateOnly? Until = null,
    IReadOnlyList<Weekday>? Weekdays = null,
    OrderNumbers? OrderNumber = null,
    IReadOnlyList<Currency>? Currencies = null,
    IReadOnlyList<string>? Tiers = null,
    Choice<OrderMatch>? Orders = null,
    Choice<LineMatch>? Lines = null,
    IReadOnlyList<Money>? Minimum = null);

/// <summary>The member's orders from one through another, counted from 1 as they were paid.</summary>
public sealed record OrderNumbers(int From = 1, int? Until = null);

/// <summary>The days of the week.</summary>
public enum Weekday
{
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// <summary>How multipliers above 1 come together. What is below 1 always counts, before them.</summary>
public enum Stacking
{
    /// <summary>× 2 and × 1.5 are × 2.5: each adds its own share of the points.</summary>
    Add,

    /// <summary>× 2 and × 1.5 are × 3.</summary>
    Multiply,

    /// <summary>× 2 and × 1.5 are × 2: of each line's the highest alone.</summary>
    Best,
}
