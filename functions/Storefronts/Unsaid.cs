using Loyalty.Orders;

namespace Loyalty.Storefronts;

/// <summary>Facts of which a storefront says none are null, as they are where it has no words for them.</summary>
internal static class Unsaid
{
    public static OrderFacts? OrNull(this OrderFacts facts)
    {
        var said = facts with { Tags = facts.Tags is [] ? null : facts.Tags };
        return said == new OrderFacts() ? null : said;
    }

    public static LineFacts? OrNull(this LineFacts facts)
    {
        var said = facts with
        {
            Categories = facts.Categories is [] ? null : facts.Categories,
            Tags = facts.Tags is [] ? null : facts.Tags,
        };
        return said == new LineFacts() ? null : said;
    }

    public static BuyerFacts? OrNull(this BuyerFacts facts) => facts == new BuyerFacts() ? null : facts;
}
