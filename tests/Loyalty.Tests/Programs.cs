using Loyalty.Orders;
using Loyalty.Program;
using Loyalty.Program.Kinds;

namespace Loyalty.Tests;

/// <summary>
/// Random programs: rates, tiers, availability, expiry, rounding, the base, joining; later versions change some of
/// it.
/// </summary>
public static class Programs
{
    private static readonly Currency[] Currencies = [Currency.Of("EUR"), Currency.Of("NOK"), Currency.Of("JPY")];

    public static LoyaltyProgram First(Random random, DateTimeOffset at) => Next(random, Some.Program(), at) with
    {
        Version = 1,
        InForceFrom = at,
        Joining = new Joining(random.Next(4) == 0),
        TimeZone = random.Next(2) == 0 ? "Etc/UTC" : random.Next(2) == 0 ? "Pacific/Auckland" : "America/New_York",
    };

    public static LoyaltyProgram Next(Random random, LoyaltyProgram before, DateTimeOffset from) => before with
    {
        Version = before.Version + 1,
        InForceFrom = from,
        Rates = [.. Currencies.Take(random.Next(1, 4)).Select(currency =>
            new Rate(currency, random.Next(1, 8), random.Next(1, 4) * (currency.Code == "EUR" ? 100 : 700)))],
        Base = new PointsBase((TaxRule)random.Next(3), random.Next(2) == 0),
        Rounding = (Rounding)random.Next(3),
        Availability = new Availability(random.Next(3) * 7, random.Next(3) * 15),
        Expiry = new Expiry((ExpiryPolicy)random.Next(4), random.Next(1, 14)),
        Qualifying = new Qualifying(
            (QualifyBy)random.Next(3), (QualifyPeriod)random.Next(3), 12, random.Next(1, 13), random.Next(2) * 30,
                random.Next(2) == 0),
        Tiers =
        [
            before.Tiers[0],
            Some.Tier("silver", random.Next(1, 1000), 1.25m),
            Some.Tier("gold", random.Next(1000, 4000), 1.5m + (random.Next(3) * 0.35m)),
        ],
        Clamp = random.Next(3) == 0,
        Earning = random.Next(3) == 0 ? null : Earning(random),
        Mapping = random.Next(2) == 0 ? null : Mapping,
        Rewards = random.Next(5) == 0 ? null :
        [
            Reward("mug", new Gift(), random.Next(1, 200)) with { PerMember = random.Next(1, 5) },
            Reward("tea", new AmountOff(), random.Next(1, 90)) with { Amount = [new Money(500, Currencies[0])] },
        ],
        PayWithPoints = random.Next(4) == 0
            ? null
            : new PayWithPoints([new Money(random.Next(1, 30), Currencies[0])], random.Next(1, 4), random.Next(1, 101)),
    };

    private static Reward Reward(string code, RewardKind kind, long points) => new(
        code, kind, Some.Words(code), Some.Words(code), points, ValidDays: 90);

    private static readonly Choice<LineMatch>[] Goods =
    [
        new([new LineMatch(Skus: ["TEA-*"])]),
        new([new LineMatch(Vendors: ["acme"]), new LineMatch(Tags: ["new"])]),
        new([new LineMatch(Categories: ["drinks"])], [new LineMatch(OnSale: true)]),
        new(Exclude: [new LineMatch(Products: ["2"], Variants: ["20"])]),
    ];

    private static readonly Choice<OrderMatch>[] Orders =
    [
        new(Exclude: [new OrderMatch(Staff: true), new OrderMatch(Company: true)]),
        new([new OrderMatch(Groups: ["VIP"]), new OrderMatch(Coupons: ["*"])]),
        new([new OrderMatch(SoldAt: [SoldAt.Web, SoldAt.Counter], Countries: ["no", "DE"])]),
        new([new OrderMatch(Tags: ["gift"], Subscription: [Subscription.None, Subscription.First])]),
        new([new OrderMatch(Attributes: Attributes("from", "mail", "*")), new OrderMatch(Sources: ["pos"])]),
    ];

    private static readonly Mapping Mapping = new(
        Company: [new OrderMatch(Tags: ["b2b"])],
        Staff: [new OrderMatch(Groups: ["team"])],
        Counter: [new OrderMatch(Sources: ["pos"])],
        SubscriptionRenewal: [new OrderMatch(Attributes: Attributes("renews", "yes"))],
        Categories: new Dictionary<string, IReadOnlyList<LineMatch>>(StringComparer.Ordinal)
        {
            ["Drinks"] = [new LineMatch(Skus: ["TEA-*", "coffee"])],
        },
        OnSale: [new LineMatch(Tags: ["outlet"])]);

    /// <summary>Every kind of rule in some program.</summary>
    private static EarningRules Earning(Random random) => new(
        Orders: random.Next(3) == 0 ? Orders[random.Next(Orders.Length)] : null,
        Goods: random.Next(3) == 0 ? Goods[random.Next(Goods.Length)] : null,
        Minimum: random.Next(3) == 0 ? [new Money(random.Next(1, 9000), Currencies[0])] : null,
        MostPerOrder: random.Next(3) == 0 ? random.Next(1, 2000) : null,
        Stacking: (Stacking)random.Next(3),
        Rules: [.. Enumerable.Range(1, random.Next(5)).Select(number => Rule(random, "rule-" + number))],
        Events: Events(random));

    private static Rule Rule(Random random, string code)
    {
        var gives = random.Next(3) == 0;
        return new Rule(
            code, Some.Words(code), gives ? null : random.Next(0, 13) * 0.25m, gives ? random.Next(1, 99) : null)
        {
            Weekdays = random.Next(4) == 0 ? [.. Enum.GetValues<Weekday>().Where(_ => random.Next(2) == 0)] : null,
            OrderNumber = random.Next(4) == 0 ? new OrderNumbers(random.Next(1, 3), random.Next(3, 5)) : null,
            Tiers = random.Next(4) == 0 ? ["silver", "gold"] : null,
            Currencies = random.Next(5) == 0 ? [Currencies[random.Next(3)]] : null,
            Orders = random.Next(3) == 0 ? Orders[random.Next(Orders.Length)] : null,
            Lines = random.Next(2) == 0 ? Goods[random.Next(Goods.Length)] : null,
            Minimum = random.Next(4) == 0 ? [new Money(random.Next(1, 9000), Currencies[0])] : null,
        };
    }

    private static Dictionary<string, IReadOnlyList<string>> Attributes(string name, params string[] values) =>
        new(StringComparer.Ordinal) { [name] = values };

    /// <summary>A review with a schema and limits; a visit only now and then.</summary>
    private static List<EventRule> Events(Random random)
    {
        var review = new EventRule(
            "review",
            Some.Words("Review"),
            random.Next(1, 60),
            [new(random.Next(1, 3), (EventPeriod)random.Next(5)), new(random.Next(1, 9), EventPeriod.Year)],
            [new("stars", FieldKind.Number, Required: true, 1, 5)]);
        return random.Next(2) == 0
            ? [review]
            : [review, new("visit", Some.Words("Visit"), 5, [new(1, EventPeriod.Day)])];
    }
}
