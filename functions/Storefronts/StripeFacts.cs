using Loyalty.Orders;

namespace Loyalty.Storefronts;

/// <summary>
/// What Stripe's objects say of a sale beyond its money: their <c>metadata</c>, and what an invoice or a session has to
/// do with a subscription (docs.stripe.com, "The Invoice object": <c>billing_reason</c>).
/// </summary>
internal static class StripeFacts
{
    public static OrderFacts? Of(Aside sale) => new OrderFacts(
        Attributes: sale.Values("metadata"),
        Subscription: OfInvoice(sale.Text("billing_reason")) ?? OfSession(sale.Text("mode"))).OrNull();

    /// <summary>
    /// A change or a threshold within a period neither begins nor renews; a quote may have begun one or not, and before
    /// 2018 nothing told them apart.
    /// </summary>
    private static Subscription? OfInvoice(string? reason) => reason switch
    {
        "subscription_create" => Subscription.First,
        "subscription_cycle" => Subscription.Renewal,
        "subscription_update" or "subscription_threshold" or "manual" => Subscription.None,
        _ => null,
    };

    private static Subscription? OfSession(string? mode) => mode switch
    {
        "subscription" => Subscription.First,
        "payment" => Subscription.None,
        _ => null,
    };
}
