using Azure.Core;
using FluentAssertions;
using Loyalty;
using Loyalty.App.Accounts;
using Loyalty.Ledger;
using Loyalty.Orders;
using Loyalty.Tests;
using Xunit;
using Request = Loyalty.App.Accounts.Request;

namespace App.Tests.Accounts;

/// <summary>Instances that write one account at the same time: the ETag decides, the loser starts again.</summary>
public sealed class RivalsTests
{
    private static readonly CustomerId Ada = Some.Ada;

    [Fact]
    public async Task whoever_lost_reads_the_account_again_and_leaves_the_orders_that_nobody_has_touched()
    {
        var ledgers = await Ledgers.New();
        var rival = ledgers.Instance();
        var reads = new Reads();
        var writes = new Counting();
        var between = new Once(IsOrder, () => rival.Lines.Ask(Ledgers.Shop(), Ada, News(1)));

        await ledgers.Instance(reads, writes, between).Lines.Ask(Ledgers.Shop(), Ada, News(2));

        (reads.Accounts, reads.Orders, writes.Transactions).Should().Be((2, 1, 2));
        (await ledgers.Account(Ada)).Balance.Should().Be(new Points(200));
    }

    /// <summary>Reading many orders takes longer than a rival needs to write; reading the account does not.</summary>
    [Fact]
    public async Task a_rival_that_writes_whenever_orders_are_read_starves_nobody()
    {
        var ledgers = await Ledgers.New();
        var rival = ledgers.Instance();
        var number = 100;
        var always = new Whenever(
            IsOrder, () => rival.Lines.Ask(Ledgers.Shop(), Ada, News(Interlocked.Increment(ref number))));
        var writes = new Counting();

        var answered = await ledgers.Instance(writes, always).Lines.Ask(Ledgers.Shop(), Ada, News(1));

        answered.Outcome.Should().Be(Outcome.Settled);
        writes.Transactions.Should().Be(2, "the second try reads no orders");
    }

    [Fact]
    public async Task an_order_that_a_rival_has_settled_meanwhile_counts_once()
    {
        var ledgers = await Ledgers.New();
        var rival = ledgers.Instance();
        var between = new Once(IsOrder, () => rival.Lines.Ask(Ledgers.Shop(), Ada, News(1)));

        var answered = await ledgers.Instance(between).Lines.Ask(Ledgers.Shop(), Ada, News(1));

        answered.Outcome.Should().Be(Outcome.Unchanged);
        await IsExact(ledgers, orders: 1);
    }

    [Fact]
    public async Task an_older_state_of_an_order_never_overwrites_the_newer_one_a_rival_has_settled_meanwhile()
    {
        var ledgers = await Ledgers.New();
        var rival = ledgers.Instance();
        var newer = Some.Order(net: 5000).Named("o1").Again(1);
        var between = new Once(IsOrder, () => rival.Lines.Ask(Ledgers.Shop(), Ada, News(newer)));

        var answered = await ledgers.Instance(between).Lines.Ask(Ledgers.Shop(), Ada, News(1));

        answered.Outcome.Should().Be(Outcome.Unchanged);
        var stored = await ledgers.Book.Order(Ledgers.Partition(Ada), newer.Id, CancellationToken.None);
        stored.Value!.Recorded.Should().Be(new Points(50));
        (await ledgers.Account(Ada)).Balance.Should().Be(new Points(50));
    }

    [Fact]
    public async Task an_order_recorded_before_a_rival_joins_its_customer_is_settled_once()
    {
        var ledgers = await Ledgers.New();
        var shop = Ledgers.Shop(Some.Program());
        var rival = ledgers.Instance();
        await rival.Lines.Ask(shop, Ada, News(1));
        var between = new Once(IsOrder, () => rival.Lines.Ask(shop, Ada, new Request.Join("once", "en", "terms")));

        await ledgers.Instance(between).Lines.Ask(shop, Ada, News(Some.Order().Named("o1").Again(1)));

        await IsExact(ledgers, orders: 1);
    }

    [Fact]
    public async Task four_instances_settle_four_hundred_orders_of_one_member_and_turn_nobody_away()
    {
        var ledgers = await Ledgers.New();
        var instances = Enumerable.Range(0, 4).Select(_ => ledgers.Instance()).ToList();

        var answers = await Task.WhenAll(Enumerable.Range(1, 400).Select(number =>
            instances[number % 4].Lines.Ask(Ledgers.Shop(), Ada, News(number))));

        answers.Should().OnlyContain(answered => answered.Outcome == Outcome.Settled);
        await IsExact(ledgers, orders: 400);
    }

    private static async Task IsExact(Ledgers ledgers, int orders)
    {
        var entries = await ledgers.Entries(Ada);
        var account = await ledgers.Account(Ada);
        account.Balance.Should().Be(new Points(orders * 100));
        entries.Count(written => written.Entry.Kind == EntryKind.Earned).Should().Be(orders);
        Chain.Broken(account, [.. entries.Select(written => (ReadOnlyMemory<byte>)written.Text)]).Should().BeNull();
    }

    private static Request.OrderNews News(int number) => News(Some.Order().Named("o" + number));

    private static Request.OrderNews News(Order order) => new(order.Id, order, null, null, Some.Noon());

    private static bool IsOrder(Azure.Core.Request request) =>
        request.Method == RequestMethod.Get
        && request.Uri.ToString().Contains("RowKey='order-", StringComparison.Ordinal);
}
