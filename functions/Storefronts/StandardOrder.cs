using System.Globalization;
using Loyalty.Orders;

namespace Loyalty.Storefronts;

/// <summary>The order of <c>docs/order.schema.json</c>: our own shape in JSON, money in major units.</summary>
internal static class StandardOrder
{
    public static Order Read(Fields order, string type, DateTimeOffset? sentAt, Channel channel)
    {
        order.Require("lines");
        var money = StandardMoney.Of(order);
        var updatedAt = order.TimeOrNull("updatedAt") ?? sentAt ?? throw NotUnderstoodException.Missing("updatedAt");
        var customer = order.At("customer");
        return new Order
        {
            Id = new OrderId("standard", order.Id("id")),
            Revision = Revision.Of(updatedAt),
            Number = order.Text("number"),
            Customer = StandardWebhooks.CustomerOrNull(customer, channel)
                ?? Guest.Of(customer.Text("email"), channel.GuestKey),
            PlacedAt = order.TimeOrNull("placedAt") ?? updatedAt,
            PaidAt = order.TimeOrNull("paidAt"),
            FulfilledAt = order.TimeOrNull("fulfilledAt"),
            IsTest = order.Flag("test"),
            Payment = PaymentOf(order, type),
            Currency = money.Buyer,
            ShopCurrency = money.Shop,
            PricesIncludeTax = order.Flag("pricesIncludeTax"),
            Lines = [.. order.Each("lines").Select((line, index) => Line(line, index, money))],
            Shipping = money.Price(order, "shipping"),
            ShippingTax = money.Price(order, "shippingTax"),
            Discount = money.Price(order, "discount"),
            PaidWithRewards = money.Price(order, "paidWithRewards"),
            Total = money.Price(order, "total"),
            Outstanding = money.Price(order, "outstanding"),
            Refunds = [.. order.Each("refunds").Select(refund => Refund(refund, money))],
            Source = order.Text("source"),
            Coupons = [.. order.Texts("coupons")],
            Country = order.Text("country"),
            Facts = StandardFacts.Of(order.Aside),
            Buyer = StandardFacts.OfBuyer(customer.Aside),
        };
    }

    /// <summary>The order says where it stands; only where it does not, the event's name does.</summary>
    private static Payment PaymentOf(Fields order, string type)
    {
        var status = order.Text("status") ?? type["order.".Length..];
        return status is "cancelled" or "canceled" or "deleted" ? Payment.Void : order.Text("payment") switch
        {
            "paid" => Payment.Paid,
            "partly_paid" => Payment.PartlyPaid,
            "unpaid" => Payment.Unpaid,
            null => order.Has("paidAt") ? Payment.Paid : Payment.Unpaid,
            _ => throw NotUnderstoodException.Malformed("payment"),
        };
    }

    private static OrderLine Line(Fields line, int index, StandardMoney money) => new()
    {
        Id = line.IdOrNull("id") ?? "line-" + (index + 1).ToString(CultureInfo.InvariantCulture),
        ProductId = line.IdOrNull("productId"),
        VariantId = line.IdOrNull("variantId"),
        Sku = line.Text("sku"),
        Vendor = line.Text("vendor"),
        Kind = line.Text("kind") switch
        {
            null or "goods" => LineKind.Goods,
            "gift_card" => LineKind.GiftCard,
            "tip" => LineKind.Tip,
            "fee" => LineKind.Fee,
            _ => throw NotUnderstoodException.Malformed("kind"),
        },
        Quantity = line.NumberOrNull("quantity") ?? 1,
        CurrentQuantity = line.NumberOrNull("currentQuantity"),
        Net = money.PriceOrNull(line, "net") ?? throw NotUnderstoodException.Missing("net"),
        Tax = money.Price(line, "tax"),
        Facts = StandardFacts.OfLine(line.Aside),
    };

    private static Refund Refund(Fields refund, StandardMoney money) => new()
    {
        Id = refund.Id("id"),
        Revision = refund.TimeOrNull("updatedAt") is { } at ? Revision.Of(at) : default,
        Succeeded = refund.Text("status") is null or "succeeded",
        Failed = refund.Text("status") == "failed",
        Lines = [.. refund.Each("lines")
            .Select(line => new RefundedLine(line.Id("lineId"), line.NumberOrNull("quantity") ?? 1))],
        Amount = money.Price(refund, "amount"),
    };
}
