using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Simulation.Tables;

/// <summary>
/// The part of OData's filters that stands in code like ours: comparisons of a property with a literal, joined by
/// <c>and</c>. Texts compare ordinally; a row without the property does not match. Anything else is refused, so that a
/// new kind of filter is noticed.
/// </summary>
internal sealed partial class Filter
{
    private readonly List<(string Property, string Operation, object Literal)> terms = [];

    private Filter()
    {
    }

    public static Filter Parse(string? text)
    {
        var filter = new Filter();
        for (var rest = text ?? ""; rest.Length > 0;)
        {
            var term = Term().Match(rest);
            if (!term.Success)
            {
                throw new RefusedException(400, "InvalidInput");
            }

            var literal = term.Groups["literal"].Value;
            filter.terms.Add((term.Groups["property"].Value, term.Groups["operation"].Value, Value(literal)));
            rest = rest[term.Length..];
        }

        return filter;
    }

    public bool Matches(Row row) => terms.TrueForAll(term => Compare(row, term.Property, term.Literal) is { } order
        && term.Operation switch
        {
            "eq" => order == 0,
            "ne" => order != 0,
            "lt" => order < 0,
            "le" => order <= 0,
            "gt" => order > 0,
            _ => order >= 0,
        });

    private static int? Compare(Row row, string property, object literal)
    {
        if (property is "PartitionKey" or "RowKey")
        {
            return string.CompareOrdinal(property == "RowKey" ? row.Key : row.Partition, (string)literal);
        }

        using var json = JsonDocument.Parse(row.Json);
        return !json.RootElement.TryGetProperty(property, out var value) ? null : literal switch
        {
            string text => string.CompareOrdinal(value.GetString(), text),
            bool flag => value.GetBoolean().CompareTo(flag),
            DateTimeOffset at => value.GetDateTimeOffset().CompareTo(at),
            _ => value.GetDecimal().CompareTo((decimal)literal),
        };
    }

    private static object Value(string literal) => literal switch
    {
        "true" => true,
        "false" => false,
        ['\'', ..] => literal[1..^1].Replace("''", "'", StringComparison.Ordinal),
        ['d', ..] => DateTimeOffset.Parse(literal[9..^1], CultureInfo.InvariantCulture),
        _ => decimal.Parse(literal.TrimEnd('L'), CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(
        @"^\s*(?:and\s+)?(?<property>\w+)\s+(?<operation>eq|ne|lt|le|gt|ge)\s+"
        + @"(?<literal>'(?:[^']|'')*'|datetime'[^']*'|true|false|-?[\d.]+L?)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Term();
}
