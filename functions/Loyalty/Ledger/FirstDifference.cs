using System.Globalization;
using System.Text.Json;

namespace Loyalty.Ledger;

/// <summary>
/// Where two JSON texts first say different things, with both values, raw and cut to a readable length.
/// </summary>
internal static class FirstDifference
{
    private const int LongestValue = 200;

    private const int ShownOfLonger = 190;

    public static Finding Put(Finding finding, ReadOnlyMemory<byte> expected, ReadOnlyMemory<byte> found)
    {
        using var one = JsonDocument.Parse(expected);
        using var other = JsonDocument.Parse(found);
        var (place, value, instead) = Between("", one.RootElement, other.RootElement).GetValueOrDefault();
        return finding with { Place = place, Expected = Cut(value), Found = Cut(instead) };
    }

    private static (string? Place, string? Expected, string? Found)? Between(
        string place, JsonElement one, JsonElement other) => (one.ValueKind, other.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => Names(one).Union(Names(other), StringComparer.Ordinal)
                .Select(name => Between(
                    place.Length == 0 ? name : $"{place}.{name}", Property(one, name), Property(other, name)))
                .FirstOrDefault(difference => difference is not null),
            (JsonValueKind.Array, JsonValueKind.Array) =>
                Enumerable.Range(0, Math.Max(one.GetArrayLength(), other.GetArrayLength()))
                .Select(index => Between(
                    string.Create(CultureInfo.InvariantCulture, $"{place}[{index}]"), At(one, index), At(other, index)))
                .FirstOrDefault(difference => difference is not null),
            _ => Raw(one) == Raw(other) ? null : (place, Raw(one), Raw(other)),
        };

    private static IEnumerable<string> Names(JsonElement element) =>
        element.EnumerateObject().Select(property => property.Name);

    private static JsonElement Property(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value : default;

    private static JsonElement At(JsonElement element, int index) =>
        index < element.GetArrayLength() ? element[index] : default;

    private static string? Raw(JsonElement element) =>
        element.ValueKind == JsonValueKind.Undefined ? null : element.GetRawText();

    private static string? Cut(string? value) =>
        value is { Length: > LongestValue } ? value[..ShownOfLonger] + "…" : value;
}
