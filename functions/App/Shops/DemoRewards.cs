using Loyalty.Program;
using Loyalty.Program.Kinds;

namespace Loyalty.App.Shops;

/// <summary>
/// What points buy in the demo shop, in every currency it sells in: 20 points are worth about a euro. There is no
/// storefront that would make codes: one reward has a pool of them, the others the shop hands over.
/// </summary>
public static class DemoRewards
{
    public const string OfPool = "five-off";

    private const int PointsAUnit = 20;

    private const int PoolSize = 90;

    /// <summary>The codes of that pool.</summary>
    public static IReadOnlyList<string> Codes { get; } =
        [.. Enumerable.Range(1, PoolSize).Select(number => $"LITTLE-OFF-{number:000}")];

    public static IReadOnlyList<Reward> All => [FiveOff, Tote, GoldOff];

    /// <summary>Up to half of an order.</summary>
    public static PayWithPoints Paying => new(Amounts(1), PointsAUnit, MostPercent: 50, Least: PointsAUnit);

    private static Reward FiveOff => new(
        OfPool,
        new AmountOff(),
        DemoWords.Of("five-off"),
        DemoWords.Of("five-off.text"),
        5 * PointsAUnit,
        Amount: Amounts(5),
        MinimumSpend: Amounts(20),
        ValidDays: 90,
        Fulfilment: Fulfilments.Pool);

    private static Reward Tote => new(
        "tote-bag",
        new Gift(),
        DemoWords.Of("tote-bag"),
        DemoWords.Of("tote-bag.text"),
        60,
        Product: "tote-bag",
        Worth: Amounts(6),
        Stock: 1_000,
        PerMember: 2);

    private static Reward GoldOff => new(
        "gold-off",
        new PercentOff(),
        DemoWords.Of("gold-off"),
        DemoWords.Of("gold-off.text"),
        200,
        Percent: 15,
        MostAmount: Amounts(100),
        Tiers: ["gold"],
        ValidDays: 30);

    /// <summary>So many times what a point is earned by.</summary>
    private static IReadOnlyList<Money> Amounts(int times) =>
        [.. DemoShop.Rates.Select(rate => new Money(times * rate.PerMinor, rate.Currency))];
}
