using Loyalty.Orders;

namespace Loyalty.Storefronts;

/// <summary>
/// Shopify's order in the REST shape (2026-07) as our order. It does not say when an order was paid (an order on terms
/// is processed long before), so that is when it is first seen paid.
/// </summary>
internal static class ShopifyOrder
{
    public static Order Read(Fields order, Channel channel)
    {
        order.Require("line_items");
        var money = ShopifyMoney.OfOrder(order);
        var payment = PaymentOf(order);
        var (shipping, shippingTax) = Shipping(order, money);
        return new Order
        {
            Id = new OrderId("shopify", order.Id("id")),
            Revision = Revision.Of(order.Time("updated_at")),
            Number = order.Text("name") ?? order.Text("order_number"),
            Customer = Shopify.CustomerOrNull(order.At("customer"))
                ?? Guest.Of(order.Text("email") ?? order.Text("contact_email"), channel.GuestKey),
            PlacedAt = order.Time("created_at"),
            FulfilledAt = FulfilledAt(order),
            IsTest = order.Flag("test"),
            Payment = payment,
            Currency = money.Buyer,
            ShopCurrency = money.Shop,
            PricesIncludeTax = order.Flag("taxes_included"),
            Lines = [.. order.Each("line_items").Select(line => Line(line, money))],
            Shipping = shipping,
            ShippingTax = shippingTax,
            Total = Total(order, money),
            Outstanding = payment == Payment.PartlyPaid
                ? money.Price(order, "total_outstanding", "total_outstanding_set")
                : default,
            Refunds = [.. order.Each("refunds").Select(ShopifyRefund.Read)],
            Source = order.Text("source_name"),
            Coupons = [.. order.Each("discount_codes").Select(code => code.Text("code")).OfType<string>()],
            Country = order.At("shipping_address").Text("country_code")
                ?? order.At("billing_address").Text("country_code"),
            Facts = ShopifyFacts.Of(order.Aside),
            Buyer = ShopifyFacts.OfBuyer(order.At("customer").Aside),
        };
    }

    /// <summary>
    /// What is left of a line's price after its discounts, which may have been given in other places than the line.
    /// </summary>
    internal static Price NetOf(Fields line, ShopifyMoney money) =>
        (money.Price(line, "price", "price_set") * line.Number("quantity"))
        - line.Each("discount_allocations").Sum(discount => money.Price(discount, "amount", "amount_set"));

    internal static Price TaxOf(Fields line, ShopifyMoney money) =>
        line.Each("tax_lines").Sum(tax => money.Price(tax, "price", "price_set"));

    /// <summary>What was asked for at first or, where an edit has raised it since, what is asked for now.</summary>
    private static Price Total(Fields order, ShopifyMoney money)
    {
        var first = money.Price(order, "total_price", "total_price_set");
        var now = money.Price(order, "current_total_price", "current_total_price_set");
        return new Price(Math.Max(first.Buyer, now.Buyer), Math.Max(first.Shop, now.Shop));
    }

    private static Payment PaymentOf(Fields order) => order.Text("financial_status") switch
    {
        _ when order.Has("cancelled_at") => Payment.Void,
        "voided" => Payment.Void,
        "paid" or "partially_refunded" or "refunded" => Payment.Paid,
        "partially_paid" => Payment.PartlyPaid,
        _ => Payment.Unpaid,
    };

    private static OrderLine Line(Fields line, ShopifyMoney money) => new()
    {
        Id = line.Id("id"),
        ProductId = line.IdOrNull("product_id"),
        VariantId = line.IdOrNull("variant_id"),
        Sku = line.Text("sku"),
        Vendor = line.Text("vendor"),
        Kind = line.Flag("gift_card") ? LineKind.GiftCard
            : line.Has("tip") || line.Has("tip_payment_gateway") ? LineKind.Tip
            : LineKind.Goods,
        Quantity = line.Number("quantity"),
        CurrentQuantity = line.NumberOrNull("current_quantity"),
        Net = NetOf(line, money).OrZero(),
        Tax = TaxOf(line, money),
    };

    /// <summary>
    /// The lower of what a shipping line says after its discounts and its price less the discounts allotted to it.
    /// </summary>
    private static (Price Net, Price Tax) Shipping(Fields order, ShopifyMoney money)
    {
        var (net, tax) = (Price.Zero, Price.Zero);
        foreach (var line in order.Each("shipping_lines").Where(line => !line.Flag("is_removed")))
        {
            var allotted = money.Price(line, "price", "price_set")
                - line.Each("discount_allocations").Sum(discount => money.Price(discount, "amount", "amount_set"));
            var said = line.Has("discounted_price")
                ? money.Price(line, "discounted_price", "discounted_price_set")
                : allotted;
            net += new Price(Math.Min(allotted.Buyer, said.Buyer), Math.Min(allotted.Shop, said.Shop)).OrZero();
            tax += TaxOf(line, money);
        }

        return (net, tax);
    }

    /// <summary>
    /// The last parcel's time once everything is on its way; the order's own where no parcel is listed.
    /// </summary>
    private static DateTimeOffset? FulfilledAt(Fields order) => order.Text("fulfillment_status") != "fulfilled"
        ? null
        : order.Each("fulfillments")
            .Where(parcel => parcel.Text("status") is null or "success")
            .Select(parcel => parcel.TimeOrNull("updated_at") ?? parcel.TimeOrNull("created_at"))
            .Max() ?? order.TimeOrNull("updated_at");
}
