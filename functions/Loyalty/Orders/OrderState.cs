namespace Loyalty.Orders;

/// <summary>
/// What is known of one order: the newest whole order and the parts beside it. Adding news in any order, any number of
/// times, ends in the same state: the newest whole order wins, parts are kept by their own id.
/// </summary>
public sealed record OrderState
{
    /// <summary>As much as signatures allow too (Standard Webhooks, Stripe).</summary>
    public static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(5);

    private const int MostDeletions = 16;

    public Order? Whole { get; init; }

    /// <summary>Refunds told by parts, by id; those the whole order lists stay there.</summary>
    public IReadOnlyList<Refund> Refunds { get; init; } = [];

    public IReadOnlyList<OrderPart.RefundedInAll> RefundedInAll { get; init; } = [];

    public IReadOnlyList<Dispute> Disputes { get; init; } = [];

    /// <summary>When the last deletion arrived.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The delivery ids of the last deletions, so that one that comes again is known.</summary>
    public IReadOnlyList<string> Deletions { get; init; } = [];

    /// <summary>
    /// The newest word heard that it is back. It lifts, once, what had been deleted before it arrived, even where later
    /// news of the order came first.
    /// </summary>
    public Revision? RestoredBy { get; init; }

    /// <summary>
    /// Since when the order counts as paid: its own paid time, else when it was first seen paid. Told by any whole
    /// order, a stale one too; the earliest wins.
    /// </summary>
    public DateTimeOffset? PaidSince { get; init; }

    /// <summary>
    /// What the earliest revision told says of the buyer. Null where none says anything, or no program asks.
    /// </summary>
    public ToldBuyer? Buyer { get; init; }

    public bool IsEmpty =>
        Whole is null && Refunds.Count == 0 && RefundedInAll.Count == 0 && Disputes.Count == 0 && DeletedAt is null;

    /// <summary>
    /// A deletion holds until a whole order that is newer than its arrival by more than clocks may differ.
    /// </summary>
    public bool IsDeleted =>
        DeletedAt is { } deleted && (Whole is null || Whole.Revision.Sequence <= (deleted + ClocksDiffer).UtcTicks);

    /// <summary>
    /// The state with a whole order in it; the same instance where the order is a duplicate or stale.
    /// </summary>
    public OrderState With(Order order, DateTimeOffset arrivedAt)
    {
        var paidSince = Earliest(
            PaidSince, order.Payment == Payment.Paid ? order.PaidAt ?? arrivedAt : null, order.PaidAt is null);
        var newer = Whole is null || Newness.Compare(order, Whole) > 0;
        var restores = order.IsRestored && (RestoredBy is not { } before || order.Revision > before);
        var buyer = ToldBuyer.Earliest(Buyer, order);
        if (!newer && !restores && paidSince == PaidSince && ReferenceEquals(buyer, Buyer))
        {
            return this;
        }

        var state = this with { PaidSince = paidSince, Buyer = buyer, Whole = newer ? order : Whole };
        return restores ? state with { DeletedAt = null, RestoredBy = order.Revision } : state;
    }

    /// <summary>The state with a part in it; the same instance where nothing is new.</summary>
    public OrderState With(OrderPart part, DateTimeOffset arrivedAt) => part switch
    {
        OrderPart.Refunded(var refund) => Kept.Put(Refunds, refund) is { } refunds
            ? this with { Refunds = refunds } : this,
        OrderPart.RefundedInAll total =>
            Kept.Put(RefundedInAll, total) is { } totals ? this with { RefundedInAll = totals } : this,
        OrderPart.Disputed(var dispute) =>
            Kept.Put(Disputes, dispute) is { } disputes ? this with { Disputes = disputes } : this,
        OrderPart.Deleted(var delivery) => Deleted(arrivedAt, delivery is null ? [] : [delivery]),
        _ => throw new InvalidOperationException("Not a part of an order: " + part.GetType().Name),
    };

    /// <summary>
    /// Everything another state knows, taken in: what waited for the order's owner joins what the order tells.
    /// </summary>
    public OrderState With(OrderState other)
    {
        var state = other.Whole is { } whole ? With(whole, other.PaidSince ?? whole.PlacedAt) : this;
        var paidSince = Earliest(state.PaidSince, other.PaidSince, isArrival: false);
        var buyer = ToldBuyer.Earliest(state.Buyer, other.Buyer);
        state = paidSince == state.PaidSince && ReferenceEquals(buyer, state.Buyer)
            ? state : state with { PaidSince = paidSince, Buyer = buyer };
        state = other.Refunds.Aggregate(state, (all, refund) => all.With(new OrderPart.Refunded(refund), default));
        state = other.RefundedInAll.Aggregate(state, (all, total) => all.With(total, default));
        state = other.Disputes.Aggregate(state, (all, dispute) => all.With(new OrderPart.Disputed(dispute), default));
        return other.DeletedAt is { } deleted ? state.Deleted(deleted, other.Deletions) : state;
    }

    /// <summary>
    /// All refunds by id: those the whole order lists and those told by parts, each once, the newer of two.
    /// </summary>
    public IReadOnlyList<Refund> AllRefunds() =>
        Whole is null ? Refunds : Kept.Union(Refunds, Whole.Refunds);

    /// <summary>
    /// The same instance where all of these deliveries are known, or one without an id says nothing new.
    /// </summary>
    private OrderState Deleted(DateTimeOffset at, IReadOnlyList<string> deliveries)
    {
        if (deliveries.Count == 0 ? IsDeleted : deliveries.All(Deletions.Contains))
        {
            return this;
        }

        var last = NoEarlier(at);
        return this with
        {
            DeletedAt = DeletedAt > last ? DeletedAt : last,
            Deletions = [.. Deletions.Union(deliveries, StringComparer.Ordinal).TakeLast(MostDeletions)],
        };
    }

    /// <summary>What is known came before what arrives now, whatever the clock of its storefront said.</summary>
    private DateTimeOffset NoEarlier(DateTimeOffset arrivedAt) =>
        Whole is { Revision.Sequence: var told } && told > arrivedAt.UtcTicks
            ? new DateTimeOffset(told, TimeSpan.Zero)
            : arrivedAt;

    private static DateTimeOffset? Earliest(DateTimeOffset? known, DateTimeOffset? told, bool isArrival) =>
        told is null || (known is not null && (isArrival || known <= told)) ? known : told;
}
