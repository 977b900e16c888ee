namespace World;

/// <summary>
/// Stripe's events: a checkout session names no lines, refunds and disputes name only the payment intent, which is the
/// sale's id here. Amounts are whole numbers in Stripe's own count of the currency's decimals.
/// </summary>
internal static class Stripe
{
    /// <summary>The session as the last event about it told it; news of refunds never tells it again.</summary>
    public static Message Session(Sale sale, string? topic = null)
    {
        var type = topic ?? (sale.CancelledAt is null ? "checkout.session.completed" : "checkout.session.expired");
        var tax = sale.Lines.Sum(line => line.Tax);
        return Event(sale, type, sale.CancelledAt ?? sale.PaidAt ?? sale.PlacedAt, new
        {
            id = "cs_" + sale.Id,
            @object = "checkout.session",
            payment_intent = sale.Id,
            created = sale.PlacedAt.ToUnixTimeSeconds(),
            mode = "payment",
            payment_status = sale.PaidAt is null ? "unpaid" : "paid",
            currency = Currency(sale),
            amount_subtotal = sale.Minor(sale.Lines.Sum(line => line.Net)),
            amount_total = sale.Minor(sale.Amount),
            total_details = new
            {
                amount_discount = 0,
                amount_shipping = sale.Minor(sale.Shipping),
                amount_tax = sale.Minor(tax + sale.ShippingTax),
            },
            shipping_cost = new
            {
                amount_subtotal = sale.Minor(sale.Shipping),
                amount_tax = sale.Minor(sale.ShippingTax),
                amount_total = sale.Minor(sale.Shipping + (sale.PricesIncludeTax ? 0 : sale.ShippingTax)),
            },
            discounts = sale.Coupons.Select(code => new { coupon = code, promotion_code = "promo_" + code }),
            customer = sale.Customer,
            customer_details = new { email = sale.Email },
        });
    }

    /// <summary>What has been refunded of the charge in all.</summary>
    public static Message RefundedInAll(Sale sale) => Event(sale, "charge.refunded", sale.UpdatedAt, new
    {
        id = Names.Charge(sale),
        @object = "charge",
        payment_intent = sale.Id,
        currency = Currency(sale),
        amount = sale.Minor(sale.Amount),
        amount_refunded = sale.Minor(sale.Refunded),
    });

    /// <summary>One refund as it stands now.</summary>
    public static Message Refunded(Sale sale, SaleRefund refund)
    {
        var type = refund.State == RefundState.Failed ? "refund.failed"
            : refund.ChangedAt > refund.At ? "refund.updated" : "refund.created";
        return Event(sale, type, refund.ChangedAt, new
        {
            id = refund.Id,
            @object = "refund",
            charge = Names.Charge(sale),
            payment_intent = sale.Id,
            currency = Currency(sale),
            amount = sale.Minor(sale.MoneyOf(refund)),
            status = refund.State switch
            {
                RefundState.Pending => "pending",
                RefundState.Failed => "failed",
                _ => "succeeded",
            },
        });
    }

    public static Message Disputed(Sale sale, SaleDispute dispute)
    {
        var isOpen = dispute.State == DisputeState.Open;
        return Event(sale, isOpen ? "charge.dispute.created" : "charge.dispute.closed", dispute.At, new
        {
            id = dispute.Id,
            @object = "dispute",
            charge = Names.Charge(sale),
            payment_intent = sale.Id,
            status = isOpen ? "needs_response" : dispute.State == DisputeState.Won ? "won" : "lost",
            currency = Currency(sale),
            amount = sale.Minor(dispute.Amount),
        });
    }

    public static Message Event(Sale sale, string type, DateTimeOffset at, object about) =>
        Message.Of("stripe", type, new
        {
            id = Names.Event(sale, type, at),
            @object = "event",
            type,
            created = at.ToUnixTimeSeconds(),
            livemode = !sale.IsTest,
            data = new { @object = about },
        });

    private static string Currency(Sale sale) => sale.Currency.ToLowerInvariant();
}
