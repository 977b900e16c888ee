using Loyalty;
using Loyalty.App.Shops;
using Loyalty.Program;
using Loyalty.Program.Kinds;

namespace Benchmarks;

/// <summary>
/// A shop whose members can pay: an order brings 100 points, and all it has for them it hands over itself, so that no
/// storefront is asked for anything.
/// </summary>
internal static class RewardShop
{
    public const string Id = "rewards";

    /// <summary>What order.json earns: 50 NOK of goods, 20 points for 10.</summary>
    public const long PointsEach = 100;

    public const long TenthPoints = PointsEach / 10;

    /// <summary>For a point, as many as are wanted.</summary>
    public const string Small = "small";

    /// <summary>For a tenth of an order's points, as many as are wanted.</summary>
    public const string Tenth = "tenth";

    /// <summary>For a point, of a stock.</summary>
    public const string Limited = "limited";

    /// <summary>For more points than anybody has.</summary>
    public const string Dear = "dear";

    /// <summary>Into tables that an app has prepared; see <see cref="FlatShop"/>.</summary>
    public static Task Create(int tablePort, string prefix) =>
        FlatShop.Create(tablePort, prefix, Id, DemoShop.Program with
        {
            Tiers = [DemoShop.Program.Tiers[0]],
            Rates = [new Rate(Nok, 20, 10 * Nok.MinorPerMajor)],
            Rewards =
            [
                Off(Small, 1),
                Off(Tenth, TenthPoints),
                Off(Limited, 1) with { Stock = 1_000_000 },
                Off(Dear, 1_000_000),
            ],
        });

    private static Currency Nok => Currency.Of("NOK");

    private static Reward Off(string code, long points) => new(
        code, new AmountOff(), Named(code), Named(code), points, Amount: [new Money(points, Nok)], ValidDays: 90);

    private static Words Named(string text) =>
        new(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = text });
}
