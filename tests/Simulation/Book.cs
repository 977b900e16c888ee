using System.Text;
using Azure.Data.Tables;
using Loyalty;
using Loyalty.App.Tables;
using Loyalty.Ledger;

namespace Simulation;

/// <summary>One account as its rows tell it.</summary>
internal sealed record Book(
    string Partition, Account Account, IReadOnlyList<Written> Entries, IReadOnlyList<OrderRecord> Orders,
    IReadOnlyList<Redemption> Redemptions)
{
    /// <summary>Every account of the table.</summary>
    public static IReadOnlyList<Book> All(IEnumerable<TableEntity> rows) =>
        [.. rows.GroupBy(row => row.PartitionKey, StringComparer.Ordinal).Select(Of)];

    /// <summary>Whether debt ever outlived the order that made it and what of it was spared.</summary>
    public bool HasOwed()
    {
        var account = new Account { Customer = Account.Customer };
        foreach (var (entry, _, _) in Entries)
        {
            if (account.Debt > Points.Zero && entry.Kind != EntryKind.Spared)
            {
                return true;
            }

            account = Fold.Apply(account, entry);
        }

        return account.Debt > Points.Zero;
    }

    public static string Text(Account account) => Encoding.UTF8.GetString(EntryText.Write(account));

    public static string Text(OrderRecord order) => Encoding.UTF8.GetString(EntryText.Write(order));

    private static Book Of(IGrouping<string, TableEntity> rows) => new(
        rows.Key,
        rows.SingleOrDefault(row => row.RowKey == Keys.Account) is { } account
            ? LedgerRows.Account(account)
            : throw new TruthException("rebuilt", $"{rows.Key} has rows and no account."),
        [.. Named(rows, "entry-").Select(LedgerRows.Entry)],
        [.. Named(rows, "order-").Select(LedgerRows.Order)],
        [.. Named(rows, Keys.Redemptions).Select(LedgerRows.Redemption)]);

    private static IEnumerable<TableEntity> Named(IEnumerable<TableEntity> rows, string prefix) =>
        rows.Where(row => row.RowKey.StartsWith(prefix, StringComparison.Ordinal));
}
