using FluentAssertions;
using Loyalty;
using Loyalty.App.Accounts;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;
using Loyalty.Orders;
using Loyalty.Tests;
using Xunit;

namespace App.Tests.Accounts;

/// <summary>Merges of the same accounts at the same moment, at two instances: no point is lost or twice.</summary>
public sealed class MovesThatMeetTests
{
    private const int Rounds = 2;

    [Theory]
    [InlineData("a>b", "b>c", 300)]
    [InlineData("b>c", "a>b", 300)]
    [InlineData("a>b", "b>a", 200)]
    public async Task what_they_carry_is_all_at_one_place(string one, string other, long points)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var ledgers = await Ledgers.New();
            var (shop, instances) = (Ledgers.Shop(), new[] { ledgers.Instance(), ledgers.Instance() });
            var customers = new[] { Customer("a"), Customer("b"), Customer("c") };
            foreach (var customer in customers)
            {
                await Says(Of(customer));
            }

            await Task.WhenAll(new[] { one, other }.Zip(instances, (move, at) => at.Mover.Merge(
                shop, Customer(move[..1]), Customer(move[2..]), isOwners: true, CancellationToken.None)));

            var home = await instances[0].Mover.Home(shop, Customer("a"), CancellationToken.None);
            (await ledgers.Account(home)).MovedTo.Should().BeNull();
            (await ledgers.Account(home)).Balance.Value.Should().BeOneOf(points, points == 200 ? 100 : points);
            var all = await Task.WhenAll(customers.Select(ledgers.Account));
            all.Sum(account => account.Balance.Value).Should().Be(300);
            all.Should().OnlyContain(account => account.Move == null);
            foreach (var customer in customers)
            {
                (await Says(Of(customer) with { Revision = Revision.Of(Some.Noon(1)), Payment = Payment.Void }))
                    .Points.Value.Should().Be(-100);
            }

            (await Task.WhenAll(customers.Select(ledgers.Account))).Should()
                .OnlyContain(account => account.Balance == Points.Zero);
            (await instances[0].Findings(shop, customers.Select(Ledgers.Partition))).Should().BeEmpty();
            (await instances[0].Outbox.Of("shop", CancellationToken.None)).Should().BeEmpty();

            Task<Answered> Says(Order order) => instances[0].Room.Take(shop, order, ledgers.Clock.Now);
        }
    }

    [Fact]
    public async Task a_balance_that_left_and_is_nowhere_is_named()
    {
        var (ledgers, shop, instance) = await Two();
        var (move, _) = await instance.Mover.Merge(
            shop, Customer("a"), Customer("b"), isOwners: true, CancellationToken.None);
        var partition = Ledgers.Partition(Customer("b"));
        await ledgers.Accounts.DeleteEntityAsync(partition, Keys.Idempotency("move-" + move), Azure.ETag.All);

        var (account, finding) = (await instance.Findings(shop, [Ledgers.Partition(Customer("a"))]))
            .Should().ContainSingle().Which;
        (account, finding.Code, finding.Expected, finding.Found)
            .Should().Be(("shopify:a", "balance_not_arrived", move, "shopify:b"));
    }

    [Fact]
    public async Task what_somebody_else_kept_under_its_key_is_no_arrival()
    {
        var (ledgers, shop, instance) = await Two();
        var move = Moving.IdOf(Customer("a"), Customer("b"), (await ledgers.Account(Customer("a"))).Sequence);
        var batch = new Batch(Ledgers.Partition(Customer("b")));
        batch.AddAnswer("move-" + move, "join 1 nb");
        await ledgers.Book.Commit(batch, CancellationToken.None);

        await instance.Mover.Invoking(mover => mover.Merge(
            shop, Customer("a"), Customer("b"), isOwners: true, CancellationToken.None))
            .Should().ThrowAsync<TooBusyException>();

        (await ledgers.Account(Customer("a"))).Move!.Id.Should().Be(move, "it is still on its way");
        await ledgers.Accounts.DeleteEntityAsync(
            Ledgers.Partition(Customer("b")), Keys.Idempotency("move-" + move), Azure.ETag.All);
        await instance.Mover.Finish(shop, Customer("a"), CancellationToken.None);
        (await ledgers.Account(Customer("b"))).Balance.Should().Be(new Points(200));
    }

    /// <summary>Customers a and b, a hundred points each.</summary>
    private static async Task<(Ledgers Ledgers, Shop Shop, Instance Instance)> Two()
    {
        var ledgers = await Ledgers.New();
        var (shop, instance) = (Ledgers.Shop(), ledgers.Instance());
        foreach (var customer in new[] { Customer("a"), Customer("b") })
        {
            await instance.Room.Take(shop, Of(customer), ledgers.Clock.Now);
        }

        return (ledgers, shop, instance);
    }

    private static Order Of(CustomerId customer) => Some.Order().Named(customer.Value) with { Customer = customer };

    private static CustomerId Customer(string id) => new("shopify", id);
}
