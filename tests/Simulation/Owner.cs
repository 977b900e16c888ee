using Azure.Data.Tables;
using Loyalty;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;
using Loyalty.Program;
using Loyalty.Program.Kinds;

namespace Simulation;

/// <summary>
/// The shop's owner: the shop as it is created, and every version of its program, put into the shops table at least a
/// minute before it takes effect.
/// </summary>
internal sealed class Owner(Random random)
{
    public const string ShopId = "simulated";

    private static readonly Currency[] Currencies =
    [
        Currency.Of("EUR"), Currency.Of("NOK"), Currency.Of("JPY"), Currency.Of("KWD"),
    ];

    private readonly Campaigns campaigns = new(random);
    private readonly List<LoyaltyProgram> versions = [];
    private readonly bool isFlat = random.Next(2) == 0;

    public ProgramHistory Programs => new(versions);

    public IReadOnlyList<LoyaltyProgram> Versions => versions;

    public bool JoinsAutomatically { get; } = random.Next(3) == 0;

    public Shop Shop => new(ShopId, Programs, DemoShop.Settings);

    public LoyaltyProgram First(DateTimeOffset at)
    {
        versions.Add(Version(at));
        return versions[0];
    }

    /// <summary>The next version as a row of the shops table.</summary>
    public TableEntity Next(DateTimeOffset now)
    {
        var next = Version(now.AddSeconds(random.Next(61, 4_000)));
        versions.Add(next);
        var row = new TableEntity(ShopId, Keys.Program(next.Version));
        Packed.Put(row, "Program", ProgramText.Write(next));
        return row;
    }

    private LoyaltyProgram Version(DateTimeOffset from) => new()
    {
        Version = versions.Count + 1,
        InForceFrom = from,
        Name = Say("Club"),
        TimeZone = versions.Count > 0 ? versions[0].TimeZone : Zone(),
        Joining = new Joining(JoinsAutomatically),
        Rates = [.. Currencies.Take(random.Next(1, 5)).Select(currency => new Rate(
            currency, 1 << random.Next(3), random.Next(1, 4) * (currency.Code == "NOK" ? 700 : 100)))],
        Base = new PointsBase((TaxRule)random.Next(3)),
        Rounding = (Rounding)random.Next(3),
        Availability = new Availability(random.Next(3) * 7, random.Next(3) * 15),
        Expiry = versions.Count > 0 ? versions[0].Expiry : Lapse(),
        Tiers = [Tier("bronze", 0, 1), Tier("silver", random.Next(50, 1_000), 1.25m), Tier("gold", 4_000, 1.5m)],
        Clamp = random.Next(6) == 0,
        Earning = campaigns.Next(),
        Rewards =
        [
            new Reward("off", new PercentOff(), Say("Off"), Say("Off"), Spending.Costs["off"], Percent: 10,
                Fulfilment: "shopify"),
            new Reward("mug", new Gift(), Say("Mug"), Say("Mug"), Spending.Costs["mug"], Product: "mug"),
        ],
    };

    private Expiry Lapse() =>
        random.Next(2) == 0 ? new Expiry() : new Expiry((ExpiryPolicy)random.Next(1, 4), random.Next(1, 14));

    private string Zone() => random.Next(3) switch { 0 => "Pacific/Auckland", 1 => "America/New_York", _ => "Etc/UTC" };

    private Tier Tier(string code, long threshold, decimal multiplier) =>
        new(code, Say(code), threshold, isFlat ? 1 : multiplier, []);

    private static Words Say(string text) =>
        new(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = text });
}
