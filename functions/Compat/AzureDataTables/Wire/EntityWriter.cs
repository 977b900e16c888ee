using System.Text.Json;

namespace Azure.Data.Tables.Wire;

/// <summary>
/// A row as the service's JSON, each type that JSON cannot tell named by an annotation before its value (OData 3, JSON
/// light). Nulls are not sent; neither are timestamp and ETag, which are the service's own.
/// </summary>
internal static class EntityWriter
{
    private const int LongestOnStack = 512;
    private const int DateLength = 33;

    public static void Write(Utf8JsonWriter json, TableEntity entity)
    {
        json.WriteStartObject();
        foreach (var (name, value) in entity.Properties)
        {
            if (value is not null && name is not TableEntity.ETagKey and not nameof(TableEntity.Timestamp))
            {
                Write(json, name, value);
            }
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case long number:
                WriteInt64(json, name, number);
                break;
            case byte[] bytes:
                WriteBinary(json, name, bytes);
                break;
            case BinaryData bytes:
                WriteBinary(json, name, bytes.ToMemory().Span);
                break;
            default:
                WriteRarer(json, name, value);
                break;
        }
    }

    private static void WriteRarer(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case DateTimeOffset instant:
                WriteDate(json, name, instant.UtcDateTime);
                break;
            case DateTime { Kind: DateTimeKind.Utc } instant:
                WriteDate(json, name, instant);
                break;
            case double number:
                WriteDouble(json, name, number);
                break;
            case Guid id:
                Annotate(json, name, "Edm.Guid"u8);
                json.WriteString(name, id);
                break;
            default:
                throw new NotSupportedException($"{name}: {value.GetType()} cannot be stored (DateTime only as UTC).");
        }
    }

    private static void WriteInt64(Utf8JsonWriter json, string name, long number)
    {
        Span<byte> digits = stackalloc byte[20];
        number.TryFormat(digits, out var length, provider: System.Globalization.CultureInfo.InvariantCulture);
        Annotate(json, name, "Edm.Int64"u8);
        json.WriteString(name, digits[..length]);
    }

    private static void WriteBinary(Utf8JsonWriter json, string name, ReadOnlySpan<byte> bytes)
    {
        Annotate(json, name, "Edm.Binary"u8);
        json.WriteBase64String(name, bytes);
    }

    private static void WriteDate(Utf8JsonWriter json, string name, DateTime instant)
    {
        Span<byte> text = stackalloc byte[DateLength];
        instant.TryFormat(text, out var length, "O", System.Globalization.CultureInfo.InvariantCulture);
        Annotate(json, name, "Edm.DateTime"u8);
        json.WriteString(name, text[..length]);
    }

    private static void WriteDouble(Utf8JsonWriter json, string name, double number)
    {
        Annotate(json, name, "Edm.Double"u8);
        if (double.IsNaN(number))
        {
            json.WriteString(name, "NaN"u8);
        }
        else
        {
            json.WriteNumber(name, number);
        }
    }

    private static void Annotate(Utf8JsonWriter json, string name, ReadOnlySpan<byte> type)
    {
        var suffix = EntityReader.TypeSuffix;
        var length = name.Length + suffix.Length;
        var annotation = length <= LongestOnStack ? stackalloc char[LongestOnStack] : new char[length];
        name.CopyTo(annotation);
        suffix.CopyTo(annotation[name.Length..]);
        json.WriteString(annotation[..length], type);
    }
}
