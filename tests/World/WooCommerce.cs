using System.Globalization;

namespace World;

/// <summary>
/// WooCommerce's bodies (REST v3). Line totals are always without tax; times are UTC without saying so; refunds are an
/// id and a negative total in the order, and name no lines.
/// </summary>
internal static class WooCommerce
{
    public static Message Whole(Sale sale, string topic) => Message.Of("woocommerce", topic, new
    {
        id = Names.Bare(sale.Id),
        number = sale.Id,
        status = Status(sale),
        currency = sale.Currency,
        date_created_gmt = Time(sale.PlacedAt),
        date_modified_gmt = Time(sale.UpdatedAt),
        date_paid_gmt = Time(sale.PaidAt),
        date_completed_gmt = Time(sale.FulfilledAt),
        prices_include_tax = sale.PricesIncludeTax,
        customer_id = Names.Bare(sale.Customer ?? "0"),
        billing = new { email = sale.Email ?? "" },
        shipping_total = sale.Text(WithoutTax(sale, sale.Shipping, sale.ShippingTax)),
        shipping_tax = sale.Text(sale.ShippingTax),
        total = sale.Text(sale.Amount),
        line_items = sale.Lines.Select(line => new
        {
            id = Names.Bare(line.Id),
            quantity = line.Quantity,
            total = sale.Text(WithoutTax(sale, line.Net, line.Tax)),
            total_tax = sale.Text(line.Tax),
            meta_data = line.IsGiftCard
                ? new[] { new { key = "wc_gc_giftcard_to_multiple", value = "friend" } } : [],
        }),
        fee_lines = sale.Discount == 0 ? [] : new[]
        {
            new { id = 1, name = "Goodwill", total = sale.Text(-sale.Discount), total_tax = sale.Text(0) },
        },
        coupon_lines = sale.Coupons.Select(code => new { code = code.ToLowerInvariant(), discount = sale.Text(0) }),
        refunds = sale.Refunds.Select(refund => new
        {
            id = Names.Bare(refund.Id),
            reason = "",
            total = sale.Text(-sale.MoneyOf(refund)),
        }),
    });

    private static string Status(Sale sale) =>
        sale.IsDeleted ? "trash"
        : sale.CancelledAt is not null ? "cancelled"
        : sale.PaidAt is null ? "on-hold"
        : sale.Refunded > 0 && sale.Refunded >= sale.Amount ? "refunded"
        : sale.FulfilledAt is not null ? "completed" : "processing";

    private static decimal WithoutTax(Sale sale, decimal amount, decimal tax) =>
        sale.PricesIncludeTax ? amount - tax : amount;

    private static string? Time(DateTimeOffset? at) =>
        at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
