using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>
/// An OData filter from an interpolated string: each value becomes a literal of its type, quotes in text doubled, so
/// that no value can end its literal and go on as filter.
/// </summary>
internal static class QueryFilter
{
    public static string Create(FormattableString filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var literals = Array.ConvertAll(filter.GetArguments(), Literal);
        return string.Format(CultureInfo.InvariantCulture, filter.Format, literals);
    }

    private static object Literal(object? value) => value switch
    {
        null => "null",
        string text => Quote(text),
        char letter => Quote(letter.ToString()),
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        double number => number.ToString(CultureInfo.InvariantCulture),
        Guid id => $"guid'{id}'",
        DateTimeOffset instant => Date(instant.UtcDateTime),
        DateTime instant => Date(instant.ToUniversalTime()),
        _ => throw new ArgumentException($"{value.GetType()} cannot stand in a filter.", nameof(value)),
    };

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Date(DateTime instant) => $"datetime'{instant.ToString("O", CultureInfo.InvariantCulture)}'";
}
