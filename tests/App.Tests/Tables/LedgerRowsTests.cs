using FluentAssertions;
using Loyalty;
using Loyalty.App.Tables;
using Loyalty.Ledger;
using Loyalty.Orders;
using Loyalty.Tests;
using Xunit;

namespace App.Tests.Tables;

public sealed class LedgerRowsTests
{
    [Fact]
    public async Task an_account_of_twelve_hundred_lots_fits_its_row()
    {
        var table = await Azurite.NewTableAsync();
        var ledger = new LedgerTable(table);
        var lots = Enumerable.Range(0, 1200)
            .Select(day => new Lot(Some.Day(day), Some.Day(day + 400), false, new Points((day * 7919L) % 100_003)))
            .ToList();
        var account = new Account { Customer = Some.Ada, Lots = lots, Lapsed = lots };
        var batch = new Batch("p");
        batch.Put(account, default);

        (await ledger.Commit(batch, CancellationToken.None)).Should().BeTrue();
        (await ledger.Account("p", CancellationToken.None)).Value.Should().BeEquivalentTo(account);
    }

    [Fact]
    public async Task orders_that_wait_for_payment_are_listed_and_no_others()
    {
        var table = await Azurite.NewTableAsync();
        var ledger = new LedgerTable(table);
        var batch = new Batch("p");
        foreach (var payment in Enum.GetValues<Payment>())
        {
            var order = Some.Order().Named(payment.ToString()) with { Payment = payment };
            batch.Put(new OrderRecord { Id = order.Id, State = new OrderState().With(order, Some.Noon()) }, default);
        }

        await ledger.Commit(batch, CancellationToken.None);

        (await ledger.Waiting("p", CancellationToken.None)).Select(order => order.State.Whole!.Payment).Should()
            .BeEquivalentTo([Payment.Unpaid, Payment.PartlyPaid], "neither was ever paid in full");
        (await ledger.Orders("p", CancellationToken.None)).Should().HaveCount(4);
    }

    [Fact]
    public async Task whoever_read_before_another_wrote_commits_nothing()
    {
        var table = await Azurite.NewTableAsync();
        var ledger = new LedgerTable(table);
        var created = Of(new Account { Customer = Some.Ada }, default);
        (await ledger.Commit(created, CancellationToken.None)).Should().BeTrue();
        var read = await ledger.Account("p", CancellationToken.None);

        var first = Of(read.Value! with { Sequence = 1 }, read.ETag);
        var second = Of(read.Value! with { Sequence = 2 }, read.ETag);
        (await ledger.Commit(first, CancellationToken.None)).Should().BeTrue();
        (await ledger.Commit(second, CancellationToken.None)).Should().BeFalse();
        (await ledger.Commit(created, CancellationToken.None)).Should().BeFalse();

        (await ledger.Account("p", CancellationToken.None)).Value!.Sequence.Should().Be(1);
    }

    private static Batch Of(Account account, Azure.ETag read)
    {
        var batch = new Batch("p");
        batch.Put(account, read);
        return batch;
    }
}
