using FluentAssertions;
using Loyalty.Orders;
using Loyalty.Program;
using Xunit;

namespace Loyalty.Tests.Earning;

/// <summary>What kinds of orders and goods rules can be about.</summary>
public sealed class KindTests
{
    private static readonly Order Told = Some.Order(0, 0, Some.Line(10000) with
    {
        ProductId = "12",
        VariantId = "120",
        Sku = "TEA-GREEN",
        Vendor = "Acme",
        Facts = new LineFacts(["Drinks"], ["New"], true),
    }) with
    {
        Source = "1234",
        Country = "NO",
        Coupons = ["HELLO10"],
        Buyer = new BuyerFacts(["VIP"], true),
        Facts = new OrderFacts(
            ["Gift"],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["from"] = "Mail" },
            SoldAt.Draft,
            Subscription.Renewal,
            true),
    };

    public static TheoryData<string, OrderMatch, bool> Orders => new()
    {
        { "anything", new OrderMatch(), true },
        { "a group, whatever its case", new OrderMatch(Groups: ["x", "vip"]), true },
        { "another group", new OrderMatch(Groups: ["x"]), false },
        { "a tag", new OrderMatch(Tags: ["gift"]), true },
        { "another tag", new OrderMatch(Tags: ["x"]), false },
        { "an attribute", new OrderMatch(Attributes: Attribute("from", "mail")), true },
        { "an attribute of any value", new OrderMatch(Attributes: Attribute("from", "*")), true },
        { "an attribute of another value", new OrderMatch(Attributes: Attribute("from", "x")), false },
        { "an attribute it has not", new OrderMatch(Attributes: Attribute("From", "*")), false },
        { "a source", new OrderMatch(Sources: ["1234"]), true },
        { "another source", new OrderMatch(Sources: ["web"]), false },
        { "a coupon", new OrderMatch(Coupons: ["hello10"]), true },
        { "any coupon", new OrderMatch(Coupons: ["*"]), true },
        { "another coupon", new OrderMatch(Coupons: ["x"]), false },
        { "a country", new OrderMatch(Countries: ["SE", "NO"]), true },
        { "another country", new OrderMatch(Countries: ["SE"]), false },
        { "drawn up by the shop", new OrderMatch(SoldAt: [SoldAt.Draft]), true },
        { "bought on the web", new OrderMatch(SoldAt: [SoldAt.Web]), false },
        { "a renewal", new OrderMatch(Subscription: [Subscription.Renewal]), true },
        { "no subscription", new OrderMatch(Subscription: [Subscription.None]), false },
        { "a company's", new OrderMatch(Company: true), true },
        { "nobody's company", new OrderMatch(Company: false), false },
        { "staff", new OrderMatch(Staff: true), true },
        { "no staff", new OrderMatch(Staff: false), false },
        { "all that is said", new OrderMatch(Groups: ["vip"], Countries: ["NO"]), true },
        { "not all that is said", new OrderMatch(Groups: ["vip"], Countries: ["SE"]), false },
    };

    public static TheoryData<string, LineMatch, bool> Goods => new()
    {
        { "anything", new LineMatch(), true },
        { "a product", new LineMatch(Products: ["11", "12"]), true },
        { "another product", new LineMatch(Products: ["1"]), false },
        { "a variant", new LineMatch(Variants: ["120"]), true },
        { "another variant", new LineMatch(Variants: ["12"]), false },
        { "a sku", new LineMatch(Skus: ["tea-green"]), true },
        { "what begins so", new LineMatch(Skus: ["TEA-*"]), true },
        { "what begins otherwise", new LineMatch(Skus: ["COFFEE-*"]), false },
        { "a vendor", new LineMatch(Vendors: ["ACME"]), true },
        { "another vendor", new LineMatch(Vendors: ["x"]), false },
        { "a category the storefront tells", new LineMatch(Categories: ["drinks"]), true },
        { "another category", new LineMatch(Categories: ["books"]), false },
        { "a tag", new LineMatch(Tags: ["new"]), true },
        { "another tag", new LineMatch(Tags: ["old"]), false },
        { "on sale", new LineMatch(OnSale: true), true },
        { "not on sale", new LineMatch(OnSale: false), false },
        { "not all that is said", new LineMatch(Vendors: ["acme"], OnSale: false), false },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void a_rule_is_about_orders_that_are(string what, OrderMatch match, bool isSo) =>
        Ruled.Due(Ruled.By(Ruled.Gives(5) with { Orders = new Choice<OrderMatch>([match]) }), Told)
            .Total.Value.Should().Be(isSo ? 105 : 100, what);

    [Theory]
    [MemberData(nameof(Goods))]
    public void a_rule_is_about_goods_that_are(string what, LineMatch match, bool isSo) =>
        Ruled.Due(Ruled.By(Ruled.Gives(5) with { Lines = new Choice<LineMatch>([match]) }), Told)
            .Total.Value.Should().Be(isSo ? 105 : 100, what);

    [Fact]
    public void what_is_excluded_goes_before_what_is_included()
    {
        var both = new Choice<OrderMatch>([new OrderMatch()], [new OrderMatch(Staff: true)]);

        Ruled.Due(Ruled.By(new EarningRules(Orders: both)), Told).Told().Should().Be("excluded 0");
        Ruled.Due(Ruled.By(new EarningRules(Orders: both)), Some.Order()).Told().Should().Be("amount 100");
    }

    [Fact]
    public void a_mapping_says_what_the_storefront_does_not()
    {
        var untold = Some.Order(0, 0, Ruled.Tea(10000)) with
        {
            Source = "pos",
            Facts = new OrderFacts(["b2b", "Subscription Recurring Order"]),
            Buyer = new BuyerFacts(["team"]),
        };
        var mapping = new Mapping(
            Company: [new OrderMatch(Tags: ["B2B"])],
            Staff: [new OrderMatch(Groups: ["team"])],
            Counter: [new OrderMatch(Sources: ["pos"])],
            SubscriptionRenewal: [new OrderMatch(Tags: ["subscription recurring order"])],
            Categories: new Dictionary<string, IReadOnlyList<LineMatch>>(StringComparer.Ordinal)
            {
                ["drinks"] = [new LineMatch(Skus: ["TEA-*"])],
            },
            OnSale: [new LineMatch(Skus: ["TEA-1"])]);
        var match = new OrderMatch(
            Company: true, Staff: true, SoldAt: [SoldAt.Counter], Subscription: [Subscription.Renewal]);
        var program = Ruled.By(Ruled.Gives(5) with
        {
            Orders = new Choice<OrderMatch>([match]),
            Lines = new Choice<LineMatch>([new LineMatch(Categories: ["Drinks"], OnSale: true)]),
        });

        Ruled.Due(program, untold).Total.Value.Should().Be(100);
        Ruled.Due(program with { Mapping = mapping }, untold).Total.Value.Should().Be(105);
    }

    [Fact]
    public void terms_hold_as_much_of_the_mapping_as_their_rules_ask_for()
    {
        var categories = new Dictionary<string, IReadOnlyList<LineMatch>>(StringComparer.Ordinal)
        {
            ["drinks"] = [new LineMatch(Skus: ["TEA-*"])],
            ["books"] = [new LineMatch(Skus: ["BOOK-*"])],
        };
        var program = Ruled.By(Ruled.Times(2, new Choice<LineMatch>([new LineMatch(Categories: ["drinks"])]))) with
        {
            Mapping = new Mapping(Staff: [new OrderMatch(Groups: ["team"])], Categories: categories),
        };

        var mapping = Terms.For(Some.Order(), program, program.Tiers[0], Some.Noon())!.Earning!.Mapping!;

        (mapping.Staff, mapping.Categories!.Keys.Single()).Should().Be((null, "drinks"));
    }

    [Fact]
    public void what_the_buyer_became_later_is_no_news_of_the_order()
    {
        var program = Ruled.By(new EarningRules(
            Orders: new Choice<OrderMatch>(Exclude: [new OrderMatch(Groups: ["team"])])));
        var bought = Some.Order() with { Buyer = new BuyerFacts([]) };
        var later = bought.Again(5) with { Buyer = new BuyerFacts(["team"]) };
        var books = Some.Books(program);

        books.Tell(later, Some.Noon(5));
        books.Account(Some.Ada).Balance.Value.Should().Be(0);
        books.Tell(bought, Some.Noon(6));
        books.Account(Some.Ada).Balance.Value.Should().Be(100);
    }

    private static Dictionary<string, IReadOnlyList<string>> Attribute(string name, string value) =>
        new(StringComparer.Ordinal) { [name] = [value] };
}
