namespace Loyalty.Orders;

/// <summary>
/// The one shape every storefront is translated into: a purchase as it stands now, with what points depend on and
/// nothing that names a person. All amounts are <see cref="Price"/>s in minor units.
/// </summary>
public sealed record Order
{
    public required OrderId Id { get; init; }

    public required Revision Revision { get; init; }

    /// <summary>What people call the order ("#1001"); never used as a key.</summary>
    public string? Number { get; init; }

    /// <summary>The buyer, a guest by hash, or null where the storefront names nobody.</summary>
    public CustomerId? Customer { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>When the storefront says it was paid; null where it does not say.</summary>
    public DateTimeOffset? PaidAt { get; init; }

    /// <summary>When it was fulfilled or completed; null before, or where no such news comes.</summary>
    public DateTimeOffset? FulfilledAt { get; init; }

    public bool IsTest { get; init; }

    /// <summary>
    /// A storefront's word that a deleted order is back: it ends an earlier deletion whatever its revision.
    /// </summary>
    public bool IsRestored { get; init; }

    public required Payment Payment { get; init; }

    /// <summary>The currency the buyer saw.</summary>
    public required Currency Currency { get; init; }

    public required Currency ShopCurrency { get; init; }

    /// <summary>Whether <see cref="OrderLine.Net"/> has the tax in it.</summary>
    public bool PricesIncludeTax { get; init; }

    public required IReadOnlyList<OrderLine> Lines { get; init; }

    /// <summary>Shipping after discounts, with tax where prices include tax.</summary>
    public Price Shipping { get; init; }

    public Price ShippingTax { get; init; }

    /// <summary>
    /// Discounts that stand in no line (negative fees), not below zero; spread over the lines by net value.
    /// </summary>
    public Price Discount { get; init; }

    /// <summary>
    /// The part paid with points or with credit given as a reward; it earns nothing. A gift card is not in here.
    /// </summary>
    public Price PaidWithRewards { get; init; }

    /// <summary>What the buyer was asked for in all: goods, tax, shipping, tips, fees.</summary>
    public Price Total { get; init; }

    /// <summary>
    /// What is still owed; matters only where <see cref="Payment"/> is <see cref="Payment.PartlyPaid"/>.
    /// </summary>
    public Price Outstanding { get; init; }

    /// <summary>Refunds the whole order lists; parts add to them by id.</summary>
    public IReadOnlyList<Refund> Refunds { get; init; } = [];

    /// <summary>Where it was bought: <c>web</c>, <c>pos</c>, a marketplace; the storefront's own code.</summary>
    public string? Source { get; init; }

    public IReadOnlyList<string> Coupons { get; init; } = [];

    /// <summary>ISO 3166 country the goods go to, where told.</summary>
    public string? Country { get; init; }

    public OrderFacts? Facts { get; init; }

    /// <summary>See <see cref="OrderState.Buyer"/>.</summary>
    public BuyerFacts? Buyer { get; init; }
}

/// <summary>What the storefront says of the money.</summary>
public enum Payment
{
    /// <summary>Pending, authorized, on hold: recorded, earns nothing.</summary>
    Unpaid,

    /// <summary>Earns the paid share, but only if the order has been paid in full before.</summary>
    PartlyPaid,

    /// <summary>Paid; refunds are told separately.</summary>
    Paid,

    /// <summary>Voided, cancelled, failed, deleted: due nothing, whatever the rest says.</summary>
    Void,
}

/// <summary>One line, after its discounts.</summary>
public sealed record OrderLine
{
    public required string Id { get; init; }

    public string? ProductId { get; init; }

    public string? VariantId { get; init; }

    public string? Sku { get; init; }

    public string? Vendor { get; init; }

    public LineKind Kind { get; init; }

    /// <summary>Bought at first.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Left after edits and returns, where the storefront tells; null where it does not.</summary>
    public decimal? CurrentQuantity { get; init; }

    /// <summary>
    /// The whole line as the shopper saw it, after discounts; see <see cref="Order.PricesIncludeTax"/>.
    /// </summary>
    public required Price Net { get; init; }

    public Price Tax { get; init; }

    public LineFacts? Facts { get; init; }
}

/// <summary>Goods earn; gift cards do not (paying with one does); the others are no goods at all.</summary>
public enum LineKind
{
    Goods,
    GiftCard,
    Tip,
    Fee,
}
