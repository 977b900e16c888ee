using Azure;
using Azure.Data.Tables;
using Loyalty.Ledger;

namespace Loyalty.App.Tables;

/// <summary>
/// One entity-group transaction being put together. Refuses what the Table service refuses, also where an emulator
/// would not: another partition, more than 100 rows, a row twice, over 4 MiB
/// (Performing entity group transactions; Understanding the Table service data model).
/// </summary>
public sealed class Batch(string partition)
{
    public const int MostRows = 100;

    public const int MostBytes = 3 * 1024 * 1024;

    private readonly List<TableTransactionAction> actions = [];
    private readonly HashSet<string> rows = new(StringComparer.Ordinal);
    private readonly List<Entry> entries = [];
    private long bytes;

    public IReadOnlyList<TableTransactionAction> Actions => actions;

    /// <summary>The entries among the rows.</summary>
    public IReadOnlyList<Entry> Entries => entries;

    public string Shop => Keys.ShopOf(partition);

    public void Put(Account account, ETag read) => Put(LedgerRows.Row(partition, account), read);

    public void Put(OrderRecord order, ETag read) => Put(LedgerRows.Row(partition, order), read);

    public void Add(Written entry)
    {
        Put(LedgerRows.Row(partition, entry), default);
        entries.Add(entry.Entry);
    }

    public void Put(Redemption redemption, ETag read) => Put(LedgerRows.Row(partition, redemption), read);

    public void AddAnswer(string key, string answer) =>
        Put(new TableEntity(partition, Keys.Idempotency(key)) { ["Answer"] = answer }, default);

    /// <summary>Adds a row that was not there, or replaces the one that was read.</summary>
    private void Put(TableEntity row, ETag read)
    {
        if (!rows.Add(row.RowKey) || row.PartitionKey != partition)
        {
            throw new InvalidOperationException("A row twice, or of another partition: " + row.RowKey);
        }

        bytes += Size(row);
        actions.Add(read == default
            ? new TableTransactionAction(TableTransactionActionType.Add, row)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, read));
        if (actions.Count > MostRows || bytes > MostBytes)
        {
            throw new TooLargeException("more than one transaction holds");
        }
    }

    /// <summary>
    /// At most what is sent: the package's JSON escapes what is not plain ASCII, a plus sign of base64 too.
    /// </summary>
    private static long Size(TableEntity row) => 1500 + row.Sum(property => property.Value switch
    {
        byte[] binary => (binary.Length * 3L / 2) + 100,
        string text => (text.Length * 6L) + 100,
        _ => 120,
    });
}
