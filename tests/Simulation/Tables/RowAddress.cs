using System.Text.Json;

namespace Simulation.Tables;

/// <summary>
/// Where a row stands: <c>table(PartitionKey='…',RowKey='…')</c>, quotes doubled; or a table alone, where the keys are
/// in the body.
/// </summary>
internal static class RowAddress
{
    private const string Partition = "(PartitionKey='";
    private const string Key = "',RowKey='";

    public static (string Table, string? Partition, string? Key) Parse(string path)
    {
        var open = path.IndexOf(Partition, StringComparison.Ordinal);
        if (open < 0)
        {
            return (path, null, null);
        }

        var keys = path[(open + Partition.Length)..^2];
        var between = keys.IndexOf(Key, StringComparison.Ordinal);
        return (path[..open], Plain(keys[..between]), Plain(keys[(between + Key.Length)..]));
    }

    public static (string Table, Change Change) ChangeOf(string method, string path, string? ifMatch, string body)
    {
        var (table, partition, key) = Parse(path);
        if (method == "POST")
        {
            using var row = JsonDocument.Parse(body);
            return (table, new Change(
                ChangeKind.Insert,
                row.RootElement.GetProperty("PartitionKey").GetString()!,
                row.RootElement.GetProperty("RowKey").GetString()!,
                body,
                null));
        }

        var kind = method switch
        {
            "PUT" => ChangeKind.Replace,
            "PATCH" or "MERGE" => ChangeKind.Merge,
            "DELETE" => ChangeKind.Delete,
            _ => throw new RefusedException(405, "UnsupportedHttpVerb"),
        };
        return (table, new Change(kind, partition!, key!, body, ifMatch));
    }

    private static string Plain(string key) => key.Replace("''", "'", StringComparison.Ordinal);
}
