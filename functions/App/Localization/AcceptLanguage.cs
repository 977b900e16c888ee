using System.Globalization;

namespace Loyalty.App.Localization;

/// <summary>The tags of an Accept-Language header (RFC 9110, 12.5.4), most wanted first; bad ones left out.</summary>
public static class AcceptLanguage
{
    private const int LongestHeader = 1000;

    public static IEnumerable<string> Read(string? header) =>
        header is null or { Length: > LongestHeader }
            ? []
            : header.Split(',').Select(Range).Where(range => range.Weight > 0)
                .OrderByDescending(range => range.Weight).Select(range => range.Tag);

    private static (string Tag, decimal Weight) Range(string text)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        return parts switch
        {
            ["*", ..] or ["", ..] => default,
            [var tag] => (tag, 1),
            [var tag, var weight] when weight.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
                && decimal.TryParse(
                    weight.AsSpan(2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var q)
                && q <= 1 => (tag, q),
            _ => default,
        };
    }
}
