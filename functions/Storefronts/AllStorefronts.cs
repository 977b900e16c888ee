namespace Loyalty.Storefronts;

/// <summary>
/// The storefronts there are, by the name in the webhook's address. Closed: another one is another line here.
/// </summary>
public static class AllStorefronts
{
    public static IReadOnlyList<IStorefront> Each { get; } =
        [new Shopify(), new WooCommerce(), new StripePayments(), new StandardWebhooks()];

    /// <summary>The storefront of that name, exactly as written; null where there is none.</summary>
    public static IStorefront? Named(string name) => Each.FirstOrDefault(storefront => storefront.Name == name);
}
