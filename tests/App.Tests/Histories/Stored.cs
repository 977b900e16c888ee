using System.Text;
using App.Tests.Accounts;
using Azure.Data.Tables;
using Loyalty;
using Loyalty.App.Tables;
using Loyalty.Ledger;
using Loyalty.Orders;

namespace App.Tests.Histories;

/// <summary>One account as its rows tell it.</summary>
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

    /// <summary>What is known of those of these orders that wait until somebody's name is told.</summary>
    public static async Task<IReadOnlyList<(OrderId Id, OrderState State)>> OfNobody(
        Ledgers ledgers, IEnumerable<OrderId> orders)
    {
        var locators = new Locators(ledgers.Orders);
        var waiting = new List<(OrderId, OrderState)>();
        foreach (var order in orders.Distinct())
        {
            if (await locators.Find("shop", order, CancellationToken.None) is { Owner: null, Parts: var parts })
            {
                waiting.Add((order, parts));
            }
        }

        return waiting;
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

    public static string Text(Account account) => Encoding.UTF8.GetString(EntryText.Write(account));

    public static string Text(OrderRecord order) => Encoding.UTF8.GetString(EntryText.Write(order));

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
