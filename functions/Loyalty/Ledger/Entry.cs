using System.Text.Json.Serialization;
using Loyalty.Program;

namespace Loyalty.Ledger;

/// <summary>
/// One immutable line of an account: a fact with everything needed to fold it and to recompute it. It is never changed
/// and never deleted; a mistake is corrected by another entry. <see cref="Previous"/> is the hash of the entry before
/// it, so that one changed byte is found.
/// </summary>
public sealed record Entry
{
    /// <summary>From 1, without gaps.</summary>
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The shop's date of <see cref="At"/>: folding needs no time zone.</summary>
    public required DateOnly Day { get; init; }

    public required EntryKind Kind { get; init; }

    /// <summary>What it adds to the balance.</summary>
    public Points Points { get; init; }

    /// <summary>
    /// The order it is about. Only earned, reversed and progress entries count towards the order's points.
    /// </summary>
    public OrderId? Order { get; init; }

    public string? Number { get; init; }

    /// <summary>Dates of the lot the points go to or come from.</summary>
    public LotDates? Lot { get; init; }

    /// <summary>Where an order's points get other dates: the dates they had, and how many there are.</summary>
    public LotDates? MovedFrom { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Points Moved { get; init; }

    /// <summary>
    /// The share whose lot has expired. Reversals: it is spared by the next entry. Spared: how much of it the account's
    /// expired lots still held. Where points move: it stays expired and is the order's own from here on.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Points Lapsed { get; init; }

    public SpareReason? Spare { get; init; }

    /// <summary>What it adds to tier progress, and the month (year × 12 + month) the order was placed in.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Progress { get; init; }

    public int? Month { get; init; }

    /// <summary>Activity: rolling lots live until this day.</summary>
    public DateOnly? RollsUntil { get; init; }

    /// <summary>Tier entries: the tiers held from here on, lowest first.</summary>
    public IReadOnlyList<TierHolding>? Holdings { get; init; }

    /// <summary>
    /// What the order is due now and what had been recorded before; the difference is <see cref="Points"/>.
    /// </summary>
    public Points? Due { get; init; }

    public Points? Recorded { get; init; }

    public IReadOnlyList<Reason>? Reasons { get; init; }

    /// <summary>The terms the order earns by.</summary>
    public Terms? Terms { get; init; }

    /// <summary>Adjusted and placed: why, as a code, and by which owner's key.</summary>
    public AdjustReason? Adjust { get; init; }

    public string? By { get; init; }

    /// <summary>Granted: for what, and on which day it counts.</summary>
    public GrantedEvent? Event { get; init; }

    /// <summary>Placed: the tier given; null where that was ended.</summary>
    public PlacedTier? Placed { get; init; }

    /// <summary>Redeemed and used: what.</summary>
    public TakenReward? Taken { get; init; }

    /// <summary>Returned: of which redemption, why, and the lots the points go to.</summary>
    public string? Redemption { get; init; }

    public ReturnReason? Return { get; init; }

    public IReadOnlyList<Lot>? Back { get; init; }

    /// <summary>Moves: the other side, and what is carried.</summary>
    public MovePart? Move { get; init; }

    /// <summary>
    /// An order that moves: what its entries had come to where it comes from; its state of facts is not among it.
    /// </summary>
    public OrderRecord? Brought { get; init; }

    /// <summary>Of an order: the storefront's own code of where it was made.</summary>
    public string? Source { get; init; }

    /// <summary>Joining: the version of the terms agreed to, and the language they were read in.</summary>
    public int? TermsVersion { get; init; }

    public string? Language { get; init; }

    /// <summary>Joining: the first day whose orders count; null where all do.</summary>
    public DateOnly? CountsFrom { get; init; }

    public required string Previous { get; init; }

    /// <summary>Whether the entry's points count towards its order's.</summary>
    public bool IsOfOrder => Kind is EntryKind.Earned or EntryKind.Reversed or EntryKind.Progress;
}

/// <summary>What happened, in the past tense.</summary>
public enum EntryKind
{
    Earned,
    Reversed,

    /// <summary>An entry of 0: only tier progress or dates changed.</summary>
    Progress,

    /// <summary>Points a reversal took that the member keeps (or, negative, no longer keeps).</summary>
    Spared,
    Expired,
    Joined,
    Left,

    /// <summary>An entry of 0: a tier was reached, kept, lost or withdrawn.</summary>
    Tier,

    /// <summary>The owner gave points or took some back, of no order.</summary>
    Adjusted,

    /// <summary>Points for an event: a review, a visit.</summary>
    Granted,

    /// <summary>An entry of 0: the owner put the member into a tier, or ended that.</summary>
    Placed,

    /// <summary>Points were spent on a reward, or on part of an order.</summary>
    Redeemed,

    /// <summary>An entry of 0: an order bears what was redeemed, or the owner has handed it over.</summary>
    Used,

    /// <summary>Redeemed points came back (or, negative, did not after all).</summary>
    Returned,

    /// <summary>The whole balance went to another account of the same person.</summary>
    MovedOut,

    /// <summary>The balance of another account of the same person came.</summary>
    MovedIn,

    /// <summary>An entry of 0: an order went to another account, with the points it has.</summary>
    OrderMovedOut,

    /// <summary>An entry of 0: an order came from another account, with the points it has.</summary>
    OrderMovedIn,

    /// <summary>An entry of 0: everything that was to move has.</summary>
    MoveEnded,
}

/// <summary>Why the owner adjusted points. A code: a free text could name somebody, and entries stay.</summary>
public enum AdjustReason
{
    Goodwill,
    Correction,
    Gift,
    Other,
}

/// <summary>Why points were spared.</summary>
public enum SpareReason
{
    /// <summary>They had already expired and are not taken a second time.</summary>
    Expired,

    /// <summary>The program does not let a reversal make debt.</summary>
    Clamped,
}

/// <summary>
/// A tier held: reached at an instant, held through a day. Progress on <paramref name="EarnedOn"/> carried it over
/// <paramref name="Threshold"/>, as it was then; 0 where it is a step down that no progress carries.
/// </summary>
public sealed record TierHolding(
    string Tier, DateTimeOffset ReachedAt, DateOnly HeldUntil, DateOnly EarnedOn, long Threshold)
{
    /// <summary>By the owner, not by progress: no grace follows it. Never stored.</summary>
    [JsonIgnore]
    public bool IsGiven { get; init; }
}

/// <summary>A tier lost from a day on: to which, and the progress missing to keep it.</summary>
public sealed record Fall(DateOnly On, string To, long Missing);
