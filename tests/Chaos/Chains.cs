using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;

namespace Chaos;

/// <summary>
/// The entries as storage holds them, read past the app: each one's hash is the hash of its text, names the entry
/// before it, and none is missing. Nothing lies in quarantine.
/// </summary>
internal sealed class Chains(string connection)
{
    private readonly TableServiceClient service = new(connection);
    private readonly List<string> broken = [];

    public IReadOnlyList<string> Broken => broken;

    public int Count { get; private set; }

    public async Task Check()
    {
        var (partition, number, before) = ("", 0, "");
        await foreach (var row in Rows("accounts", "RowKey ge 'entry-' and RowKey lt 'entry.'"))
        {
            if (row.PartitionKey != partition)
            {
                (partition, number, before) = (row.PartitionKey, 0, "");
            }

            number++;
            before = Check(row, number, before);
            Count++;
        }

        await foreach (var row in Rows("quarantine", ""))
        {
            broken.Add($"{row.PartitionKey} {row.RowKey} is in quarantine");
        }
    }

    private string Check(TableEntity row, int number, string before)
    {
        var fact = row.GetString("Fact")!;
        var hash = row.GetString("Hash")!;
        Must(row.RowKey.EndsWith($"-{number:D10}", StringComparison.Ordinal), row, "does not follow the one before");
        Must(((string?)JsonNode.Parse(fact)!["previous"] ?? "") == before, row, "names another entry before it");
        Must(hash == Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fact))), row, "has another hash");
        return hash;
    }

    private void Must(bool holds, TableEntity row, string what)
    {
        if (!holds)
        {
            broken.Add($"{row.PartitionKey} {row.RowKey} {what}");
        }
    }

    private Azure.AsyncPageable<TableEntity> Rows(string table, string filter) =>
        service.GetTableClient(Instance.Prefix + table).QueryAsync<TableEntity>(filter);
}
