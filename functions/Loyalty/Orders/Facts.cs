namespace Loyalty.Orders;

/// <summary>
/// What a storefront says of a purchase beyond its money. Null or empty where it does not say. Of the words a shop
/// makes up itself (tags, attributes) only those are kept that some version of its program names.
/// </summary>
public sealed record OrderFacts(
    IReadOnlyList<string>? Tags = null,
    IReadOnlyDictionary<string, string>? Attributes = null,
    SoldAt? SoldAt = null,
    Subscription? Subscription = null,
    bool? IsCompany = null);

/// <summary>
/// What a storefront says of the buyer when it tells an order: the groups or tags they have there. Of an order's
/// revisions the earliest speaks, for what somebody becomes later is no news of an earlier purchase.
/// </summary>
public sealed record BuyerFacts(IReadOnlyList<string>? Groups = null, bool? IsStaff = null);

/// <summary>What a revision of an order told of its buyer.</summary>
public sealed record ToldBuyer(Revision Revision, BuyerFacts Facts)
{
    /// <summary>The earlier of two; the same instance where nothing is earlier.</summary>
    public static ToldBuyer? Earliest(ToldBuyer? known, ToldBuyer? told) =>
        told is null || (known is not null && Compare(known, told) <= 0) ? known : told;

    public static ToldBuyer? Earliest(ToldBuyer? known, Order order) =>
        order.Buyer is { } facts ? Earliest(known, new ToldBuyer(order.Revision, facts)) : known;

    /// <summary>Between equal revisions the content decides, so that every order of arrival ends the same.</summary>
    private static int Compare(ToldBuyer left, ToldBuyer right) =>
        left.Revision.CompareTo(right.Revision) is not 0 and var byRevision
            ? byRevision
            : OrderText.Write(left.Facts).AsSpan().SequenceCompareTo(OrderText.Write(right.Facts));
}

/// <summary>What a storefront says of a line's goods.</summary>
public sealed record LineFacts(
    IReadOnlyList<string>? Categories = null, IReadOnlyList<string>? Tags = null, bool? IsOnSale = null);

/// <summary>Where an order was made.</summary>
public enum SoldAt
{
    Web,

    /// <summary>At a till, or by staff on the telephone.</summary>
    Counter,

    /// <summary>Drawn up by the shop for the buyer.</summary>
    Draft,

    Marketplace,
}

/// <summary>Whether an order begins a subscription or renews one.</summary>
public enum Subscription
{
    None,
    First,
    Renewal,
}
