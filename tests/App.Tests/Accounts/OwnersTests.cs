using FluentAssertions;
using Loyalty;
using Loyalty.App.Tables;
using Loyalty.Ledger;
using Loyalty.Orders;
using Loyalty.Storefronts;
using Loyalty.Tests;
using Xunit;

namespace App.Tests.Accounts;

public sealed class OwnersTests
{
    [Fact]
    public async Task a_part_and_its_order_that_come_together_find_each_other()
    {
        var ledgers = await Ledgers.New();
        var (one, other) = (ledgers.Instance(), ledgers.Instance());
        var orders = Enumerable.Range(1, 100).Select(number => Some.Order().Named("o" + number) with
        {
            Customer = new CustomerId("shopify", "c" + (number % 10)),
        }).ToList();

        foreach (var together in orders.Chunk(10))
        {
            await Task.WhenAll(together.SelectMany(order => new Task[]
            {
                other.Room.Take(Ledgers.Shop(), Refunded(order.Id), Some.Noon()),
                one.Room.Take(Ledgers.Shop(), order, Some.Noon()),
            }));
        }

        foreach (var order in orders)
        {
            (await Recorded(ledgers, order)).Should().Be(new Points(75), "a quarter of {0} came back", order.Id);
        }
    }

    [Fact]
    public async Task an_order_that_names_nobody_waits_for_one_that_does()
    {
        var ledgers = await Ledgers.New();
        var room = ledgers.Instance().Room;
        var order = Some.Order();

        var newer = order.Again(2) with { Customer = null, FulfilledAt = Some.Noon(2) };
        await room.Take(Ledgers.Shop(), newer, Some.Noon(2));
        await room.Take(Ledgers.Shop(), Refunded(order.Id), Some.Noon(2));
        (await Stored(ledgers, order)).Should().BeNull();
        await room.Take(Ledgers.Shop(), order, Some.Noon(3));

        (await Recorded(ledgers, order)).Should().Be(new Points(75));
        (await Stored(ledgers, order))!.State.Whole!.FulfilledAt.Should().Be(Some.Noon(2));
    }

    [Fact]
    public async Task an_order_seen_paid_while_it_waited_stays_paid_when_it_owes_again()
    {
        var ledgers = await Ledgers.New();
        var room = ledgers.Instance().Room;
        var owes = Some.Order() with { Payment = Payment.PartlyPaid, Outstanding = Price.Of(4000), PaidAt = null };

        await room.Take(Ledgers.Shop(), Some.Order() with { Customer = null }, Some.Noon());
        await room.Take(Ledgers.Shop(), owes.Again(1) with { Customer = null }, Some.Noon(1));
        await room.Take(Ledgers.Shop(), owes.Again(2), Some.Noon(2));

        (await Recorded(ledgers, owes)).Should().Be(new Points(60));
    }

    [Fact]
    public async Task a_deletion_that_waited_is_not_taken_in_again_once_the_order_is_back()
    {
        var ledgers = await Ledgers.New();
        var room = ledgers.Instance().Room;
        var order = Some.Order();

        await room.Take(Ledgers.Shop(), new Translation.Part(order.Id, new OrderPart.Deleted()), Some.Noon(5));
        await room.Take(Ledgers.Shop(), order.Again(1) with { IsRestored = true }, Some.Noon(6));
        (await Recorded(ledgers, order)).Should().Be(new Points(100));
        await room.Take(Ledgers.Shop(), Refunded(order.Id), Some.Noon(7));

        (await Recorded(ledgers, order)).Should().Be(new Points(75));
    }

    [Fact]
    public async Task a_refund_that_does_not_say_it_is_a_tests_finds_the_test_order()
    {
        var ledgers = await Ledgers.New();
        var room = ledgers.Instance().Room;
        var order = Some.Order() with { IsTest = true };

        await room.Take(Ledgers.Shop(), Refunded(order.Id), Some.Noon());
        await room.Take(Ledgers.Shop(), order, Some.Noon());
        await room.Take(Ledgers.Shop(), Refunded(order.Id, "other"), Some.Noon());

        var partition = Keys.Partition(Ledgers.Shop().TestId, Some.Ada);
        var stored = await ledgers.Book.Order(partition, order.Id, CancellationToken.None);
        stored.Value!.Recorded.Should().Be(new Points(50));
        (await Stored(ledgers, order)).Should().BeNull();
    }

    [Fact]
    public async Task an_order_that_changes_its_customer_goes_there_and_stale_news_does_not_bring_it_back()
    {
        var ledgers = await Ledgers.New();
        var room = ledgers.Instance().Room;
        var other = new CustomerId("shopify", "other");
        await room.Take(Ledgers.Shop(), Some.Order(), Some.Noon());

        await room.Take(Ledgers.Shop(), Some.Order().Again(1) with { Customer = other }, Some.Noon(1));
        await room.Take(Ledgers.Shop(), Some.Order(), Some.Noon(2));
        await room.Take(Ledgers.Shop(), Refunded(Some.Order().Id), Some.Noon(3));

        (await Recorded(ledgers, Some.Order())).Should().Be(Points.Zero);
        (await ledgers.Account(Some.Ada)).Balance.Should().Be(Points.Zero);
        (await ledgers.Account(other)).Balance.Should().Be(new Points(75));
        (await ledgers.Instance().Findings(
            Ledgers.Shop(), [Ledgers.Partition(Some.Ada), Ledgers.Partition(other)])).Should().BeEmpty();
    }

    private static Translation.Part Refunded(OrderId order, string id = "re") =>
        new(order, Some.Part(Some.Refund(id, 2500)));

    private static async Task<Points> Recorded(Ledgers ledgers, Order order) =>
        (await Stored(ledgers, order))!.Recorded;

    private static async Task<OrderRecord?> Stored(Ledgers ledgers, Order order) =>
        (await ledgers.Book.Order(Ledgers.Partition(order.Customer!.Value), order.Id, CancellationToken.None)).Value;
}
