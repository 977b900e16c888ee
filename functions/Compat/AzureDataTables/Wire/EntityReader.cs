using System.Buffers.Text;
using System.Text.Json;

namespace Azure.Data.Tables.Wire;

/// <summary>
/// Rows from the service's JSON with minimal metadata: a type that JSON cannot tell is named by an annotation right
/// before its value (OData 3, JSON light). Anything else in an answer is a <see cref="JsonException"/>.
/// </summary>
internal static class EntityReader
{
    public const string TypeSuffix = "@odata.type";

    private static readonly Names Known = new();

    private enum Edm
    {
        Untold,
        Binary,
        DateTime,
        Double,
        Guid,
        Int64,
        String,
        Other,
    }

    public static TableEntity ReadOne(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body);
        json.Read();
        return Read(ref json);
    }

    /// <summary>The rows under <c>value</c>.</summary>
    public static List<TableEntity> ReadMany(ReadOnlySpan<byte> body)
    {
        var rows = new List<TableEntity>();
        var json = new Utf8JsonReader(body);
        while (json.Read())
        {
            if (json is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && json.ValueTextEquals("value"u8))
            {
                json.Read();
                while (json.Read() && json.TokenType == JsonTokenType.StartObject)
                {
                    rows.Add(Read(ref json));
                }
            }
        }

        return rows;
    }

    private static TableEntity Read(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A row is an object.");
        }

        var entity = new TableEntity();
        var told = Edm.Untold;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (!json.ValueIsEscaped && json.ValueSpan.EndsWith("@odata.type"u8))
            {
                json.Read();
                told = TypeOf(ref json);
                continue;
            }

            var name = Known.Of(ref json);
            json.Read();
            if (name != "odata.metadata")
            {
                var type = name == nameof(TableEntity.Timestamp) ? Edm.DateTime : told;
                entity.Properties[name] = ReadValue(ref json, type);
            }

            told = Edm.Untold;
        }

        return entity;
    }

    private static Edm TypeOf(ref Utf8JsonReader json) =>
        json.ValueTextEquals("Edm.Int64"u8) ? Edm.Int64
        : json.ValueTextEquals("Edm.Binary"u8) ? Edm.Binary
        : json.ValueTextEquals("Edm.DateTime"u8) ? Edm.DateTime
        : json.ValueTextEquals("Edm.Double"u8) ? Edm.Double
        : json.ValueTextEquals("Edm.Guid"u8) ? Edm.Guid
        : json.ValueTextEquals("Edm.String"u8) ? Edm.String
        : Edm.Other;

    private static object? ReadValue(ref Utf8JsonReader json, Edm type) => (json.TokenType, type) switch
    {
        (JsonTokenType.Null, _) => null,
        (JsonTokenType.String, Edm.Untold or Edm.String) => json.GetString(),
        (JsonTokenType.Number, Edm.Untold) => ReadNumber(ref json),
        (JsonTokenType.True or JsonTokenType.False, _) => json.GetBoolean(),
        (JsonTokenType.String, Edm.Binary) => json.GetBytesFromBase64(),
        (JsonTokenType.String, Edm.DateTime) => json.GetDateTimeOffset(),
        (JsonTokenType.String, Edm.Guid) => json.GetGuid(),
        (JsonTokenType.String, Edm.Int64) => ReadInt64(ref json),
        (JsonTokenType.Number, Edm.Double) => json.GetDouble(),
        (JsonTokenType.String, Edm.Double) => ReadDouble(ref json),
        _ => throw new JsonException($"A {json.TokenType} of type {type} is not a property."),
    };

    private static object ReadNumber(ref Utf8JsonReader json) =>
        json.TryGetInt32(out var number) ? number
        : json.TryGetInt64(out var large) ? (object)large
        : json.GetDouble();

    private static long ReadInt64(ref Utf8JsonReader json) =>
        Utf8Parser.TryParse(json.ValueSpan, out long number, out var read) && read == json.ValueSpan.Length
            ? number
            : throw new JsonException("Not an Int64.");

    private static double ReadDouble(ref Utf8JsonReader json) =>
        json.ValueTextEquals("NaN"u8) ? double.NaN
        : json.ValueTextEquals("Infinity"u8) ? double.PositiveInfinity
        : json.ValueTextEquals("-Infinity"u8) ? double.NegativeInfinity
        : Utf8Parser.TryParse(json.ValueSpan, out double number, out var read) && read == json.ValueSpan.Length ? number
        : throw new JsonException("Not a Double.");
}
