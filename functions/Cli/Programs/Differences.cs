using System.Text.Json;
using System.Text.Json.Nodes;

namespace Loyalty.Cli.Programs;

/// <summary>What differs between two programs, place by place; the order of an object's fields says nothing.</summary>
public static class Differences
{
    public static IReadOnlyList<Difference> Between(JsonNode? before, JsonNode? after) =>
        [.. Between("", before, after)];

    /// <summary>One line a difference: − gone, + new, ~ changed.</summary>
    public static string Text(IReadOnlyList<Difference> differences) => string.Concat(differences.Select(one =>
        (one.Before, one.After) switch
        {
            (null, { } after) => $"+ {one.Place}: {Shown(after)}\n",
            ({ } before, null) => $"- {one.Place}: {Shown(before)}\n",
            var (before, after) => $"~ {one.Place}: {Shown(before!)} → {Shown(after!)}\n",
        }));

    private static IEnumerable<Difference> Between(string place, JsonNode? before, JsonNode? after)
    {
        switch (before, after)
        {
            case (JsonObject one, JsonObject other):
                return one.Select(field => field.Key).Union(other.Select(field => field.Key), StringComparer.Ordinal)
                    .SelectMany(name => Between($"{place}/{Escaped(name)}", one, other, name));
            case (JsonArray one, JsonArray other):
                return Enumerable.Range(0, Math.Max(one.Count, other.Count))
                    .SelectMany(index => Between(
                        Plain.Number($"{place}/{index}"),
                        index < one.Count ? one[index] : null,
                        index < other.Count ? other[index] : null));
            default:
                return JsonNode.DeepEquals(before, after)
                    ? []
                    : [new Difference(place, before?.DeepClone(), after?.DeepClone())];
        }
    }

    private static IEnumerable<Difference> Between(string place, JsonObject one, JsonObject other, string name)
    {
        one.TryGetPropertyValue(name, out var before);
        other.TryGetPropertyValue(name, out var after);
        return Between(place, before, after);
    }

    private static string Escaped(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string Shown(JsonNode value) => Plain.Text(value.ToJsonString(Readable));

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}

/// <summary>One place where two programs differ: what stood there before and after; null where nothing did.</summary>
public sealed record Difference(string Place, JsonNode? Before, JsonNode? After);
