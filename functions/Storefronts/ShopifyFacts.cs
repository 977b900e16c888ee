using Loyalty.Orders;

namespace Loyalty.Storefronts;

/// <summary>
/// What a Shopify order says beyond its money (shopify.dev, "Order": <c>tags</c>, <c>note_attributes</c>,
/// <c>source_name</c>, <c>company</c>). Of its lines nothing: categories, products' tags and usual prices are not in
/// it.
/// </summary>
internal static class ShopifyFacts
{
    public static OrderFacts? Of(Aside order)
    {
        var source = order.Text("source_name");
        return new OrderFacts(
            order.WordsBetweenCommas("tags"),
            order.Named("note_attributes", "name"),
            SoldAtOf(source),
            SubscriptionOf(source),
            order.HasObject("company")).OrNull();
    }

    /// <summary>
    /// The buyer's tags, which only webhooks of API versions before 2025-01 have (shopify.dev, changelog: "New
    /// customer's webhook and changes to existing customer's webhooks payload").
    /// </summary>
    public static BuyerFacts? OfBuyer(Aside customer) => new BuyerFacts(customer.WordsBetweenCommas("tags")).OrNull();

    /// <summary>An app's sales come under its number: whether that is a marketplace, only the owner knows.</summary>
    private static SoldAt? SoldAtOf(string? source) => source switch
    {
        "web" => SoldAt.Web,
        "pos" => SoldAt.Counter,
        "shopify_draft_order" => SoldAt.Draft,
        _ => null,
    };

    /// <summary>
    /// A contract's billing makes these (shopify.dev, "SubscriptionBillingAttempt"). The order that began it came
    /// through the checkout like any other, and does not say so.
    /// </summary>
    private static Subscription? SubscriptionOf(string? source) =>
        source is "subscription_contract" or "subscription_contract_checkout_one" ? Subscription.Renewal : null;
}
