using System.Text;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Loyalty.Orders;
using Xunit;

namespace Loyalty.Tests.Orders;

/// <summary>Of an order's revisions the earliest that tells of its buyer speaks, whichever comes first.</summary>
public sealed class BuyerTests
{
    [Fact]
    public void any_order_of_arrival_ends_the_same() => Prop.ForAll(
        Tellings().ToArbitrary(),
        told =>
        {
            var (orders, shuffled) = told;
            var earliest = orders.Where(order => order.Buyer is not null)
                .OrderBy(order => order.Revision).FirstOrDefault();

            var state = Told(orders);

            Text(Told(shuffled)).Should().Be(Text(state));
            Text(Told([.. orders, .. shuffled])).Should().Be(Text(state));
            (state.Buyer?.Revision).Should().Be(earliest?.Revision);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void what_waited_joins_what_is_known_in_any_order() => Prop.ForAll(
        Tellings().ToArbitrary(),
        Gen.Choose(0, 6).ToArbitrary(),
        (told, split) =>
        {
            var waited = Told(told.Shuffled.Take(split));
            var known = Told(told.Shuffled.Skip(split));

            Text(known.With(waited)).Should().Be(Text(Told(told.Orders)));
            Text(waited.With(known)).Should().Be(Text(Told(told.Orders)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void news_of_the_buyer_alone_changes_the_state_and_a_duplicate_does_not()
    {
        var silent = Some.Order(2);
        var early = Some.Order() with { PaidAt = silent.PaidAt, Buyer = new BuyerFacts(["gold"]) };
        var state = Some.State(silent).With(early, Some.Noon(3));

        state.Whole.Should().BeSameAs(silent);
        state.Buyer!.Facts.Should().BeSameAs(early.Buyer);
        state.With(early, Some.Noon(4)).Should().BeSameAs(state);
    }

    private static OrderState Told(IEnumerable<Order> orders) =>
        orders.Aggregate(new OrderState(), (state, order) => state.With(order, Some.Noon()));

    private static string Text(OrderState state) => Encoding.UTF8.GetString(OrderText.Write(state));

    private static Gen<(Order[] Orders, Order[] Shuffled)> Tellings() =>
        from orders in Telling().ArrayOf().Where(orders => orders.Length is > 0 and < 7)
        from shuffled in Gen.Shuffle(orders)
        select (orders, shuffled);

    /// <summary>Few revisions and few buyers, so that equal revisions say different things.</summary>
    private static Gen<Order> Telling() =>
        from revision in Gen.Choose(0, 3)
        from buyer in Gen.Elements<BuyerFacts?>(
            null, new BuyerFacts([]), new BuyerFacts(["gold"]), new BuyerFacts(["gold", "silver"]),
            new BuyerFacts(IsStaff: true), new BuyerFacts(["gold"], IsStaff: false))
        from tags in Gen.Elements<OrderFacts?>(null, new OrderFacts(["gift"]))
        select Some.Order() with { Revision = new Revision(revision), Buyer = buyer, Facts = tags };
}
