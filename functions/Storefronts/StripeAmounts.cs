namespace Loyalty.Storefronts;

/// <summary>
/// What a sale at Stripe came to, in minor units; goods and shipping have the tax in them where prices include tax.
/// </summary>
internal sealed record StripeAmounts(
    Currency Currency,
    decimal Total,
    decimal Goods,
    decimal Shipping,
    decimal Tax,
    decimal ShippingTax,
    bool PricesIncludeTax)
{
    /// <summary>
    /// A session does not say whether prices include tax; its sum does: tax that was added on top is in it.
    /// </summary>
    public static StripeAmounts OfSession(Fields session)
    {
        var currency = session.Currency("currency");
        var totals = session.At("total_details");
        var total = StripeMoney.Amount(session, "amount_total", currency);
        var goods = StripeMoney.AmountOrZero(session, "amount_subtotal", currency)
            - StripeMoney.AmountOrZero(totals, "amount_discount", currency);
        var shipping = StripeMoney.AmountOrZero(totals, "amount_shipping", currency);
        var tax = StripeMoney.AmountOrZero(totals, "amount_tax", currency);
        var shippingTax = StripeMoney.AmountOrZero(session.At("shipping_cost"), "amount_tax", currency);
        return goods + shipping + tax == total
            ? new StripeAmounts(currency, total, goods, shipping, tax, shippingTax, PricesIncludeTax: false)
            : new StripeAmounts(currency, total, total - shipping, shipping, tax, shippingTax, PricesIncludeTax: true);
    }

    /// <summary>A payment intent knows what was received and nothing of goods, tax or shipping.</summary>
    public static StripeAmounts OfIntent(Fields intent)
    {
        var currency = intent.Currency("currency");
        var received = StripeMoney.Amount(intent, "amount_received", currency);
        return new StripeAmounts(currency, received, received, 0, 0, 0, PricesIncludeTax: true);
    }

    /// <summary>
    /// An invoice says of each tax whether it was added on top (<c>total_taxes</c>, before 2025
    /// <c>total_tax_amounts</c>).
    /// </summary>
    public static StripeAmounts OfInvoice(Fields invoice)
    {
        var currency = invoice.Currency("currency");
        var total = StripeMoney.Amount(invoice, "total", currency);
        var taxes = invoice.Each("total_taxes").Concat(invoice.Each("total_tax_amounts")).ToList();
        var tax = taxes.Sum(each => StripeMoney.AmountOrZero(each, "amount", currency));
        var onTop = taxes
            .Where(each => each.Text("tax_behavior") is { } kind ? kind == "exclusive" : !each.Flag("inclusive"))
            .Sum(each => StripeMoney.AmountOrZero(each, "amount", currency));
        var shippingCost = invoice.At("shipping_cost");
        var shippingTax = StripeMoney.AmountOrZero(shippingCost, "amount_tax", currency);
        var shipping = StripeMoney.AmountOrZero(shippingCost, "amount_total", currency) - (onTop > 0 ? shippingTax : 0);
        var isIncluded = tax > 0 && onTop == 0;
        return new StripeAmounts(currency, total, total - onTop - shipping, shipping, tax, shippingTax, isIncluded);
    }
}
