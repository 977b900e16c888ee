using System.Globalization;

namespace World;

/// <summary>
/// Shopify's bodies in the REST shape. A line keeps the quantity it was bought with; <c>current_quantity</c> is what
/// edits and returns have left. A refund stands in its order and is a message of its own, the same in both.
/// </summary>
internal static class Shopify
{
    public static Message Whole(Sale sale, string topic) => Message.Of("shopify", topic, new
    {
        id = Names.Bare(sale.Id),
        name = "#" + sale.Id,
        created_at = Time(sale.PlacedAt),
        updated_at = Time(sale.UpdatedAt),
        processed_at = Time(sale.PlacedAt),
        cancelled_at = sale.CancelledAt is { } cancelled ? Time(cancelled) : null,
        cancel_reason = sale.CancelledAt is null ? null : "customer",
        test = sale.IsTest,
        currency = sale.Currency,
        presentment_currency = sale.Currency,
        financial_status = FinancialStatus(sale),
        fulfillment_status = sale.FulfilledAt is null ? null : "fulfilled",
        fulfillments = sale.FulfilledAt is { } at
            ? new[] { new { status = "success", created_at = Time(at), updated_at = Time(at) } } : [],
        taxes_included = sale.PricesIncludeTax,
        email = sale.Email ?? "",
        customer = sale.Customer is { } id ? new { id = Names.Bare(id) } : null,
        total_price = sale.Text(sale.AskedAtFirst ?? sale.Amount),
        current_total_price = sale.Text(sale.Amount),
        total_outstanding = sale.Text(sale.PaidAt is null ? sale.Amount : sale.Outstanding),
        discount_codes = sale.Coupons.Select(code => new { code, amount = sale.Text(0), type = "fixed_amount" }),
        line_items = sale.Lines.Select(line => Line(sale, line)),
        shipping_lines = sale.Shipping == 0 ? [] : new[]
        {
            new
            {
                price = sale.Text(sale.Shipping),
                discounted_price = sale.Text(sale.Shipping),
                tax_lines = TaxLines(sale, sale.ShippingTax),
            },
        },
        refunds = sale.Refunds.Select(refund => Refund(sale, refund)),
    });

    public static Message Refunded(Sale sale, SaleRefund refund) =>
        Message.Of("shopify", "refunds/create", Refund(sale, refund));

    /// <summary>Names what was edited by ids alone.</summary>
    public static Message Edited(Sale sale) => Message.Of("shopify", "orders/edited", new
    {
        order_edit = new { id = sale.UpdatedAt.ToUnixTimeSeconds(), order_id = Names.Bare(sale.Id) },
    });

    public static Message Disputed(Sale sale, SaleDispute dispute) => Message.Of(
        "shopify", dispute.State == DisputeState.Open ? "disputes/create" : "disputes/update", new
        {
            id = Names.Bare(dispute.Id),
            order_id = Names.Bare(sale.Id),
            type = "chargeback",
            status = dispute.State switch
            {
                DisputeState.Won => "won",
                DisputeState.Lost => "lost",
                _ => "needs_response",
            },
            currency = sale.Currency,
            amount = sale.Text(dispute.Amount),
            initiated_at = Time(dispute.At),
        });

    /// <summary>The unit price is before discounts; what the line really cost stands in its allocations.</summary>
    private static object Line(Sale sale, SaleLine line)
    {
        var unit = Money.OfMinor(
            decimal.Ceiling((decimal)sale.Minor(line.Net) / line.Quantity), sale.Currency);
        var discount = (unit * line.Quantity) - line.Net;
        return new
        {
            id = Names.Bare(line.Id),
            quantity = line.Quantity,
            current_quantity = sale.Left(line),
            price = sale.Text(unit),
            gift_card = line.IsGiftCard,
            discount_allocations = discount == 0 ? [] : new[] { new { amount = sale.Text(discount) } },
            tax_lines = TaxLines(sale, line.Tax),
        };
    }

    private static object[] TaxLines(Sale sale, decimal tax) => tax == 0 ? [] : [new { price = sale.Text(tax) }];

    private static object Refund(Sale sale, SaleRefund refund) => new
    {
        id = Names.Bare(refund.Id),
        order_id = Names.Bare(sale.Id),
        created_at = Time(refund.At),
        processed_at = Time(refund.ChangedAt),
        refund_line_items = refund.Lines.Select(back => Returned(sale, back)),
        order_adjustments = refund.Shipping == 0 ? [] : new[]
        {
            new { kind = "shipping_refund", amount = sale.Text(-refund.Shipping), tax_amount = sale.Text(0) },
        },
        transactions = sale.MoneyOf(refund) == 0 ? [] : new[]
        {
            new
            {
                kind = "refund",
                status = "success",
                amount = sale.Text(sale.MoneyOf(refund)),
                currency = sale.Currency,
                created_at = Time(refund.At),
            },
        },
    };

    /// <summary>Subtotal and tax are bare numbers here, as nowhere else in an order.</summary>
    private static object Returned(Sale sale, ReturnedLine back)
    {
        var line = sale.Lines.Single(one => one.Id == back.LineId);
        var tax = Money.Rounded(line.Tax * back.Quantity / line.Quantity, sale.Currency);
        var worth = sale.Worth(line, back.Quantity);
        return new
        {
            line_item_id = Names.Bare(back.LineId),
            quantity = back.Quantity,
            subtotal = sale.PricesIncludeTax ? worth : worth - tax,
            total_tax = tax,
        };
    }

    private static string FinancialStatus(Sale sale)
    {
        if (sale.PaidAt is null)
        {
            return sale.CancelledAt is null ? "pending" : "voided";
        }

        return sale.Outstanding > 0 ? "partially_paid"
            : sale.Refunded == 0 ? "paid"
            : sale.Refunded >= sale.Amount ? "refunded" : "partially_refunded";
    }

    private static string Time(DateTimeOffset at) =>
        at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
