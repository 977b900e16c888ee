namespace World;

/// <summary>
/// How each storefront sends again what was not answered 2xx. Shopify: eight tries within four hours, then the
/// subscription is deleted. WooCommerce: never; the seventh failure in a row turns the webhook off. Stripe: ever more
/// slowly for three days. Standard Webhooks: the schedule its specification recommends.
/// </summary>
public static class Resending
{
    private static readonly TimeSpan[] Shopify = Minutes(1, 3, 8, 18, 35, 65, 110);

    private static readonly TimeSpan[] Stripe = Minutes(
        1, 5, 15, 60, 120, 240, 360, 480, 720, 720, 720, 720);

    private static readonly TimeSpan[] Standard =
        [TimeSpan.FromSeconds(5), .. Minutes(5, 30, 120, 300, 600, 840, 1200, 1440)];

    /// <summary>How long after so many failures of one delivery it is sent again; null where it is given up.</summary>
    public static TimeSpan? After(string storefront, int failures)
    {
        var delays = storefront switch
        {
            "shopify" => Shopify,
            "woocommerce" => [],
            "stripe" => Stripe,
            _ => Standard,
        };
        return failures >= 1 && failures <= delays.Length ? delays[failures - 1] : null;
    }

    /// <summary>
    /// Whether a failure makes the storefront stop sending anything until the owner sets it up again: Shopify by the
    /// last try of one delivery, WooCommerce by failures in a row over all deliveries.
    /// </summary>
    public static bool Stops(string storefront, int failuresOfDelivery, int failuresInARow) => storefront switch
    {
        "shopify" => After(storefront, failuresOfDelivery) is null,
        "woocommerce" => failuresInARow >= 7,
        _ => false,
    };

    private static TimeSpan[] Minutes(params int[] minutes) =>
        [.. minutes.Select(each => TimeSpan.FromMinutes(each))];
}
