using Loyalty.Orders;

namespace Loyalty.Storefronts;

/// <summary>
/// The three tellings of a sale as one order with one line: events carry no line items. The order's id is the payment
/// intent, or the object's own where there is none. Amounts are those of the integration's currency, whatever the buyer
/// was shown.
/// </summary>
internal static class StripeSale
{
    private const int SessionAuthority = 1;

    /// <summary>A checkout session; null where it sells nothing (it only saves a card).</summary>
    public static Order? OfSession(StripeTelling told, string type)
    {
        var session = told.Object;
        if (session.Text("mode") == "setup" || !session.Has("amount_total"))
        {
            return null;
        }

        var payment = type switch
        {
            "checkout.session.async_payment_failed" or "checkout.session.expired" => Payment.Void,
            "checkout.session.async_payment_succeeded" => Payment.Paid,
            _ => session.Text("payment_status") is "paid" or "no_payment_required" ? Payment.Paid : Payment.Unpaid,
        };
        var details = session.At("customer_details");
        return Order(told, payment, StripeAmounts.OfSession(session), SessionAuthority) with
        {
            Id = new OrderId("stripe", session.IdOrNull("payment_intent") ?? session.Id("id")),
            Customer = told.Customer(details.Text("email"), session.Text("customer_email")),
            Country = session.At("collected_information").At("shipping_details").At("address").Text("country")
                ?? details.At("address").Text("country"),
        };
    }

    public static Order OfIntent(StripeTelling told) =>
        Order(told, Payment.Paid, StripeAmounts.OfIntent(told.Object)) with
        {
            Customer = told.Customer(told.Object.Text("receipt_email")),
        };

    /// <summary>A paid invoice. Since 2025 it names its payment intent among its payments, if it does at all.</summary>
    public static Order OfInvoice(StripeTelling told)
    {
        var invoice = told.Object;
        var paidBy = invoice.At("payments").Each("data")
            .Select(payment => payment.At("payment").IdOrNull("payment_intent")).FirstOrDefault();
        return Order(told, Payment.Paid, StripeAmounts.OfInvoice(invoice)) with
        {
            Id = new OrderId("stripe", invoice.IdOrNull("payment_intent") ?? paidBy ?? invoice.Id("id")),
            Number = invoice.Text("number"),
            PaidAt = invoice.At("status_transitions").UnixOrNull("paid_at") ?? told.CreatedAt,
            Customer = told.Customer(invoice.Text("customer_email")),
        };
    }

    private static Order Order(StripeTelling told, Payment payment, StripeAmounts amounts, int authority = 0) => new()
    {
        Id = new OrderId("stripe", told.Object.Id("id")),
        Revision = Revision.Of(told.CreatedAt, authority),
        PlacedAt = told.Object.UnixOrNull("created") ?? told.CreatedAt,
        PaidAt = payment == Payment.Paid ? told.CreatedAt : null,
        IsTest = told.IsTest,
        Payment = payment,
        Currency = amounts.Currency,
        ShopCurrency = amounts.Currency,
        PricesIncludeTax = amounts.PricesIncludeTax,
        Lines =
        [
            new OrderLine
            {
                Id = "goods",
                Quantity = 1,
                Net = Price.Of(amounts.Goods).OrZero(),
                Tax = Price.Of(amounts.Tax - amounts.ShippingTax).OrZero(),
            },
        ],
        Shipping = Price.Of(amounts.Shipping),
        ShippingTax = Price.Of(amounts.ShippingTax),
        Total = Price.Of(amounts.Total),
        Coupons = [.. told.Object.Each("discounts").SelectMany(Codes)],
        Facts = StripeFacts.Of(told.Object.Aside),
    };

    /// <summary>
    /// A discount by the coupon it comes from and the promotion code it was entered as: their ids or, where they stand
    /// there whole, theirs and what was entered (docs.stripe.com, "The Checkout Session object": <c>discounts</c>).
    /// </summary>
    private static IEnumerable<string> Codes(Fields discount) => new[]
    {
        discount.Text("coupon") ?? discount.At("coupon").Text("id"),
        discount.Text("promotion_code") ?? discount.At("promotion_code").Text("id"),
        discount.At("promotion_code").Text("code"),
    }.OfType<string>();
}
