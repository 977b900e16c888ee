using App.Tests.Accounts;
using FluentAssertions;
using Loyalty;
using Loyalty.App.Accounts;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;
using Loyalty.Orders;
using Loyalty.Program;
using Loyalty.Program.Kinds;
using Loyalty.Tests;

namespace App.Tests.Redeeming;

/// <summary>A member with a hundred points and what they do with them, at instances that may die over it.</summary>
internal sealed class Spending
{
    public static readonly CustomerId Ada = Some.Ada;

    public static readonly CustomerId Bob = new("shopify", "7002");

    private readonly Instance healthy;
    private int orders;

    private Spending(Ledgers ledgers) => (Ledgers, healthy) = (ledgers, ledgers.Instance());

    /// <summary>Points live for nine months after the last thing their owner did.</summary>
    public static Shop Shop { get; } = Ledgers.Shop(Some.Program() with
    {
        Joining = new Joining(Automatic: true),
        Expiry = new Expiry(ExpiryPolicy.Inactivity, Months: 9),
        Rewards =
        [
            Off("off", 30), Off("all", 100), Off("last", 30) with { Stock = 1 }, Off("rare", 20) with { Stock = 1 },
            Off("mug", 10) with { Fulfilment = Fulfilments.Hand },
        ],
    });

    public Ledgers Ledgers { get; }

    public Maker Maker => Ledgers.Maker;

    /// <summary>The order that the first hundred points are for.</summary>
    public Order First { get; private set; } = null!;

    /// <summary>An instance that nothing happens to.</summary>
    public Instance Healthy => healthy;

    public static async Task<Spending> New()
    {
        var spending = new Spending(await Ledgers.New());
        spending.First = await spending.Buys(Ada);
        return spending;
    }

    /// <summary>An order of a hundred points.</summary>
    public async Task<Order> Buys(CustomerId customer, params string[] coupons)
    {
        var order = Some.Order().Named("o" + ++orders) with { Customer = customer, Coupons = coupons };
        (await healthy.Room.Take(Shop, order, Ledgers.Clock.Now)).Outcome.Should().Be(Outcome.Settled);
        return order;
    }

    /// <summary>All of an order goes back.</summary>
    public Task Returns(Order order) => healthy.Room.Take(
        Shop,
        order with { Revision = Revision.Of(Some.Noon(1)), Payment = Payment.Void },
        Ledgers.Clock.Now);

    public static Task<Answered> Redeem(Instance at, string reward = "off", string key = "once") =>
        at.Redemptions.Redeem(
            Shop, Ada, key, new Wanted.Chosen(reward, Some.Eur, null), reward, CancellationToken.None);

    public static Task<(Redemption? Redemption, Problem? Problem)> Undo(Instance at, string id) =>
        at.Redemptions.Undo(Shop, Ada, id, CancellationToken.None);

    /// <summary>So much later the timer takes what is due, as often as it takes.</summary>
    public async Task Later(int minutes = 12)
    {
        Ledgers.Clock.Now += TimeSpan.FromMinutes(minutes);
        foreach (var (_, work) in await healthy.Outbox.Due(Ledgers.Clock.Now, CancellationToken.None))
        {
            await (work.Kind switch
            {
                WorkKind.Move => healthy.Mover.Finish(Shop, work.Customer, CancellationToken.None, work),
                WorkKind.OrderMove => healthy.Mover.Arrive(
                    Shop, OrderId.Parse(work.Id)!.Value, work.Customer, CancellationToken.None, work),
                _ => healthy.Finisher.Finish(Shop, work, CancellationToken.None),
            });
        }
    }

    public Task<IReadOnlyList<OpenWork>> Open() => healthy.Outbox.Of("shop", CancellationToken.None);

    public Task<IReadOnlyList<Redemption>> Redemptions(CustomerId? of = null) =>
        Ledgers.Book.Redemptions(Ledgers.Partition(of ?? Ada), CancellationToken.None);

    public async Task<long> Balance(CustomerId? of = null) =>
        (await Ledgers.Book.Account(Ledgers.Partition(of ?? Ada), CancellationToken.None)).Value?.Balance.Value ?? 0;

    /// <summary>
    /// Every point is there or spent on a code that works, and every code that works was paid for; nothing is left to
    /// do, and nothing set aside.
    /// </summary>
    public async Task<RedemptionState?> IsWhole()
    {
        var redemptions = await Redemptions();
        var ready = redemptions.Where(one => one.State == RedemptionState.Ready).ToList();
        redemptions.Should().HaveCountLessThanOrEqualTo(1);
        redemptions.Should().NotContain(one => one.IsOpen);
        Maker.Live.Should().BeEquivalentTo(ready.Select(one => one.Code));
        (await Balance()).Should().Be(100 - ready.Sum(one => one.Points.Value));
        (await Ledgers.Account(Ada)).Rewards.OrEmpty().Select(one => one.Id)
            .Should().Equal(ready.Select(one => one.Id));
        (await Open()).Should().BeEmpty();
        (await healthy.Stock.Counts("shop", CancellationToken.None)).Where(count => count.Taken > 0)
            .Select(count => (count.Reward, count.Taken)).Should().Equal(
                ready.Where(one => one.Reward is "last" or "rare").Select(one => (one.Reward!, 1L)));
        await IsVerified(Ada);
        return redemptions.SingleOrDefault()?.State;
    }

    public async Task IsVerified(params CustomerId[] customers) =>
        (await healthy.Findings(Shop, customers.Select(Ledgers.Partition))).Should().BeEmpty();

    private static Reward Off(string code, long points) => new(
        code, new AmountOff(), Some.Words(code), Some.Words(code), points, [new Loyalty.Money(500, Some.Eur)],
        Fulfilment: "shopify");
}

/// <summary>Lists that may not be there.</summary>
internal static class Lists
{
    public static IEnumerable<T> OrEmpty<T>(this IEnumerable<T>? all) => all ?? [];
}
