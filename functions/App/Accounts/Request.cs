using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.App.Telemetry;
using Loyalty.Events;
using Loyalty.Ledger;
using Loyalty.Orders;

namespace Loyalty.App.Accounts;

/// <summary>Something asked of one account, waiting for its turn.</summary>
public abstract record Request
{
    private Request()
    {
    }

    /// <summary>
    /// A whole order of this customer's, or a part of one; <paramref name="Waited"/> is what came before its owner was
    /// known.
    /// </summary>
    public sealed record OrderNews(
        OrderId Order, Order? Whole, OrderPart? Part, OrderState? Waited, DateTimeOffset ArrivedAt) : Request;

    /// <summary>The customer was seen, or is gone.</summary>
    public sealed record CustomerNews(bool IsGone) : Request;

    /// <summary>
    /// The member's own word to join, once per key; <paramref name="Said"/> tells a repeat from another request.
    /// </summary>
    public sealed record Join(string Key, string Language, string Said) : Request;

    /// <summary>
    /// One entry once per key; <see cref="Said"/> tells a repeat from another request. A trial only says what it would
    /// come to.
    /// </summary>
    public abstract record Keyed(string Key, bool IsTrial) : Request
    {
        public abstract string Said { get; }
    }

    /// <summary>The owner gives points or takes some.</summary>
    public sealed record Adjust(string Key, Points Points, AdjustReason Reason, string By, bool IsTrial)
        : Keyed(Key, IsTrial)
    {
        public override string Said => $"adjust {Points} {Reason}";
    }

    /// <summary>The owner gives a tier, or ends that.</summary>
    public sealed record Place(
        string Key, string? Tier, DateOnly? Until, AdjustReason Reason, string By, bool IsTrial) : Keyed(Key, IsTrial)
    {
        public override string Said => string.Create(
            CultureInfo.InvariantCulture, $"place {Tier ?? "none"} {Until:yyyy-MM-dd} {Reason}");
    }

    /// <summary>The member did something; the same id is the same event, whatever else it says.</summary>
    public sealed record Event(MemberEvent Told) : Keyed("event:" + Told.Id, false)
    {
        public override string Said => "event";
    }

    /// <summary>
    /// The member asks for a reward, once per key; <paramref name="Said"/> tells a repeat from another request.
    /// <paramref name="Wanted"/> names it in the account where it is settled, so that it is another one in another.
    /// </summary>
    public sealed record Redeem(string Key, Func<CustomerId, Wanted> Wanted, string Said) : Request;

    /// <summary>A redemption comes to its end, with what that means for its points.</summary>
    public sealed record EndRedemption(string Id, RedemptionEnd End) : Request;

    /// <summary>Whether it reads more than an order, and is decided by itself.</summary>
    public bool GoesAlone => this is Join or Keyed or Redeem or EndRedemption;
}

/// <summary>
/// What became of a request. <paramref name="Points"/> is the difference appended, <paramref name="Balance"/> as of
/// now.
/// </summary>
public sealed record Answered(Outcome Outcome, Points Points, Points Balance, string? Problem = null)
{
    /// <summary>The number of the entry that was asked for.</summary>
    public long? Entry { get; init; }

    /// <summary>In whose account that entry stands: another's where two have become one.</summary>
    public CustomerId? At { get; init; }

    /// <summary>Why nothing was done.</summary>
    public Problem? Refused { get; init; }

    /// <summary>The redemption that was asked for.</summary>
    public Redemption? Redemption { get; init; }

    /// <summary>The line that says what may be left to do for it.</summary>
    public OpenWork? Line { get; init; }

    /// <summary>The account as it was left.</summary>
    public Account? Account { get; init; }
}

/// <summary>The outcomes of the contract that an account decides.</summary>
public enum Outcome
{
    /// <summary>An entry was appended.</summary>
    Settled,

    /// <summary>Facts were kept, no entry of the order.</summary>
    Recorded,

    /// <summary>A duplicate, or stale.</summary>
    Unchanged,

    /// <summary>Nothing was done, and why is said.</summary>
    Ignored,

    /// <summary>The order is another customer's: it needs a move.</summary>
    Elsewhere,
}

/// <summary>A request with whoever waits for its answer.</summary>
public sealed class Asked
{
    private readonly TaskCompletionSource<Answered> answer;
    private readonly CallCount? calls = CallCount.Current;

    public Asked(Shop shop, Request request)
        : this(shop, request, new TaskCompletionSource<Answered>(TaskCreationOptions.RunContinuationsAsynchronously))
    {
    }

    private Asked(Shop shop, Request request, TaskCompletionSource<Answered> answer) =>
        (Shop, Request, this.answer) = (shop, request, answer);

    [SetsRequiredMembers]
    private Asked(Asked asked, Request request)
        : this(asked.Shop, request, asked.answer) =>
        (Span, calls, Work, For) = (asked.Span, asked.calls, asked.Work, asked.For);

    public Shop Shop { get; }

    public Request Request { get; }

    /// <summary>For whom it was asked, wherever everything about them is by now.</summary>
    public required CustomerId For { get; init; }

    public Task<Answered> Answer => answer.Task;

    /// <summary>The span it was asked in.</summary>
    public ActivityContext Span { get; } = Activity.Current?.Context ?? default;

    /// <summary>What it is settled in, together with others; set before it is.</summary>
    public DoneTogether? Work { private get; set; }

    /// <summary>The same waiting caller with more to say.</summary>
    public Asked With(Request request) => new(this, request);

    /// <summary>
    /// Throws where the shop was read too long ago to decide by its program; repeating reads it again.
    /// </summary>
    public void MustBeFresh(TimeProvider clock)
    {
        if (Shop.ReadAt is { } at && clock.GetElapsedTime(at) > ShopList.GoodFor)
        {
            throw new TooBusyException();
        }
    }

    public void Reply(Answered answered)
    {
        Charge();
        answer.TrySetResult(answered);
    }

    public void Fail(Exception reason)
    {
        Charge();
        answer.TrySetException(reason);
    }

    /// <summary>Before the answer, which whoever waits goes on from; once.</summary>
    private void Charge()
    {
        if (!answer.Task.IsCompleted)
        {
            Work?.Charge(calls);
        }
    }
}
