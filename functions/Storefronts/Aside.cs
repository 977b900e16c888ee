using System.Text.Json;

namespace Loyalty.Storefronts;

/// <summary>
/// What an object says by the way: tags, attributes, where it was sold. No order is put aside for these, for points
/// must not be lost for a tag: what is of another kind than expected, is no text, or is longer than 255 characters
/// counts as not said, and of a list the first 250 count.
/// </summary>
internal readonly struct Aside(JsonElement element)
{
    private const int Most = 250;
    private const int Longest = 255;

    /// <summary>Whether a field holds an object or, saying no by that, nothing; null where it does not say.</summary>
    public bool? HasObject(string name) => !Find(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.Object => true,
        JsonValueKind.Null => false,
        _ => null,
    };

    public string? Text(string name) => Find(name, out var value) ? Text(value) : null;

    public bool? Flag(string name) => !Find(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>The words of a list; null where there is no list.</summary>
    public IReadOnlyList<string>? Words(string name) =>
        Find(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? Words(list.EnumerateArray().Select(Text))
            : null;

    /// <summary>The words of a text, between commas; null where there is no text.</summary>
    public IReadOnlyList<string>? WordsBetweenCommas(string name) =>
        Find(name, out var text) && Whole(text) is { } words ? Words(words.Split(',')) : null;

    /// <summary>The plain values of an object, by name; null where there are none.</summary>
    public IReadOnlyDictionary<string, string>? Values(string name) =>
        Find(name, out var values) && values.ValueKind == JsonValueKind.Object
            ? ByName(values.EnumerateObject().Select(value => (NameOf(value), Text(value.Value))))
            : null;

    /// <summary>The plain values of a list whose items name themselves; null where there are none.</summary>
    public IReadOnlyDictionary<string, string>? Named(string list, string name) =>
        Find(list, out var items)
            ? ByName(Items(items).Select(item => (item.Text(name), item.Text("value"))))
            : null;

    /// <summary>In one order and each once, so that the same words are the same bytes.</summary>
    private static string[] Words(IEnumerable<string?> told) =>
    [
        .. told.Select(word => word?.Trim()).OfType<string>().Where(word => word.Length is > 0 and <= Longest)
            .Take(Most).Order(StringComparer.Ordinal).Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Of a name told twice the first value counts.</summary>
    private static SortedDictionary<string, string>? ByName(IEnumerable<(string? Name, string? Value)> told)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in told.Where(one => one is { Name: not null, Value: not null }).Take(Most))
        {
            values.TryAdd(name!, value!);
        }

        return values.Count == 0 ? null : values;
    }

    /// <summary>A list's items; PHP writes a list with gaps as an object.</summary>
    private static IEnumerable<Aside> Items(JsonElement list) => list.ValueKind switch
    {
        JsonValueKind.Array => list.EnumerateArray().Select(item => new Aside(item)),
        JsonValueKind.Object => list.EnumerateObject().Select(item => new Aside(item.Value)),
        _ => [],
    };

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Bounded(Whole(value)),
        JsonValueKind.Number => Bounded(value.GetRawText()),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    private static string? Whole(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? OrNull(value.GetString) : null;

    private static string? NameOf(JsonProperty property) => Bounded(OrNull(() => property.Name));

    private static string? Bounded(string? text) => text is { Length: > 0 and <= Longest } ? text : null;

    /// <summary>Half a surrogate pair, as a text cut in the middle of an emoji ends with, is no text.</summary>
    private static string? OrNull(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private bool Find(string name, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out value);
    }
}
