using System.Globalization;
using System.Text.Json;
using Stripe.Checkout;

namespace Stripe;

/// <summary>
/// Reads the fields of one JSON object. What is absent is null or nought; what is there and is of another type, or a
/// number with a fraction, is refused with a <see cref="JsonException"/>.
/// </summary>
internal readonly struct Fields(JsonElement json)
{
    private const long FirstMilliseconds = 5_000_000_001;
    private const NumberStyles Sign = NumberStyles.AllowLeadingSign;

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static T Entity<T>(JsonElement json, Func<Fields, T> read)
        where T : StripeEntity
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException($"{typeof(T).Name} is not an object.");
        }

        var entity = read(new Fields(json));
        entity.Keep(json);
        return entity;
    }

    public string? Text(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString() : throw Unexpected(name);

    public long? WholeOrNull(string name) => Find(name) is not { } value ? null
        : value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetInt64(out var number) => number,
            JsonValueKind.String when long.TryParse(value.GetString(), Sign, Invariant, out var number) => number,
            _ => throw Unexpected(name),
        };

    public long Whole(string name) => WholeOrNull(name) ?? IfAbsent(name, 0L);

    public bool? FlagOrNull(string name) => Find(name) is not { } value ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Unexpected(name);

    public bool Flag(string name) => FlagOrNull(name) ?? IfAbsent(name, false);

    public DateTime Time(string name) => TimeOrNull(name) ?? IfAbsent(name, DateTime.UnixEpoch);

    // Stripe.net takes what would lie beyond the year 2128 for milliseconds; so do we.
    public DateTime? TimeOrNull(string name) => WholeOrNull(name) switch
    {
        null => null,
        < 0 => throw Unexpected(name),
        >= FirstMilliseconds and var milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime,
        { } seconds => DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime,
    };

    /// <summary>The id of an expandable field, which is either the id or the object itself.</summary>
    public string? Id(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Object } expanded ? new Fields(expanded).Text("id") : Text(name);

    public T? One<T>(string name, Func<Fields, T> read)
        where T : StripeEntity => Find(name) is { } value ? Entity(value, read) : null;

    public StripeList<T>? Page<T>(string name, Func<Fields, T> read)
        where T : StripeEntity => One(name, fields => new StripeList<T>
        {
            Data = fields.Each("data", item => Entity(item, read)),
            HasMore = fields.Flag("has_more"),
        });

    public List<string>? Texts(string name) => Each(name, item =>
        item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Unexpected(name));

    public Dictionary<string, string?>? Map(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        var map = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var entry in Nested(value, name).EnumerateObject())
        {
            map[entry.Name] = entry.Value.ValueKind is JsonValueKind.String or JsonValueKind.Null
                ? entry.Value.GetString()
                : throw Unexpected(name);
        }

        return map;
    }

    /// <summary>The object of whatever kind it says it is; null where it says none or one that is not known.</summary>
    public IHasObject? Kind(string name) => Find(name) is not { } value ? null
        : new Fields(Nested(value, name)).Text("object") switch
        {
            "charge" => Entity(value, Charge.Read),
            "checkout.session" => Entity(value, Session.Read),
            "customer" => Entity(value, Customer.Read),
            "dispute" => Entity(value, Dispute.Read),
            "invoice" => Entity(value, Invoice.Read),
            "payment_intent" => Entity(value, PaymentIntent.Read),
            "refund" => Entity(value, Refund.Read),
            _ => null,
        };

    private static JsonElement Nested(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object ? value : throw Unexpected(name);

    private static JsonException Unexpected(string name) => new($"'{name}' is not of the expected type.");

    // An explicit null is not the same as nothing: it must not become nought by the way.
    private T IfAbsent<T>(string name, T value) => json.TryGetProperty(name, out _) ? throw Unexpected(name) : value;

    private List<T>? Each<T>(string name, Func<JsonElement, T> read) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(read)] : throw Unexpected(name);

    private JsonElement? Find(string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
