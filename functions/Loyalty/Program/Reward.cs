using Loyalty.Program.Kinds;

namespace Loyalty.Program;

/// <summary>
/// What points buy, described; having it is the redemption's matter. Amounts stand by currency, and only in those
/// listed can it be had.
/// </summary>
/// <param name="Code">1 to 40 of a-z, 0-9 and dash.</param>
/// <param name="Kind">Which of the parts below it needs.</param>
/// <param name="Name">What shoppers read.</param>
/// <param name="Text">What they should know.</param>
/// <param name="Points">What it costs.</param>
/// <param name="Amount">Amount off, store credit, donation: how much.</param>
/// <param name="Percent">Percent off: 0 to 100.</param>
/// <param name="MostAmount">Percent off: never more than this.</param>
/// <param name="Product">Product or gift: the shop's own id of it.</param>
/// <param name="Worth">Free shipping, product, gift: what it is worth to a shopper, for the owner's own sums.</param>
/// <param name="MinimumSpend">What the order it is used on has to come to.</param>
/// <param name="Tiers">Whose it is; everybody's where none is named.</param>
/// <param name="Markets">ISO 3166 codes of the countries it can be had in; all where none is named.</param>
/// <param name="From">The first day it can be had.</param>
/// <param name="Until">The last one.</param>
/// <param name="ValidDays">How long it can be used once it is had.</param>
/// <param name="Stock">How many there are in all; null is as many as are wanted.</param>
/// <param name="PerMember">How many one member can have.</param>
/// <param name="Fulfilment">How it comes into being: <c>hand</c> where none is named.</param>
public sealed record Reward(
    string Code,
    RewardKind Kind,
    Words Name,
    Words Text,
    long Points,
    IReadOnlyList<Money>? Amount = null,
    decimal? Percent = null,
    IReadOnlyList<Money>? MostAmount = null,
    string? Product = null,
    IReadOnlyList<Money>? Worth = null,
    IReadOnlyList<Money>? MinimumSpend = null,
    IReadOnlyList<string>? Tiers = null,
    IReadOnlyList<string>? Markets = null,
    DateOnly? From = null,
    DateOnly? Until = null,
    int? ValidDays = null,
    long? Stock = null,
    int? PerMember = null,
    string? Fulfilment = null)
{
    /// <summary>Whether there can be too few of it: then one is set aside before anybody pays for it.</summary>
    public bool IsLimited => Stock is not null || Fulfilment == Fulfilments.Pool;
}

/// <summary>
/// Paying part of an order with points: what so many points are worth, by currency, and how much of an order.
/// </summary>
/// <param name="Worth">What <paramref name="Points"/> pay for.</param>
/// <param name="Points">How many pay for so much.</param>
/// <param name="MostPercent">Of an order's goods.</param>
/// <param name="Least">The fewest points at once.</param>
/// <param name="ValidDays">How long what was paid can be used on an order.</param>
/// <param name="Fulfilment">How its code comes into being: <c>hand</c> where none is named.</param>
public sealed record PayWithPoints(
    IReadOnlyList<Money> Worth, long Points = 1, decimal MostPercent = 100, long Least = 1, int? ValidDays = null,
    string? Fulfilment = null)
{
    /// <summary>Meant for the cart at hand.</summary>
    public const int UsualDays = 7;
}

/// <summary>
/// The ways rewards come into being that there are everywhere. What others there are, whoever makes rewards knows, and
/// says when a program is checked.
/// </summary>
public static class Fulfilments
{
    /// <summary>The owner hands it over.</summary>
    public const string Hand = "hand";

    /// <summary>A code of those the owner uploaded.</summary>
    public const string Pool = "pool";

    public static IReadOnlyCollection<string> Everywhere { get; } = [Hand, Pool];
}
