using Loyalty.Orders;

namespace Loyalty.Storefronts;

/// <summary>
/// WooCommerce's order (REST v3, seen on 11.0.1) as ours. Line totals are always without tax, whatever the shop shows;
/// times are read from the <c>_gmt</c> fields, which are UTC without saying so.
/// </summary>
internal static class WooCommerceOrder
{
    // How gift-card plugins mark the line that sells a card (WooCommerce Gift Cards, PW, YITH).
    private static readonly string[] GiftCardMarks = ["wc_gc_giftcard", "pw_gift_card", "ywgc_"];

    public static Order Read(Fields order, Channel channel)
    {
        order.Require("line_items");
        var currency = order.Currency("currency");
        var withTax = order.Flag("prices_include_tax");
        var lines = Lines(order, currency, withTax).ToList();
        var placedAt = order.Time("date_created_gmt");
        return new Order
        {
            Id = new OrderId("woocommerce", order.Id("id")),
            Revision = Revision.Of(order.TimeOrNull("date_modified_gmt") ?? placedAt),
            Number = order.Text("number"),
            Customer = order.IdOrNull("customer_id") is { } id and not "0"
                ? new CustomerId("woocommerce", id)
                : Guest.Of(order.At("billing").Text("email"), channel.GuestKey),
            PlacedAt = placedAt,
            PaidAt = order.TimeOrNull("date_paid_gmt"),
            FulfilledAt = order.TimeOrNull("date_completed_gmt"),
            Payment = PaymentOf(order, channel),
            Currency = currency,
            ShopCurrency = currency,
            PricesIncludeTax = withTax,
            Lines = [.. lines.Where(line => line.Net.Buyer >= 0)],
            Shipping = Amount(order, "shipping_total", "shipping_tax", currency, withTax).OrZero(),
            ShippingTax = Price.Of(order.Minor("shipping_tax", currency)),
            Discount = -lines.Where(line => line.Net.Buyer < 0).Sum(line => line.Net),
            // What a gift card paid is taken off the total before it is told.
            Total = Price.Of(order.Minor("total", currency)
                + order.Each("gift_cards").Sum(card => card.Minor("amount", currency))),
            Refunds = [.. order.Each("refunds").Select(refund => Refund(refund, currency))],
            Source = order.Text("created_via"),
            Coupons = [.. order.Each("coupon_lines").Select(coupon => coupon.Text("code")).OfType<string>()],
            Country = order.At("shipping").Text("country") ?? order.At("billing").Text("country"),
            Facts = WooCommerceFacts.Of(order.Aside),
        };
    }

    /// <summary>
    /// Cash on delivery is <c>processing</c> before it is paid; a paid date stays on what was cancelled since.
    /// </summary>
    private static Payment PaymentOf(Fields order, Channel channel)
    {
        var status = order.Text("status") ?? throw NotUnderstoodException.Missing("status");
        status = status.StartsWith("wc-", StringComparison.Ordinal) ? status[3..] : status;
        return status switch
        {
            "cancelled" or "failed" or "refunded" or "trash" => Payment.Void,
            "completed" => Payment.Paid,
            "processing" when order.Has("date_paid_gmt") => Payment.Paid,
            _ when channel.PaidStatuses.Contains(status, StringComparer.Ordinal) => Payment.Paid,
            _ => Payment.Unpaid,
        };
    }

    private static IEnumerable<OrderLine> Lines(Fields order, Currency currency, bool withTax)
    {
        foreach (var line in order.Each("line_items"))
        {
            var kind = IsGiftCard(line) ? LineKind.GiftCard : LineKind.Goods;
            yield return Line(line, kind, line.Number("quantity"), currency, withTax);
        }

        foreach (var fee in order.Each("fee_lines"))
        {
            yield return Line(fee, LineKind.Fee, 1, currency, withTax);
        }
    }

    private static OrderLine Line(Fields line, LineKind kind, decimal count, Currency currency, bool withTax) => new()
    {
        Id = line.Id("id"),
        ProductId = line.IdOrNull("product_id") is { } product and not "0" ? product : null,
        VariantId = line.IdOrNull("variation_id") is { } variation and not "0" ? variation : null,
        Sku = line.Text("sku"),
        Kind = kind,
        Quantity = count,
        Net = Amount(line, "total", "total_tax", currency, withTax),
        Tax = Price.Of(line.Minor("total_tax", currency)),
    };

    private static bool IsGiftCard(Fields line) => line.Each("meta_data").Any(meta =>
        meta.Text("key") is { } key && Array.Exists(GiftCardMarks, mark =>
            key.TrimStart('_').StartsWith(mark, StringComparison.Ordinal)));

    /// <summary>
    /// The order tells each refund's money, tax included, but not its lines. Refunds are never changed, so their ids
    /// are enough.
    /// </summary>
    private static Refund Refund(Fields refund, Currency currency) => new()
    {
        Id = refund.Id("id"),
        Amount = Price.Of(Math.Abs(refund.MinorOrNull("total", currency)
            ?? throw NotUnderstoodException.Missing("refunds.total"))),
    };

    private static Price Amount(Fields fields, string net, string tax, Currency currency, bool withTax) =>
        Price.Of(fields.Minor(net, currency) + (withTax ? fields.Minor(tax, currency) : 0));
}
