using System.Text.Json;
using System.Text.Json.Serialization;

namespace Loyalty;

/// <summary>Points are written down as a whole number.</summary>
public sealed class PointsAsText : JsonConverter<Points>
{
    public override Points Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, Points value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);
}

/// <summary>A currency is written down as its code.</summary>
public sealed class CurrencyAsText : JsonConverter<Currency>
{
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Currency.Parse(reader.GetString()) ?? throw new JsonException("Not a currency.");

    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Code);
}

/// <summary>An order's id is written down as <c>{storefront}:{id}</c>.</summary>
public sealed class OrderIdAsText : JsonConverter<OrderId>
{
    public override OrderId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString() ?? "";
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            ? new OrderId(text[..colon], text[(colon + 1)..]) : throw new JsonException("Not an order's id.");
    }

    public override void Write(Utf8JsonWriter writer, OrderId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

/// <summary>A customer's id is written down as <c>{storefront}:{id}</c>.</summary>
public sealed class CustomerIdAsText : JsonConverter<CustomerId>
{
    public override CustomerId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        CustomerId.Parse(reader.GetString() ?? "") ?? throw new JsonException("Not a customer's id.");

    public override void Write(Utf8JsonWriter writer, CustomerId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

/// <summary>One of a few is written down as its code, <c>calendarYear</c>, and never read from a number.</summary>
public sealed class CodesAsText<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
