using Loyalty.Events;
using Loyalty.Orders;

namespace Loyalty.Storefronts;

/// <summary>A genuine delivery in our words.</summary>
public abstract record Translation
{
    private Translation()
    {
    }

    /// <summary>The whole order as it stands now.</summary>
    public sealed record Whole(Order Order) : Translation;

    /// <summary>Part of the news of an order; it names no usable customer.</summary>
    public sealed record Part(OrderId Order, OrderPart News, bool IsTest = false) : Translation;

    /// <summary>
    /// About an order, but it says nothing that points depend on (Shopify's orders/edited names only ids).
    /// </summary>
    public sealed record Mention(OrderId Order) : Translation;

    /// <summary>
    /// A customer was created or changed, or is gone; with the guest behind an address the storefront says is verified.
    /// </summary>
    public sealed record CustomerSeen(CustomerId Customer, bool IsGone, CustomerId? Guest = null) : Translation;

    /// <summary>The storefront says that two customers were one all along.</summary>
    public sealed record Merged(CustomerId From, CustomerId Into) : Translation;

    /// <summary>A member did something that is no order.</summary>
    public sealed record Happened(MemberEvent Event) : Translation;

    /// <summary>A storefront's privacy webhook.</summary>
    public sealed record Privacy(
        PrivacyRequest Request, CustomerId? Customer, CustomerId? Guest, IReadOnlyList<OrderId> Orders) : Translation;

    /// <summary>Nothing of ours: another topic, another source of sales.</summary>
    public sealed record Ignored(string Reason) : Translation;

    /// <summary>
    /// Genuine, but not to be understood: it goes to quarantine, whole, with this reason (a stable code).
    /// </summary>
    public sealed record Unreadable(string Reason, string? Detail = null) : Translation;
}

/// <summary>What a privacy webhook asks for.</summary>
public enum PrivacyRequest
{
    DataRequest,
    CustomerRedact,
    ShopRedact,
}
