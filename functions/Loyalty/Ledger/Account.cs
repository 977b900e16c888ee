using System.Text.Json.Serialization;
using Loyalty.Orders;

namespace Loyalty.Ledger;

/// <summary>
/// The state folded from a customer's entries, used for deciding. It changes only by folding entries
/// (<see cref="Fold"/>), so it can always be rebuilt. Balance = points of all lots − debt.
/// </summary>
public sealed record Account
{
    public required CustomerId Customer { get; init; }

    public MemberState State { get; init; }

    /// <summary>The last entry's number and hash.</summary>
    public long Sequence { get; init; }

    public string Hash { get; init; } = "";

    public IReadOnlyList<Lot> Lots { get; init; } = [];

    /// <summary>What was taken and not there; the next earnings absorb it.</summary>
    public Points Debt { get; init; }

    /// <summary>The order whose reversal last made debt.</summary>
    public OrderId? DebtOrder { get; init; }

    public string? DebtNumber { get; init; }

    /// <summary>
    /// Points that expired, by the last day they could be used: a later reversal does not take them again.
    /// </summary>
    public IReadOnlyList<Lot> Lapsed { get; init; } = [];

    /// <summary>When the latest of the orders that earned was paid: no tier was reached before it.</summary>
    public DateTimeOffset? LastPaidAt { get; init; }

    /// <summary>
    /// Tier progress by month (year × 12 + month), of the last <see cref="MonthsKept"/>; older months are one sum.
    /// </summary>
    public IReadOnlyDictionary<int, long> Progress { get; init; } = new SortedDictionary<int, long>();

    public long ProgressBefore { get; init; }

    /// <summary>Tiers held above the first, lowest first.</summary>
    public IReadOnlyList<TierHolding> Holdings { get; init; } = [];

    /// <summary>The tier the owner gave; it counts through its day.</summary>
    public PlacedTier? Placed { get; init; }

    /// <summary>How many orders have earned, whatever became of them since.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Orders { get; init; }

    /// <summary>The order that was paid last of those that earned.</summary>
    public OrderId? LastOrder { get; init; }

    /// <summary>What was given for events, by their codes; null where nothing was.</summary>
    public IReadOnlyDictionary<string, GrantedEvents>? Granted { get; init; }

    /// <summary>Redemptions neither used nor taken back, oldest first; null where there are none.</summary>
    public IReadOnlyList<TakenReward>? Rewards { get; init; }

    /// <summary>How many of each reward were taken and not taken back; null where none was.</summary>
    public IReadOnlyDictionary<string, int>? Had { get; init; }

    /// <summary>Whose account it has been merged into: everything that is about this one is about that.</summary>
    public CustomerId? MovedTo { get; init; }

    /// <summary>The move it has begun and not ended; null where there is none.</summary>
    public OpenMove? Move { get; init; }

    /// <summary>The accounts merged into it, oldest first; null where there are none.</summary>
    public IReadOnlyList<CameMove>? Came { get; init; }

    /// <summary>Accounts the owner has parted from it again: nothing but the owner merges them.</summary>
    public IReadOnlyList<CustomerId>? Parted { get; init; }

    /// <summary>
    /// Orders placed before this day earn nothing: they were too old when the member joined. Null: all count.
    /// </summary>
    public DateOnly? CountsFrom { get; init; }

    public const int MonthsKept = 30;

    public Points Balance => new Points(Lots.Sum(lot => lot.Points.Value)) - Debt;

    public bool IsMember => State == MemberState.Member;

    /// <summary>How often points were given for an event in the period around a day.</summary>
    public long GrantedIn(string code, Program.EventPeriod period, DateOnly day) =>
        (Granted?.GetValueOrDefault(code) ?? GrantedEvents.None).In(period, day);

    /// <summary>
    /// What expired of the lot with these dates, once it did. A lot that rolls expired on the first such day that is
    /// not before the day it was given.
    /// </summary>
    public Lot? LapsedOf(LotDates? dates) => dates is null ? null : Lapsed.FirstOrDefault(lot =>
        lot.Rolls == dates.Rolls
            && (dates.Rolls ? lot.ExpiresOn >= dates.ExpiresOn : lot.ExpiresOn == dates.ExpiresOn));

    /// <summary>The points as they stand on a day; lots that have lapsed by then count no more.</summary>
    public Standing On(DateOnly today)
    {
        var live = Ledger.Lots.On([.. Lots.Where(lot => !lot.IsExpired(today))], today);
        var available = live.Where(lot => !lot.IsPending(today)).Sum(lot => lot.Points.Value);
        var pending = live.Where(lot => lot.IsPending(today)).Sum(lot => lot.Points.Value);
        return new Standing(new Points(available), new Points(pending), Debt, live);
    }
}

/// <summary>Balance = available + pending − debt, on one day.</summary>
public sealed record Standing(Points Available, Points Pending, Points Debt, IReadOnlyList<Lot> Lots)
{
    public Points Balance => Available + Pending - Debt;
}

/// <summary>What the customer is to the program. A guest is a <see cref="Customer"/> known by a hash only.</summary>
public enum MemberState
{
    Customer,
    Member,
    Left,

    /// <summary>Merged into another account.</summary>
    Moved,
}

/// <summary>
/// One order's row: what is known of it, and what the entries say of it so far (terms, points, progress, lot, spared).
/// </summary>
public sealed record OrderRecord
{
    public required OrderId Id { get; init; }

    public OrderState State { get; init; } = new();

    public Program.Terms? Terms { get; init; }

    public Points Recorded { get; init; }

    public long Progress { get; init; }

    public int? Month { get; init; }

    /// <summary>Where its points are: one lot at a time.</summary>
    public LotDates? Lot { get; init; }

    /// <summary>How many of the points recorded had expired in a lot it no longer has.</summary>
    public Points Lapsed { get; init; }

    public Points SparedExpired { get; init; }

    public Points SparedClamped { get; init; }

    /// <summary>Where the order has gone; null while it is this account's.</summary>
    public MovedOrder? Moved { get; init; }

    /// <summary>The move it came by; null where it did not.</summary>
    public string? CameBy { get; init; }

    /// <summary>The last move it arrived here by, be it a merge undone.</summary>
    public string? Arrived { get; init; }

    /// <summary>Redemptions it was paid with; null where there are none.</summary>
    public IReadOnlyList<UsedReward>? Used { get; init; }
}
