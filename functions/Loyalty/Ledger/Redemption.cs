using System.Text.Json.Serialization;
using Loyalty.Program.Kinds;

namespace Loyalty.Ledger;

/// <summary>
/// A reward taken, or points paid with: what was bought, as the program said it then, and where its code stands. It has
/// a row of its own; that its points are spent, given back or used is said by the entries alone.
/// </summary>
public sealed record Redemption
{
    /// <summary>26 of a-z and 2-7, derived from the account and the idempotency key.</summary>
    public required string Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Whom it is for, as the storefront knows them.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>The reward's code; null where points were paid with.</summary>
    public string? Reward { get; init; }

    public required RewardKind Kind { get; init; }

    /// <summary>How it comes into being, as the program names it.</summary>
    public required string Fulfilment { get; init; }

    public required Points Points { get; init; }

    /// <summary>Amount off, store credit, donation: how much; percent off: at most so much.</summary>
    public Money? Amount { get; init; }

    public decimal? Percent { get; init; }

    public string? Product { get; init; }

    /// <summary>What a product or gift is worth to its shop, where that is said.</summary>
    public Money? Worth { get; init; }

    public Money? MinimumSpend { get; init; }

    /// <summary>What the shopper enters; null where nothing is entered.</summary>
    public string? Code { get; init; }

    /// <summary>The last day it can be used, in the shop's time zone; null for no end.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>The instant that day ends.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    public RedemptionState State { get; init; }

    /// <summary>What the storefront calls it.</summary>
    public string? Reference { get; init; }

    /// <summary>Why it is not there yet, or was undone: a stable code.</summary>
    public string? Trouble { get; init; }

    /// <summary>When its making was last tried without an answer: until it is known, points stay spent.</summary>
    public DateTimeOffset? UnsureSince { get; init; }

    /// <summary>It is being undone because it could not be had.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool WasRefused { get; init; }

    /// <summary>The account it went along with, and is written on in; null while it is here.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public CustomerId? MovedTo { get; init; }

    /// <summary>Something is still to be done outside the ledger.</summary>
    public bool IsOpen => State is RedemptionState.Pending or RedemptionState.Waiting or RedemptionState.Undoing;
}

/// <summary>Where a redemption stands. Whether it was used, or its time is over, follows from the account.</summary>
public enum RedemptionState
{
    /// <summary>The points are spent; what they bought is not there yet.</summary>
    Pending,

    /// <summary>It can be used.</summary>
    Ready,

    /// <summary>The owner has to hand it over.</summary>
    Waiting,

    /// <summary>The owner has handed it over.</summary>
    HandedOver,

    /// <summary>Being taken back; the points return once it certainly cannot be used.</summary>
    Undoing,

    /// <summary>Taken back: the points are back.</summary>
    Undone,
}

/// <summary>
/// What an account remembers of a redemption until its end: the points spent, from which lots, and the code by which
/// its order is known. <paramref name="InParts"/>: a refund of part of that order gives part of the points back.
/// </summary>
public sealed record TakenReward(
    string Id,
    string? Reward,
    Points Points,
    string? Code,
    Money? Amount,
    DateOnly? ValidUntil,
    bool InParts,
    DateOnly On,
    IReadOnlyList<Lot> From)
{
    /// <summary>An order that bears its code comes no later than this many days after it could last be used.</summary>
    private const int DaysLate = 60;

    private const int DaysWithoutEnd = 365;

    /// <summary>Whether an account still has to remember it on a day.</summary>
    public bool IsKeptOn(DateOnly day) => LastDay.AddDays(DaysLate) >= day;

    /// <summary>
    /// Whether it can be taken back: until its last day, so that there is time to see it through while it is
    /// remembered.
    /// </summary>
    public bool MayReturnOn(DateOnly day) => LastDay >= day;

    private DateOnly LastDay => ValidUntil ?? On.AddDays(DaysWithoutEnd);

    /// <summary>
    /// Where so many points go back to when some have come back already: the longest-lived first, each with the expiry
    /// it had but no less than <see cref="Dates.LeastDays"/>.
    /// </summary>
    public IReadOnlyList<Lot> Back(Points points, Points already, DateOnly today)
    {
        var back = new List<Lot>();
        var skip = already;
        var missing = points;
        foreach (var lot in From.Reverse())
        {
            var left = lot.Points - Points.Min(lot.Points, skip);
            skip -= lot.Points - left;
            var share = Points.Min(left, missing);
            missing -= share;
            if (share > Points.Zero)
            {
                var dates = Dates.AtLeast(new LotDates(null, lot.ExpiresOn, lot.Rolls), today);
                back.Add(new Lot(null, dates.ExpiresOn, dates.Rolls, share));
            }
        }

        return back;
    }
}

/// <summary>A redemption an order used, and how many of its points its refunds have given back.</summary>
public sealed record UsedReward(TakenReward Taken, Points Returned);

/// <summary>Why points came back.</summary>
public enum ReturnReason
{
    /// <summary>Taken back unused, by the member or the owner.</summary>
    Revoked,

    /// <summary>It could not be had after all.</summary>
    Refused,

    /// <summary>The order it was used on was refunded, cancelled or lost to a dispute.</summary>
    Refunded,
}
