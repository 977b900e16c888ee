namespace Simulation.Tables;

/// <summary>
/// A storage account's tables in memory, with the semantics of the Table service rather than of its emulator: keys and
/// sizes are checked, an ETag that is not the row's is 412, a transaction is of one partition, at most 100 rows, each
/// once, and happens whole or not at all (Performing entity group transactions). It fails only as it is asked to; what
/// goes wrong on the way to it is <see cref="Faults"/>'s.
/// </summary>
internal sealed class MemoryTables(Func<DateTimeOffset> now)
{
    private const int MostRows = 100;

    private static readonly Comparer<(string Partition, string Key)> ByKeys = Comparer<(string, string)>.Create(
        static (left, right) => string.CompareOrdinal(left.Item1, right.Item1) is not 0 and var order
            ? order
            : string.CompareOrdinal(left.Item2, right.Item2));

    private readonly Dictionary<string, SortedDictionary<(string Partition, string Key), Row>> tables =
        new(StringComparer.OrdinalIgnoreCase);

    private long version;

    /// <summary>How many writes were refused because another was first.</summary>
    public long Conflicts { get; private set; }

    public bool Create(string table) =>
        tables.TryAdd(table, new SortedDictionary<(string Partition, string Key), Row>(ByKeys));

    /// <summary>Every row of a table, in the order of its keys.</summary>
    public IEnumerable<Row> Rows(string table) => Table(table).Values;

    public Row Get(string table, string partition, string key) =>
        Table(table).TryGetValue((partition, key), out var row)
            ? row
            : throw new RefusedException(404, "ResourceNotFound");

    public Row? Write(string table, Change change)
    {
        change.Check();
        return Apply(Table(table), change, out _);
    }

    /// <summary>All of them or none; a refusal names the first that could not be, by its index.</summary>
    public IReadOnlyList<Row?> Write(string table, IReadOnlyList<Change> changes, long bytes)
    {
        Check(changes, bytes);
        var rows = Table(table);
        var undo = new Stack<Action>();
        var written = new List<Row?>(changes.Count);
        try
        {
            foreach (var change in changes)
            {
                change.Check();
                written.Add(Apply(rows, change, out var back));
                undo.Push(back);
            }

            return written;
        }
        catch (RefusedException refused)
        {
            foreach (var back in undo)
            {
                back();
            }

            throw new TransactionRefusedException(written.Count, refused);
        }
    }

    private static void Check(IReadOnlyList<Change> changes, long bytes)
    {
        if (changes.Count > MostRows)
        {
            throw new RefusedException(400, "InvalidInput");
        }

        if (bytes > 4 * 1024 * 1024)
        {
            throw new RefusedException(413, "RequestBodyTooLarge");
        }

        if (changes.Select(change => change.Partition).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            throw new RefusedException(400, "CommandsInBatchActOnDifferentPartitions");
        }

        if (changes.DistinctBy(change => change.Key, StringComparer.Ordinal).Count() < changes.Count)
        {
            throw new RefusedException(400, "InvalidDuplicateRow");
        }
    }

    private Row? Apply(
        SortedDictionary<(string Partition, string Key), Row> rows, Change change, out Action undo)
    {
        var at = (change.Partition, change.Key);
        var known = rows.GetValueOrDefault(at);
        if (change.Kind == ChangeKind.Insert && known is not null)
        {
            Conflicts++;
            throw new RefusedException(409, "EntityAlreadyExists");
        }

        if (change.IfMatch is { } tag && (known is null || (tag != "*" && tag != known.ETag)))
        {
            Conflicts++;
            throw known is null
                ? new RefusedException(404, "ResourceNotFound")
                : new RefusedException(412, "UpdateConditionNotSatisfied");
        }

        undo = known is null ? () => rows.Remove(at) : () => rows[at] = known;
        if (change.Kind == ChangeKind.Delete)
        {
            rows.Remove(at);
            return null;
        }

        var json = change.Kind == ChangeKind.Merge && known is not null
            ? Row.Merged(known.Json, change.Json)
            : change.Json;
        return rows[at] = new Row(change.Partition, change.Key, json, ++version, now());
    }

    private SortedDictionary<(string Partition, string Key), Row> Table(string name) =>
        tables.TryGetValue(name, out var rows) ? rows : throw new RefusedException(404, "TableNotFound");
}

/// <summary>A transaction that was refused for one of its rows.</summary>
internal sealed class TransactionRefusedException(int index, RefusedException reason) : Exception(reason.Code)
{
    public int Index { get; } = index;

    public RefusedException Reason { get; } = reason;
}
