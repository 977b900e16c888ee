using System.Globalization;
using System.Text;

namespace Azure.Data.Tables.Wire;

/// <summary>The part of an address behind the question mark, escaped. What is null or empty is left out.</summary>
internal sealed class Query(string path)
{
    private readonly StringBuilder address = new(path);
    private char separator = '?';

    public Query With(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            address.Append(separator).Append(name).Append('=').Append(Keys.EscapeQuery(value));
            separator = '&';
        }

        return this;
    }

    public Query With(string name, int? value) => With(name, value?.ToString(CultureInfo.InvariantCulture));

    public Query With(string name, IEnumerable<string>? names) =>
        With(name, names is null ? null : string.Join(',', names));

    public override string ToString() => address.ToString();
}
