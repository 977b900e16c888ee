using System.Text.Json;

namespace Simulation.Tables;

internal enum ChangeKind
{
    Insert,
    Replace,
    Merge,
    Delete,
}

/// <summary>
/// One write to one row. Without <paramref name="IfMatch"/> a replacement or merge inserts what is not there.
/// </summary>
internal sealed record Change(ChangeKind Kind, string Partition, string Key, string Json, string? IfMatch)
{
    private const int MostProperties = 252;
    private const int MostRowBytes = 1024 * 1024;
    private const int LongestText = 32 * 1024;
    private const int MostBinary = 64 * 1024;
    private const int LongestKey = 1024;

    /// <summary>
    /// What the service refuses whatever is in the table (Understanding the Table service data model).
    /// </summary>
    public void Check()
    {
        CheckKey(Partition);
        CheckKey(Key);
        if (Kind == ChangeKind.Delete)
        {
            return;
        }

        using var row = JsonDocument.Parse(Json);
        var count = 0;
        var bytes = 4L + ((Partition.Length + Key.Length) * 2);
        var kind = "";
        foreach (var property in row.RootElement.EnumerateObject())
        {
            if (property.Name.EndsWith("@odata.type", StringComparison.Ordinal))
            {
                kind = property.Value.GetString()!;
                continue;
            }

            if (property.Name is not ("PartitionKey" or "RowKey" or "Timestamp"))
            {
                count++;
                bytes += 8 + (property.Name.Length * 2) + Size(property.Value, kind);
            }

            kind = "";
        }

        Demand(count <= MostProperties, "TooManyProperties");
        Demand(bytes <= MostRowBytes, "EntityTooLarge");
    }

    private static long Size(JsonElement value, string kind)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return 8;
        }

        var text = value.GetString()!;
        if (kind == "Edm.Binary")
        {
            var bytes = Convert.FromBase64String(text).Length;
            Demand(bytes <= MostBinary, "PropertyValueTooLarge");
            return bytes + 4;
        }

        Demand(text.Length <= LongestText, "PropertyValueTooLarge");
        return (text.Length * 2) + 4;
    }

    private static void CheckKey(string key)
    {
        Demand(key.Length <= LongestKey, "KeyValueTooLarge");
        Demand(!key.Any(letter => letter is '/' or '\\' or '#' or '?' || char.IsControl(letter)), "OutOfRangeInput");
    }

    private static void Demand(bool holds, string code)
    {
        if (!holds)
        {
            throw new RefusedException(400, code);
        }
    }
}
