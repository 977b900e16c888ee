using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Loyalty.Orders;
using Loyalty.Program;
using Xunit;

namespace Loyalty.Tests.Earning;

/// <summary>What is kept of an order is all that its program asks: it earns as if everything were kept.</summary>
public sealed class KeptTests
{
    private static readonly string[] Words = ["gold", "Gift", "tea", "sale"];

    [Fact]
    public void an_order_earns_by_what_is_kept_as_by_what_was_said() => Prop.ForAll(
        Programs().ToArbitrary(),
        Orders().ToArbitrary(),
        (program, told) =>
        {
            var kept = new Named([program]).Keep(told);

            var due = Some.Due(Some.State(kept), program);

            due.Should().BeEquivalentTo(Some.Due(Some.State(told), program));
            new Named([program]).Keep(kept).Should().BeEquivalentTo(kept, "twice is once");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static Gen<LoyaltyProgram> Programs() =>
        from orders in Maybe(Chosen(OrderMatches()))
        from goods in Maybe(Chosen(LineMatches()))
        from ofOrders in Maybe(Chosen(OrderMatches()))
        from ofLines in Maybe(Chosen(LineMatches()))
        from mapping in Maybe(Mappings())
        select Some.Program() with
        {
            Earning = new EarningRules(orders, goods, Rules:
            [
                new Rule("double", Some.Words("Double"), Multiplier: 2, Orders: ofOrders, Lines: ofLines),
            ]),
            Mapping = mapping,
        };

    private static Gen<Mapping> Mappings() =>
        from asked in Gen.Elements("company", "staff", "counter", "renewal", "category", "sale")
        from order in Maybe(Told())
        from line in LineMatches()
        let orders = order is null ? null : new[] { order }
        let lines = new[] { line with { Categories = null, OnSale = null } }
        select asked switch
        {
            "company" => new Mapping(Company: orders),
            "staff" => new Mapping(Staff: orders),
            "counter" => new Mapping(Counter: orders, Draft: orders),
            "renewal" => new Mapping(SubscriptionRenewal: orders),
            "category" => new Mapping(Categories: Teas(lines)),
            _ => new Mapping(OnSale: lines),
        };

    private static Dictionary<string, IReadOnlyList<LineMatch>> Teas(LineMatch[] lines) =>
        new(StringComparer.Ordinal) { ["Tea"] = lines };

    private static Gen<Choice<T>> Chosen<T>(Gen<T> matches)
        where T : class =>
        from include in Maybe(matches)
        from exclude in Maybe(matches)
        select new Choice<T>(include is null ? null : [include], exclude is null ? null : [exclude]);

    private static Gen<OrderMatch> OrderMatches() =>
        from told in Told()
        from soldAt in Maybe(Gen.Elements<IReadOnlyList<SoldAt>>([SoldAt.Counter], [SoldAt.Web, SoldAt.Draft]))
        from subscription in Maybe(Gen.Elements<IReadOnlyList<Subscription>>(
            [Subscription.None], [Subscription.First, Subscription.Renewal]))
        from company in Flag()
        from staff in Flag()
        select told with { SoldAt = soldAt, Subscription = subscription, Company = company, Staff = staff };

    /// <summary>What a mapping may ask, too.</summary>
    private static Gen<OrderMatch> Told() =>
        from groups in Maybe(Said())
        from tags in Maybe(Said())
        from attribute in Maybe(Gen.Elements(Words))
        from value in Gen.Elements("*", "gold")
        select new OrderMatch(groups, tags, attribute is null
            ? null
            : new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [attribute] = [value] });

    private static Gen<LineMatch> LineMatches() =>
        from categories in Maybe(Said())
        from tags in Maybe(Said())
        from onSale in Flag()
        select new LineMatch(Categories: categories, Tags: tags, OnSale: onSale);

    private static Gen<Order> Orders() =>
        from tags in Maybe(Loud())
        from attributes in Maybe(Said())
        from soldAt in Gen.Elements<SoldAt?>(null, SoldAt.Web, SoldAt.Counter)
        from subscription in Gen.Elements<Subscription?>(null, Subscription.None, Subscription.Renewal)
        from company in Flag()
        from groups in Maybe(Loud())
        from staff in Flag()
        from lines in Maybe(
            from categories in Maybe(Loud())
            from goods in Maybe(Loud())
            from onSale in Flag()
            select new LineFacts(categories, goods, onSale))
        let named = attributes?.ToDictionary(name => name, _ => "Gold", StringComparer.Ordinal)
        select Some.Order(0, 0, Some.Line(7000) with { Facts = lines }, Some.Line(3000, "b")) with
        {
            Facts = new OrderFacts(tags, named, soldAt, subscription, company),
            Buyer = groups is null && staff is null ? null : new BuyerFacts(groups, staff),
        };

    private static Gen<IReadOnlyList<string>> Said() =>
        Gen.SubListOf(Words).Select(words => (IReadOnlyList<string>)[.. words]);

    /// <summary>As programs do not write them.</summary>
    private static Gen<IReadOnlyList<string>> Loud() =>
        Said().Select(words => (IReadOnlyList<string>)[.. words.Select(word => word.ToUpperInvariant())]);

    private static Gen<bool?> Flag() => Gen.Elements<bool?>(null, true, false);

    private static Gen<T?> Maybe<T>(Gen<T> some)
        where T : class =>
        Gen.OneOf(Gen.Constant<T?>(null), some.Select(one => (T?)one));
}
