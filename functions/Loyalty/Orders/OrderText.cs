using System.Text.Json;
using System.Text.Json.Serialization;

namespace Loyalty.Orders;

/// <summary>Orders as compact JSON: the facts an order row keeps. Equal orders have equal bytes.</summary>
public static class OrderText
{
    public static byte[] Write(Order order) => JsonSerializer.SerializeToUtf8Bytes(order, OrderTextContext.Default.Order);

    public static byte[] Write(OrderState state) =>
        JsonSerializer.SerializeToUtf8Bytes(state, OrderTextContext.Default.OrderState);

    public static OrderState ReadState(ReadOnlySpan<byte> text) =>
        JsonSerializer.Deserialize(text, OrderTextContext.Default.OrderState) ?? new OrderState();
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(OrderState))]
[JsonSerializable(typeof(Order))]
internal sealed partial class OrderTextContext : JsonSerializerContext;
