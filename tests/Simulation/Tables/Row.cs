using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Simulation.Tables;

/// <summary>
/// One row as it is kept: its own properties as the JSON they came in, its ETag and when it was written.
/// </summary>
internal sealed record Row(string Partition, string Key, string Json, long Version, DateTimeOffset At)
{
    private const string Metadata = "{\"odata.etag\":";

    /// <summary>Every write has a tag of its own, as the service's times have in effect.</summary>
    public string ETag => string.Create(
        CultureInfo.InvariantCulture, $"W/\"datetime'{At.UtcDateTime:yyyy-MM-ddTHH\\:mm\\:ss}.{Version:D7}Z'\"");

    /// <summary>The row as the service tells it with minimal metadata; only some properties where asked so.</summary>
    public string Told(IReadOnlyCollection<string>? select = null)
    {
        var own = select is null ? Json : Selected(select);
        var time = At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        var head = $"{Metadata}{JsonSerializer.Serialize(ETag)},\"Timestamp\":\"{time}\"";
        return own.Length == 2 ? head + "}" : head + "," + own[1..];
    }

    /// <summary>These properties over those, each with its annotation of type.</summary>
    public static string Merged(string old, string changed)
    {
        var row = JsonNode.Parse(old)!.AsObject();
        var news = JsonNode.Parse(changed)!.AsObject();
        foreach (var name in news.Select(property => property.Key.Split('@')[0]))
        {
            row.Remove(name);
            row.Remove(name + "@odata.type");
        }

        foreach (var (name, value) in news)
        {
            row[name] = value?.DeepClone();
        }

        return row.ToJsonString();
    }

    private string Selected(IReadOnlyCollection<string> names)
    {
        var row = JsonNode.Parse(Json)!.AsObject();
        foreach (var name in row.Select(property => property.Key).ToList())
        {
            if (!names.Contains(name.Split('@')[0], StringComparer.Ordinal))
            {
                row.Remove(name);
            }
        }

        return row.ToJsonString();
    }
}

/// <summary>The service's refusal: its status and code (Table service error codes).</summary>
internal sealed class RefusedException(int status, string code) : Exception(code)
{
    public int Status { get; } = status;

    public string Code { get; } = code;
}
