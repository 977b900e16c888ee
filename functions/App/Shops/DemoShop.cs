using System.Text;
using Loyalty.App.Http;
using Loyalty.Program;

namespace Loyalty.App.Shops;

/// <summary>
/// The shop to try things on. Its secrets are published, so it exists only over storage on this machine. Joining is
/// automatic and points are available at once; beside it is the same shop again, which shoppers join by their own tap.
/// </summary>
public static class DemoShop
{
    public const string Id = "demo";

    public const string ClubId = "demo-club";

    /// <summary>Every shop whose secrets are published.</summary>
    public static IReadOnlyDictionary<string, LoyaltyProgram> Programs => new Dictionary<string, LoyaltyProgram>(
        StringComparer.Ordinal)
    {
        [Id] = Program,
        [ClubId] = Program with { Joining = new Joining() },
    };

    public static bool Is(string shop) => shop is Id or ClubId;

    /// <summary>As this release has them; a demo shop of an older one gets them too.</summary>
    public static ShopSettings Settings { get; } = new()
    {
        CreatedAt = new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero),
        MemberKeys = [new("demo-member-key")],
        OwnerKeyHashes = [OwnerKey.Kept("demo-owner-key")],
        AllowsLocalhost = true,
        GuestKey = Encoding.UTF8.GetBytes("demo-guest-key"),
        Storefronts =
        [
            new StorefrontSettings("shopify", [new("demo-shopify-secret")]) { OwnSales = true },
            new StorefrontSettings("woocommerce", [new("demo-woocommerce-secret")]) { OwnSales = true },
            new StorefrontSettings("stripe", [new("whsec_demo_stripe_secret")]) { OwnSales = true },
            new StorefrontSettings("standard", [new("whsec_ZGVtby1zdGFuZGFyZC13ZWJob29rLXNlY3JldC0wMQ==")])
            {
                OwnSales = true,
            },
        ],
    };

    public static LoyaltyProgram Program { get; } = new()
    {
        Version = 1,
        InForceFrom = DateTimeOffset.UnixEpoch,
        Name = DemoWords.Of("club"),
        Joining = new Joining(Automatic: true),
        Rates = Rates,
        Availability = new Availability(DaysAfterFulfilment: 0, DaysAfterPayment: 0),
        Tiers =
        [
            new Tier("bronze", DemoWords.Of("bronze"), 0, 1m, [Birthday]),
            new Tier(
                "silver", DemoWords.Of("silver"), 500, 1.25m,
                [EarlyAccess, Shipping]),
            new Tier("gold", DemoWords.Of("gold"), 2000, 1.5m, [DirectLine]),
        ],
        Earning = new EarningRules(Events: [Review]),
        Rewards = DemoRewards.All,
        PayWithPoints = DemoRewards.Paying,
    };

    /// <summary>What one point is earned by.</summary>
    internal static IReadOnlyList<Rate> Rates =>
    [
        Rate("EUR", 1), Rate("USD", 1), Rate("GBP", 1), Rate("NOK", 10), Rate("SEK", 10), Rate("DKK", 10),
        Rate("PLN", 4),
        Rate("AED", 4), Rate("SAR", 4), Rate("RUB", 90), Rate("CNY", 7), Rate("JPY", 150), Rate("KWD", 0.300m),
    ];

    /// <summary>Twice a day, so that trying it shows its limit too.</summary>
    private static EventRule Review => new(
        "review",
        DemoWords.Of("review"),
        10,
        [new EventLimit(2, EventPeriod.Day), new EventLimit(20, EventPeriod.Year)],
        [new EventField("stars", FieldKind.Number, Least: 1, Most: 5)]);

    private static Perk Birthday => new(
        "birthday",
        DemoWords.Of("birthday"),
        DemoWords.Of("birthday.text"));

    private static Perk EarlyAccess => new(
        "early-access",
        DemoWords.Of("early-access"),
        DemoWords.Of("early-access.text"),
        PerkKind.EarlyAccess,
        OpensOn: new DateOnly(2026, 12, 1));

    private static Perk Shipping => new(
        "free-shipping",
        DemoWords.Of("free-shipping"),
        DemoWords.Of("free-shipping.text"),
        PerkKind.FreeShipping,
        Minimum: [new Money(5000, Currency.Of("EUR")), new Money(50000, Currency.Of("NOK"))]);

    private static Perk DirectLine => new(
        "direct-line",
        DemoWords.Of("direct-line"),
        DemoWords.Of("direct-line.text"),
        PerkKind.Link,
        Url: new Words(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = "/demo/" }));

    private static Rate Rate(string currency, decimal perMajor)
    {
        var of = Currency.Of(currency);
        return new Rate(of, 1, perMajor * of.MinorPerMajor);
    }
}
