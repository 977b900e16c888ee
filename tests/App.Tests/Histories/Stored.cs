using System.Text;
using App.Tests.Accounts;
using Azure.Data.Tables;
using FluentAssertions;
using Loyalty;
using Loyalty.App.Accounts;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;

namespace App.Tests.Histories;

/// <summary>One account as its rows tell it, and what is always true of them.</summary>
internal sealed record Stored(Account Account, IReadOnlyList<Written> Entries, IReadOnlyList<OrderRecord> Orders)
{
    public static async Task<IReadOnlyList<Stored>> All(Ledgers ledgers)
    {
        var rows = await Rows(ledgers.Accounts);
        return
        [
            .. rows.GroupBy(row => row.PartitionKey, StringComparer.Ordinal).Select(book => new Stored(
                LedgerRows.Account(book.Single(row => row.RowKey == Keys.Account)),
                [.. Of(book, "entry-").Select(LedgerRows.Entry)],
                [.. Of(book, "order-").Select(LedgerRows.Order)])),
        ];
    }

    /// <summary>Every row of both tables to the last byte, with the tags and times storage gave them.</summary>
    public static async Task<IReadOnlyList<string>> Bytes(Ledgers ledgers) =>
        [.. (await Rows(ledgers.Accounts)).Concat(await Rows(ledgers.Orders)).Select(Bytes)];

    public static async Task<IReadOnlyList<TableEntity>> Rows(TableClient table)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>())
        {
            rows.Add(row);
        }

        return rows;
    }

    public void HoldsAlways(Shop shop, DateTimeOffset now)
    {
        Balances(shop.Programs.DayAt(now));
        Chain.Broken(Account, [.. Entries.Select(written => (ReadOnlyMemory<byte>)written.Text)]).Should().BeNull();
        Entries.Select(written => (int)written.Entry.Sequence).Should().Equal(Enumerable.Range(1, Entries.Count));
        Entries.Where(written => EntryText.Hash(written.Text) != written.Hash).Should().BeEmpty();
        foreach (var order in Orders)
        {
            IsDue(order, Deciding.Rules(shop));
        }

        IsRebuilt();
    }

    public static string Text(Account account) => Encoding.UTF8.GetString(EntryText.Write(account));

    public static string Text(OrderRecord order) => Encoding.UTF8.GetString(EntryText.Write(order));

    private void Balances(DateOnly today)
    {
        var sum = Entries.Sum(written => written.Entry.Points.Value);
        var standing = Account.On(today);
        Account.Balance.Value.Should().Be(sum);
        standing.Balance.Should().Be(standing.Available + standing.Pending - standing.Debt);
        standing.Balance.Value.Should().Be(
            sum - Account.Lots.Where(lot => lot.IsExpired(today)).Sum(lot => lot.Points.Value));
    }

    private void IsDue(OrderRecord order, Rules rules)
    {
        var about = Entries.Select(written => written.Entry)
            .Where(entry => entry.Order == order.Id && entry.IsOfOrder).ToList();
        var sum = about.Sum(entry => entry.Points.Value);
        var due = order.Terms is { } terms ? rules.Due(order.State, terms).Total : Points.Zero;
        sum.Should().Be(due.Value, "{0} is due that", order.Id);
        sum.Should().BeGreaterThanOrEqualTo(0, "refunds of {0} take no more than was given", order.Id);
        about.Select(entry => entry.Terms).Distinct().Should().HaveCount(about.Count == 0 ? 0 : 1);
    }

    private void IsRebuilt()
    {
        var account = new Account { Customer = Account.Customer };
        var orders = Orders.ToDictionary(order => order.Id, order => new OrderRecord { Id = order.Id });
        foreach (var (entry, _, hash) in Entries)
        {
            account = Fold.Apply(account, entry) with { Hash = hash };
            if (entry.Order is { } order)
            {
                orders[order] = Fold.Apply(orders[order], entry);
            }
        }

        Text(account).Should().Be(Text(Account));
        foreach (var order in Orders)
        {
            Text(orders[order.Id] with { State = order.State }).Should().Be(Text(order));
        }
    }

    private static IEnumerable<TableEntity> Of(IEnumerable<TableEntity> book, string prefix) =>
        book.Where(row => row.RowKey.StartsWith(prefix, StringComparison.Ordinal));

    private static string Bytes(TableEntity row) => string.Join(
        '|',
        row.OrderBy(property => property.Key, StringComparer.Ordinal)
            .Select(property => property.Key + "=" + Text(property.Value)));

    private static string? Text(object? value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        DateTimeOffset at => at.ToString("O"),
        _ => value?.ToString(),
    };
}
