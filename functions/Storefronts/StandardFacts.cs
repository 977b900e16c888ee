using Loyalty.Orders;

namespace Loyalty.Storefronts;

/// <summary>What an order of <c>docs/order.schema.json</c> says beyond its money.</summary>
internal static class StandardFacts
{
    public static OrderFacts? Of(Aside order) => new OrderFacts(
        order.Words("tags"),
        order.Values("attributes"),
        order.Text("soldAt") switch
        {
            "web" => SoldAt.Web,
            "counter" => SoldAt.Counter,
            "draft" => SoldAt.Draft,
            "marketplace" => SoldAt.Marketplace,
            _ => null,
        },
        order.Text("subscription") switch
        {
            "none" => Subscription.None,
            "first" => Subscription.First,
            "renewal" => Subscription.Renewal,
            _ => null,
        },
        order.Flag("company")).OrNull();

    public static BuyerFacts? OfBuyer(Aside customer) =>
        new BuyerFacts(customer.Words("groups"), customer.Flag("staff")).OrNull();

    public static LineFacts? OfLine(Aside line) =>
        new LineFacts(line.Words("categories"), line.Words("tags"), line.Flag("onSale")).OrNull();
}
