using System.Text.Json;

namespace Loyalty.Storefronts;

/// <summary>
/// The fields of one JSON object, in the words a storefront's table is written with. Storefronts mix types freely (ids
/// and amounts are numbers here and strings there), so a field is read by what it means; absent, null and empty are
/// one.
/// </summary>
internal readonly struct Fields(JsonElement element)
{
    private const int MaxId = 150;
    private const int MaxText = 300;

    /// <summary>Days are added to times and time zones shift them: none may lead out of the calendar.</summary>
    private static readonly DateTimeOffset Latest = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Whether there is an object here at all.</summary>
    public bool Exist => element.ValueKind == JsonValueKind.Object;

    /// <summary>The same object, for what it says by the way.</summary>
    public Aside Aside => new(element);

    /// <summary>The names of all there are, as often as they are there.</summary>
    public IEnumerable<string> Names => Exist ? element.EnumerateObject().Select(one => one.Name) : [];

    /// <summary>Whatever the field says; null where it says nothing.</summary>
    public JsonElement? Value(string name) => Find(name, out var value) ? value : null;

    /// <summary>Whether the field is there and says something.</summary>
    public bool Has(string name) => Find(name, out _);

    /// <summary>Refuses an object in which the field says nothing.</summary>
    public void Require(string name)
    {
        if (!Has(name))
        {
            throw NotUnderstoodException.Missing(name);
        }
    }

    /// <summary>The object in a field; one without fields where there is none.</summary>
    public Fields At(string name) => Find(name, out var value) ? new Fields(value) : default;

    /// <summary>The objects of a list. PHP writes a list with gaps as an object: then its values.</summary>
    public IEnumerable<Fields> Each(string name)
    {
        if (!Find(name, out var list))
        {
            yield break;
        }

        if (list.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in list.EnumerateArray())
            {
                yield return Listed(item, name);
            }
        }
        else if (list.ValueKind == JsonValueKind.Object)
        {
            foreach (var item in list.EnumerateObject())
            {
                yield return Listed(item.Value, name);
            }
        }
        else
        {
            throw NotUnderstoodException.Malformed(name);
        }
    }

    /// <summary>The ids of a list of plain values.</summary>
    public IEnumerable<string> Ids(string name) =>
        Find(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(item => AsId(item) ?? throw NotUnderstoodException.Malformed(name))
            : [];

    /// <summary>The texts of a list of plain values.</summary>
    public IEnumerable<string> Texts(string name) =>
        Find(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(AsText).OfType<string>()
            : [];

    public string Id(string name) => IdOrNull(name) ?? throw NotUnderstoodException.Missing(name);

    /// <summary>
    /// An id as text, exact however large; null where absent. A fraction, an object or a control character is no id.
    /// </summary>
    public string? IdOrNull(string name) =>
        Find(name, out var value) ? AsId(value) ?? throw NotUnderstoodException.Malformed(name) : null;

    /// <summary>
    /// Text that nothing depends on for its life: null where it is absent, not text, or longer than any of its kind.
    /// </summary>
    public string? Text(string name) => Find(name, out var value) ? AsText(value) : null;

    public bool Flag(string name) =>
        Find(name, out var value) && value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.String => value.GetString() is "true" or "1" or "yes",
            JsonValueKind.Number => value.TryGetInt32(out var number) && number == 1,
            _ => false,
        };

    public Currency Currency(string name) => CurrencyOrNull(name) ?? throw NotUnderstoodException.Missing(name);

    public Currency? CurrencyOrNull(string name) =>
        Text(name) is { } code
            ? Loyalty.Currency.Parse(code) ?? throw new NotUnderstoodException("currency_unknown", name)
            : null;

    public decimal Number(string name) => NumberOrNull(name) ?? throw NotUnderstoodException.Missing(name);

    public decimal? NumberOrNull(string name) => Find(name, out var value) ? ExactNumber.Of(value, name) : null;

    /// <summary>An amount in major units as minor units; null where absent.</summary>
    public decimal? MinorOrNull(string name, Currency currency) =>
        Find(name, out var value) ? ExactNumber.ToMinor(value, name, currency) : null;

    public decimal Minor(string name, Currency currency) => MinorOrNull(name, currency) ?? 0;

    public DateTimeOffset Time(string name) => TimeOrNull(name) ?? throw NotUnderstoodException.Missing(name);

    /// <summary>
    /// An ISO 8601 instant, in UTC; one without an offset is UTC already (WooCommerce's <c>_gmt</c>).
    /// </summary>
    public DateTimeOffset? TimeOrNull(string name)
    {
        if (!Find(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && value.TryGetDateTime(out var time))
        {
            var instant = time.Kind == DateTimeKind.Unspecified
                ? new DateTimeOffset(time, TimeSpan.Zero)
                : value.GetDateTimeOffset().ToUniversalTime();
            return instant <= Latest ? instant : throw NotUnderstoodException.Malformed(name);
        }

        throw NotUnderstoodException.Malformed(name);
    }

    /// <summary>An instant in unix seconds; null where absent.</summary>
    public DateTimeOffset? UnixOrNull(string name)
    {
        if (!Find(name, out var value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number
            && value.TryGetInt64(out var seconds)
            && seconds >= 0 && seconds <= Latest.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw NotUnderstoodException.Malformed(name);
    }

    private static Fields Listed(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object ? new Fields(item) : throw NotUnderstoodException.Malformed(name);

    private static string? AsText(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return text is { Length: > 0 and <= MaxText } ? text : null;
    }

    private static string? AsId(JsonElement value)
    {
        var id = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number when value.GetRawText() is var digits && digits.All(char.IsAsciiDigit) => digits,
            _ => null,
        };
        return id is { Length: > 0 and <= MaxId } && !id.Any(char.IsControl) ? id : null;
    }

    private bool Find(string name, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object
            && element.TryGetProperty(name, out value)
            && value.ValueKind is not JsonValueKind.Null
            && !(value.ValueKind == JsonValueKind.String && value.ValueEquals(""u8));
    }
}
