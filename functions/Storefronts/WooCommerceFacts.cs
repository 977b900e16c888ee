using Loyalty.Orders;

namespace Loyalty.Storefronts;

/// <summary>
/// What a WooCommerce order says beyond its money: <c>meta_data</c>, where plugins write, and <c>created_via</c>. It
/// knows no tags, names no role of the buyer, and tells of its lines neither category nor usual price. An order of a
/// subscription is made via <c>subscription</c> (WooCommerce Subscriptions, wcs_create_order_from_subscription); one
/// renewed early by its owner comes through the checkout, with a mark.
/// </summary>
internal static class WooCommerceFacts
{
    private const string Renewal = "_subscription_renewal";

    // Addresses are nothing a rule may ask for.
    private static readonly string[] Addresses = ["billing", "shipping"];

    public static OrderFacts? Of(Aside order)
    {
        var via = order.Text("created_via");
        var attributes = order.Named("meta_data", "key");
        return new OrderFacts(
            Attributes: WithoutAddresses(attributes),
            SoldAt: SoldAtOf(via),
            Subscription: via == "subscription" || attributes?.ContainsKey(Renewal) == true
                ? Subscription.Renewal : null).OrNull();
    }

    /// <summary>
    /// The checkout as a page and as blocks; the admin's pages; the till of WooCommerce's app (PointOfSaleOrderUtil)
    /// and that of WCPOS. <c>rest-api</c> is any program.
    /// </summary>
    private static SoldAt? SoldAtOf(string? via) => via switch
    {
        "checkout" or "store-api" => SoldAt.Web,
        "admin" => SoldAt.Draft,
        "pos-rest-api" or "woocommerce-pos" => SoldAt.Counter,
        _ => null,
    };

    private static SortedDictionary<string, string>? WithoutAddresses(IReadOnlyDictionary<string, string>? told)
    {
        var kept = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in told ?? kept)
        {
            if (!Array.Exists(Addresses, of => name.TrimStart('_').StartsWith(of, StringComparison.OrdinalIgnoreCase)))
            {
                kept.Add(name, value);
            }
        }

        return kept.Count == 0 ? null : kept;
    }
}
