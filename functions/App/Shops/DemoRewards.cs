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
        DemoShop.Say(
            "A little off", "Litt avslag", "Mała zniżka", "Небольшая скидка", "小额优惠", "خصم صغير"),
        DemoShop.Say(
            "For any order that is large enough.",
            "For alle bestillinger som er store nok.",
            "Przy każdym odpowiednio dużym zamówieniu.",
            "Для любого достаточно крупного заказа.",
            "适用于任何满足金额要求的订单。",
            "لأي طلب كبير بما يكفي."),
        5 * PointsAUnit,
        Amount: Amounts(5),
        MinimumSpend: Amounts(20),
        ValidDays: 90,
        Fulfilment: Fulfilments.Pool);

    private static Reward Tote => new(
        "tote-bag",
        new Gift(),
        DemoShop.Say("Tote bag", "Handlenett", "Torba na zakupy", "Сумка для покупок", "帆布袋", "حقيبة قماشية"),
        DemoShop.Say(
            "Sewn from leftover fabric; no two are alike.",
            "Sydd av stoffrester; ingen er like.",
            "Uszyta z resztek tkanin; każda jest inna.",
            "Сшита из остатков тканей; двух одинаковых нет.",
            "由余料缝制，每一只都不相同。",
            "مخيطة من بقايا القماش؛ لا تتشابه اثنتان."),
        60,
        Product: "tote-bag",
        Worth: Amounts(6),
        Stock: 1_000,
        PerMember: 2);

    private static Reward GoldOff => new(
        "gold-off",
        new PercentOff(),
        DemoShop.Say(
            "A golden day", "En gyllen dag", "Złoty dzień", "Золотой день", "金色时刻", "يوم ذهبي"),
        DemoShop.Say(
            "Off everything in one order.",
            "På alt i én bestilling.",
            "Na wszystko w jednym zamówieniu.",
            "На всё в одном заказе.",
            "一笔订单内的所有商品。",
            "على كل ما في طلب واحد."),
        200,
        Percent: 15,
        MostAmount: Amounts(100),
        Tiers: ["gold"],
        ValidDays: 30);

    /// <summary>So many times what a point is earned by.</summary>
    private static IReadOnlyList<Money> Amounts(int times) =>
        [.. DemoShop.Rates.Select(rate => new Money(times * rate.PerMinor, rate.Currency))];
}
