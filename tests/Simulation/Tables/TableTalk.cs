using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Simulation.Tables;

/// <summary>
/// Random conversation with one table, the same for the same dice, told without what differs from service to service:
/// ETags and times.
/// </summary>
internal sealed class TableTalk(TableClient table, Random random)
{
    private static readonly string[] Filters =
    [
        "PartitionKey eq 'p0'", "PartitionKey eq 'p1' and RowKey ge 'r2' and RowKey lt 'r5'", "Flag eq true",
        "PartitionKey eq 'p''2'", "Number lt 50", "At lt datetime'2025-06-01T00:00:00Z'", "Name eq 'it''s'",
    ];

    private readonly Dictionary<(string, string), ETag> tags = [];

    public async Task<string> Say()
    {
        try
        {
            return await Act(random.Next(10));
        }
        catch (TableTransactionFailedException refused)
        {
            return Told($"{refused.Status} {refused.ErrorCode} at {refused.FailedTransactionActionIndex}");
        }
        catch (RequestFailedException refused)
        {
            return Told($"{refused.Status} {refused.ErrorCode}");
        }
    }

    public async Task<IReadOnlyList<string>> Everything() => await Rows(null);

    private async Task<string> Act(int dice)
    {
        var row = Row();
        var mode = random.Next(2) == 0 ? TableUpdateMode.Replace : TableUpdateMode.Merge;
        switch (dice)
        {
            case 0 or 1:
                return Told($"added {(await table.AddEntityAsync(row)).Status}");
            case 2:
                await table.UpsertEntityAsync(row, mode);
                return "put";
            case 3 or 4:
                await table.UpdateEntityAsync(row, Tag(row), mode);
                return "updated";
            case 5:
                var gone = await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, Tag(row));
                return Told($"deleted {gone.Status}");
            case 6:
                var read = await table.GetEntityIfExistsAsync<TableEntity>(row.PartitionKey, row.RowKey);
                if (read is { HasValue: true, Value: { } value })
                {
                    tags[(row.PartitionKey, row.RowKey)] = value.ETag;
                    return Tell(value);
                }

                return "nothing";
            case 7:
                return string.Join('\n', await Rows(Filters[random.Next(Filters.Length)]));
            default:
                var answers = await table.SubmitTransactionAsync(Actions(row.PartitionKey));
                return string.Join(' ', answers.Value.Select(answer => answer.Status));
        }
    }

    private List<TableTransactionAction> Actions(string partition) =>
    [
        .. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Row(partition))
            .DistinctBy(row => row.RowKey, StringComparer.Ordinal)
            .Select(row => random.Next(4) switch
            {
                0 => new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, Tag(row)),
                1 => new TableTransactionAction(TableTransactionActionType.UpsertMerge, row),
                _ => new TableTransactionAction(TableTransactionActionType.Add, row),
            }),
    ];

    private ETag Tag(TableEntity row) =>
        random.Next(3) == 0 || !tags.TryGetValue((row.PartitionKey, row.RowKey), out var known) ? ETag.All : known;

    private async Task<List<string>> Rows(string? filter)
    {
        var rows = new List<string>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter))
        {
            rows.Add(Tell(row));
        }

        return rows;
    }

    private TableEntity Row(string? partition = null)
    {
        var somewhere = random.Next(3) switch { 0 => "p0", 1 => "p1", _ => "p'2" };
        var row = new TableEntity(partition ?? somewhere, "r" + Text.Of(random.Next(7)));
        if (random.Next(2) == 0)
        {
            row["Flag"] = random.Next(2) == 0;
        }

        if (random.Next(2) == 0)
        {
            row["Number"] = random.Next(100);
        }

        row["Large"] = long.MaxValue - random.Next(9);
        row["Name"] = random.Next(2) == 0 ? "it's" : "é漢字 \"quoted\"\n";
        row["Bytes"] = new byte[] { (byte)random.Next(256), 0, 255 };
        row["At"] = new DateTimeOffset(2025, random.Next(1, 13), 1, 0, 0, 0, TimeSpan.Zero);
        return row;
    }

    private static string Tell(TableEntity row) => string.Join(
        '|',
        row.Where(property => property.Key is not ("odata.etag" or "Timestamp"))
            .OrderBy(property => property.Key, StringComparer.Ordinal)
            .Select(property => property.Key + "=" + Tell(property.Value)));

    private static string Tell(object? value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        DateTimeOffset at => at.ToString("O"),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };

    private static string Told(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
