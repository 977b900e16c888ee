using System.Text;
using FluentAssertions;
using Loyalty.Orders;
using Loyalty.Program;
using Xunit;

namespace Loyalty.Tests.Orders;

/// <summary>Of what a storefront says only what some version of the program names is kept.</summary>
public sealed class NamedTests
{
    private static readonly Order Told = Some.Order() with
    {
        Facts = new OrderFacts(
            ["gift", "VIP"], Values(("colour", "green"), ("Market", "b2b")), SoldAt.Web, Subscription.None, false),
        Buyer = new BuyerFacts(["Gold", "newsletter"], false),
        Lines = [Some.Line(10000) with { Facts = new LineFacts(["coffee", "tea"], ["organic"], true) }],
    };

    [Fact]
    public void a_program_without_rules_keeps_nothing() =>
        Text(Keep(Some.Program())).Should().Be(Text(Some.Order()));

    [Fact]
    public void words_are_kept_as_they_were_said_whatever_their_case_and_attributes_by_their_exact_name()
    {
        var kept = Keep(Asks(new OrderMatch(
            Groups: ["gold"], Tags: ["vip", "other"], Attributes: Asked("Market", "COLOUR"))));

        kept.Facts.Should().BeEquivalentTo(new OrderFacts(["VIP"], Values(("Market", "b2b"))));
        kept.Buyer.Should().BeEquivalentTo(new BuyerFacts(["Gold"]));
        kept.Lines[0].Facts.Should().BeNull();
    }

    [Fact]
    public void what_is_no_word_is_kept_where_a_rule_asks()
    {
        Keep(Asks(new OrderMatch(SoldAt: [SoldAt.Draft]))).Facts.Should().Be(new OrderFacts(SoldAt: SoldAt.Web));
        Keep(Asks(new OrderMatch(Subscription: [Subscription.First]))).Facts
            .Should().Be(new OrderFacts(Subscription: Subscription.None));
        Keep(Asks(new OrderMatch(Company: true))).Facts.Should().Be(new OrderFacts(IsCompany: false));
        Keep(Asks(new OrderMatch(Staff: true))).Buyer.Should().Be(new BuyerFacts(IsStaff: false));
    }

    [Fact]
    public void goods_are_asked_by_rules_and_by_what_earns_at_all()
    {
        var goods = new Choice<LineMatch>(Exclude: [new LineMatch(Categories: ["TEA"])]);
        var rule = new Choice<LineMatch>([new LineMatch(Tags: ["Organic"], OnSale: false)]);

        Keep(Some.Program() with { Earning = new EarningRules(Goods: goods) }).Lines[0].Facts
            .Should().BeEquivalentTo(new LineFacts(["tea"]));
        Keep(Some.Program() with { Earning = new EarningRules(Rules: [Rule() with { Lines = rule }]) }).Lines[0].Facts
            .Should().BeEquivalentTo(new LineFacts(Tags: ["organic"], IsOnSale: true));
    }

    [Fact]
    public void who_earns_at_all_and_every_part_of_a_mapping_names_too()
    {
        OrderMatch[] vip = [new OrderMatch(Tags: ["vip"])];
        Mapping[] mappings =
        [
            new(Company: vip), new(Staff: vip), new(Counter: vip), new(Draft: vip), new(Marketplace: vip),
            new(SubscriptionFirst: vip), new(SubscriptionRenewal: vip),
        ];
        LoyaltyProgram[] programs =
        [
            Some.Program() with { Earning = new EarningRules(Orders: new Choice<OrderMatch>(Exclude: vip)) },
            .. mappings.Select(mapping => Some.Program() with { Mapping = mapping }),
        ];
        foreach (var program in programs)
        {
            Keep(program).Facts.Should().BeEquivalentTo(new OrderFacts(["VIP"]));
        }

        LineMatch[] organic = [new LineMatch(Tags: ["organic"])];
        var categories = new Dictionary<string, IReadOnlyList<LineMatch>>(StringComparer.Ordinal)
        {
            ["food"] = organic,
        };
        Keep(Some.Program() with { Mapping = new Mapping(Categories: categories) }).Lines[0].Facts
            .Should().BeEquivalentTo(new LineFacts(Tags: ["organic"]));
        Keep(Some.Program() with { Mapping = new Mapping(OnSale: organic) }).Lines[0].Facts
            .Should().BeEquivalentTo(new LineFacts(Tags: ["organic"]));
    }

    [Fact]
    public void a_buyer_in_no_named_group_still_speaks()
    {
        var program = Asks(new OrderMatch(Groups: ["silver"]));

        Keep(program).Buyer.Should().BeEquivalentTo(new BuyerFacts([]));
        new Named([program]).Keep(Told with { Buyer = null }).Buyer.Should().BeNull("the storefront said nothing");
        Keep(Asks(new OrderMatch(Tags: ["vip"]))).Buyer.Should().BeNull("no program asks");
    }

    [Fact]
    public void a_buyer_without_the_group_is_not_given_it_by_a_later_revision()
    {
        var named = new Named([Asks(new OrderMatch(Groups: ["gold"]))]);
        var before = named.Keep(Told with { Buyer = new BuyerFacts(["newsletter"]) });
        var after = named.Keep(Told.Again(1));

        Some.State(before).With(after, Some.Noon(1)).Buyer!.Facts.Groups.Should().BeEmpty();
        Some.State(after).With(before, Some.Noon(1)).Buyer!.Facts.Groups.Should().BeEmpty();
    }

    [Fact]
    public void names_of_all_versions_count_those_to_come_among_them()
    {
        var history = new ProgramHistory(
        [
            Asks(new OrderMatch(Tags: ["gift"])),
            Asks(new OrderMatch(Tags: ["vip"])) with { Version = 2, InForceFrom = Some.Noon(900) },
        ]);

        history.Named.Keep(Told).Facts!.Tags.Should().Equal("gift", "VIP");
        history.Named.Should().BeSameAs(history.Named);
    }

    private static Order Keep(LoyaltyProgram program) => new Named([program]).Keep(Told);

    private static string Text(Order order) => Encoding.UTF8.GetString(OrderText.Write(order));

    private static Rule Rule() => new("double", Some.Words("Double"), Multiplier: 2);

    private static LoyaltyProgram Asks(OrderMatch match) => Some.Program() with
    {
        Earning = new EarningRules(Rules: [Rule() with { Orders = new Choice<OrderMatch>([match]) }]),
    };

    private static Dictionary<string, IReadOnlyList<string>> Asked(params string[] names) =>
        names.ToDictionary(name => name, _ => (IReadOnlyList<string>)["*"], StringComparer.Ordinal);

    private static Dictionary<string, string> Values(params (string Name, string Value)[] pairs) =>
        pairs.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);
}
