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
        Name = Say("Demo Club", "Demoklubben", "Klub Demo", "Клуб Demo", "Demo 会员俱乐部", "نادي Demo"),
        Joining = new Joining(Automatic: true),
        Rates = Rates,
        Availability = new Availability(DaysAfterFulfilment: 0, DaysAfterPayment: 0),
        Tiers =
        [
            new Tier("bronze", Say("Bronze", "Bronse", "Brązowy", "Бронза", "青铜", "البرونزي"), 0, 1m, [Birthday]),
            new Tier(
                "silver", Say("Silver", "Sølv", "Srebrny", "Серебро", "白银", "الفضي"), 500, 1.25m,
                [EarlyAccess, Shipping]),
            new Tier("gold", Say("Gold", "Gull", "Złoty", "Золото", "黄金", "الذهبي"), 2000, 1.5m, [DirectLine]),
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
        Say("A product review", "Produktanmeldelse", "Opinia o produkcie", "Отзыв о товаре", "商品评价", "تقييم منتج"),
        10,
        [new EventLimit(2, EventPeriod.Day), new EventLimit(20, EventPeriod.Year)],
        [new EventField("stars", FieldKind.Number, Least: 1, Most: 5)]);

    private static Perk Birthday => new(
        "birthday",
        Say(
            "A birthday greeting",
            "Bursdagshilsen",
            "Życzenia urodzinowe",
            "Поздравление с днём рождения",
            "生日祝福",
            "تهنئة بعيد ميلادك"),
        Say(
            "We say happy birthday, and mean it.",
            "Vi gratulerer med dagen – og mener det.",
            "Pamiętamy o Twoich urodzinach.",
            "Мы помним о вашем дне рождения.",
            "在您生日当天送上祝福。",
            "نتذكر عيد ميلادك ونهنئك به."));

    private static Perk EarlyAccess => new(
        "early-access",
        Say("Early access", "Først i køen", "Wcześniejszy dostęp", "Ранний доступ", "新品抢先看", "وصول مبكر"),
        Say(
            "See new arrivals a day before everyone else.",
            "Se nyhetene en dag før alle andre.",
            "Zobacz nowości dzień przed innymi.",
            "Смотрите новинки на день раньше остальных.",
            "比其他顾客提前一天看到新品。",
            "يمكنك الاطّلاع على المنتجات الجديدة قبل الجميع بيوم."),
        PerkKind.EarlyAccess,
        OpensOn: new DateOnly(2026, 12, 1));

    private static Perk Shipping => new(
        "free-shipping",
        Say("Free shipping", "Fri frakt", "Darmowa dostawa", "Бесплатная доставка", "免运费", "شحن مجاني"),
        Say(
            "We pay the shipping on larger orders.",
            "Vi betaler frakten på større bestillinger.",
            "Za dostawę większych zamówień płacimy my.",
            "Доставку крупных заказов оплачиваем мы.",
            "金额较大的订单由我们承担运费。",
            "نتحمّل تكلفة شحن الطلبات الكبيرة."),
        PerkKind.FreeShipping,
        Minimum: [new Money(5000, Currency.Of("EUR")), new Money(50000, Currency.Of("NOK"))]);

    private static Perk DirectLine => new(
        "direct-line",
        Say(
            "A direct line",
            "Direkte linje",
            "Bezpośredni kontakt",
            "Приоритетная поддержка",
            "优先客服",
            "خط تواصل مباشر"),
        Say(
            "Your questions are answered first.",
            "Spørsmålene dine blir besvart først.",
            "Na Twoje pytania odpowiadamy w pierwszej kolejności.",
            "На ваши вопросы мы отвечаем в первую очередь.",
            "您的咨询将优先得到回复。",
            "نجيب عن أسئلتك أولًا."),
        PerkKind.Link,
        Url: new Words(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = "/demo/" }));

    private static Rate Rate(string currency, decimal perMajor)
    {
        var of = Currency.Of(currency);
        return new Rate(of, 1, perMajor * of.MinorPerMajor);
    }

    internal static Words Say(string en, string nb, string pl, string ru, string zhHans, string ar) =>
        new(new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["en"] = en,
            ["nb"] = nb,
            ["pl"] = pl,
            ["ru"] = ru,
            ["zh-Hans"] = zhHans,
            ["ar"] = ar,
        });
}
