using System.Text.Json;
using System.Text.Json.Serialization;

namespace Loyalty.Orders;

/// <summary>Orders as compact JSON: the facts an order row keeps. Equal orders have equal bytes.</summary>
public static class OrderText
{
    public static byte[] Write(Order order) =>
        JsonSerializer.SerializeToUtf8Bytes(order, OrderTextContext.Default.Order);

    public static byte[] Write(Refund refund) =>
        JsonSerializer.SerializeToUtf8Bytes(refund, OrderTextContext.Default.Refund);

    public static byte[] Write(OrderPart.RefundedInAll total) =>
        JsonSerializer.SerializeToUtf8Bytes(total, OrderTextContext.Default.RefundedInAll);

    public static byte[] Write(Dispute dispute) =>
        JsonSerializer.SerializeToUtf8Bytes(dispute, OrderTextContext.Default.Dispute);

    public static byte[] Write(BuyerFacts buyer) =>
        JsonSerializer.SerializeToUtf8Bytes(buyer, OrderTextContext.Default.BuyerFacts);

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
