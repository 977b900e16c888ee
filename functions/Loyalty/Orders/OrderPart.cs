namespace Loyalty.Orders;

/// <summary>News of an order that is not the whole order. Kept by its own id; the newest of each id counts.</summary>
public abstract record OrderPart
{
    private OrderPart()
    {
    }

    /// <summary>One refund.</summary>
    public sealed record Refunded(Refund Refund) : OrderPart;

    /// <summary>
    /// What has been refunded of a charge in all, told as one figure. A refund that failed at or after
    /// <paramref name="Revision"/> is taken off it again.
    /// </summary>
    public sealed record RefundedInAll(string ChargeId, Money Amount, Revision Revision) : OrderPart;

    public sealed record Disputed(Dispute Dispute) : OrderPart;

    /// <summary>
    /// The order was deleted. It has no revision: it counts from its arrival and yields to a newer whole order. What
    /// arrives again under the same delivery id is the same deletion.
    /// </summary>
    public sealed record Deleted(string? DeliveryId = null) : OrderPart;
}

/// <summary>
/// Goods given back or money returned. Lines take their share of the order; <see cref="Amount"/> is money returned
/// beyond those lines (an amount-only refund), as paid, with tax. Shipping, duties and tips are in neither.
/// </summary>
public sealed record Refund
{
    public required string Id { get; init; }

    public Revision Revision { get; init; }

    /// <summary>False for a refund that is pending or has failed.</summary>
    public bool Succeeded { get; init; } = true;

    public bool Failed { get; init; }

    public IReadOnlyList<RefundedLine> Lines { get; init; } = [];

    public Price Amount { get; init; }
}

/// <summary>How many of a line came back.</summary>
public sealed record RefundedLine(string LineId, decimal Quantity);

/// <summary>A charge contested at the bank. Open and lost ones lower what is due; a won one restores it.</summary>
public sealed record Dispute(string Id, Money Amount, DisputeState State, Revision Revision);

/// <summary>Where a dispute stands.</summary>
public enum DisputeState
{
    Open,
    Won,
    Lost,
}
