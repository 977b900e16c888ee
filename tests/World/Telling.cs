namespace World;

/// <summary>A sale in its storefront's own words, as far as points depend on them.</summary>
public static class Telling
{
    /// <summary>The whole order as it stands now.</summary>
    public static Message Whole(this Sale sale, string? topic = null) => sale.Storefront switch
    {
        "shopify" => Shopify.Whole(sale, topic ?? "orders/updated"),
        "woocommerce" => WooCommerce.Whole(sale, topic ?? "order.updated"),
        "stripe" => Stripe.Session(sale, topic),
        _ => Standard.Whole(sale, topic ?? "order.updated"),
    };

    /// <summary>
    /// The last refund as the storefront tells it: a part of its own where it has one, else the whole order.
    /// </summary>
    public static Message LastRefund(this Sale sale) => sale.Storefront switch
    {
        "shopify" => Shopify.Refunded(sale, sale.Refunds[^1]),
        "stripe" => Stripe.RefundedInAll(sale),
        _ => sale.Whole(),
    };

    /// <summary>The dispute as it stands now.</summary>
    public static Message Dispute(this Sale sale) => sale.Storefront == "shopify"
        ? Shopify.Disputed(sale, sale.Contested!)
        : Stripe.Disputed(sale, sale.Contested!);

    public static Message Deleted(this Sale sale) => sale.Storefront switch
    {
        "shopify" => Message.Of("shopify", "orders/delete", new { id = Names.Bare(sale.Id) }),
        "woocommerce" => Message.Of("woocommerce", "order.deleted", new { id = Names.Bare(sale.Id) }),
        _ => Standard.Deleted(sale),
    };

    /// <summary>An event of Stripe's that a sale of the world does not tell by itself.</summary>
    public static Message StripeEvent(this Sale sale, string type, object about) =>
        Stripe.Event(sale, type, sale.UpdatedAt, about);

    /// <summary>
    /// Everything that together tells how the sale stands now: what an owner has sent again after a storefront gave up.
    /// </summary>
    public static IReadOnlyList<Message> Everything(this Sale sale)
    {
        // What is gone is told by its id alone: a whole order after its deletion would bring it back.
        if (sale.IsDeleted)
        {
            return [sale.Deleted()];
        }

        var messages = new List<Message> { sale.Whole() };
        if (sale.Storefront == "stripe")
        {
            messages.AddRange(sale.Refunds.Select(refund => Stripe.Refunded(sale, refund)));
        }

        if (sale.Contested is not null)
        {
            messages.Add(sale.Dispute());
        }

        return messages;
    }
}
