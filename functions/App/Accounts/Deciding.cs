using Loyalty.App.Shops;
using Loyalty.Earning;
using Loyalty.Ledger;
using Loyalty.Orders;

namespace Loyalty.App.Accounts;

/// <summary>What one request does to an account: where earning is handed to the ledger. Pure.</summary>
public static class Deciding
{
    public const string NoRate = "currency_without_rate";

    public static Rules Rules(Shop shop) => new(shop.Programs, PointsFor.Order, GoneBack.Of);

    /// <summary>
    /// The answer; entries go to <paramref name="changes"/>, the order's record to <paramref name="loaded"/>.
    /// </summary>
    public static Answered Decide(Asked asked, Loaded loaded, Changes changes) => asked.Request switch
    {
        Request.OrderNews news => Decide(asked.Shop, news, loaded, changes),
        Request.CustomerNews customer => Decide(asked.Shop, customer, loaded, changes),
        _ => throw new InvalidOperationException("Decided elsewhere: " + asked.Request.GetType().Name),
    };

    /// <summary>What is done once per key: settled with the entry's number, or nothing at all.</summary>
    public static Answered Decide(Shop shop, Request.Keyed keyed, Changes changes) => keyed switch
    {
        Request.Adjust adjust => Entered(changes, adjust.Points, Adjusting.Adjust(
            changes, shop.Programs.InForceAt(changes.At), adjust.Points, adjust.Reason, adjust.By)),
        Request.Place place => Entered(changes, Points.Zero, Placing.Place(
            changes, shop.Programs.InForceAt(changes.At), place.Tier, place.Until, place.Reason, place.By)),
        Request.Event told => Decide(shop, told, changes),
        _ => throw new InvalidOperationException("Nothing done once: " + keyed.GetType().Name),
    };

    private static Answered Decide(Shop shop, Request.Event told, Changes changes)
    {
        var trial = changes.Fork();
        Membership.JoinAutomatically(trial, shop.Programs.InForceAt(changes.At));
        if (Granting.Grant(trial, shop.Programs, told.Told) is { } reason)
        {
            return new Answered(Outcome.Ignored, Points.Zero, Balance(changes), reason);
        }

        changes.Take(trial);
        return Entered(changes, changes.Entries[^1].Entry.Points, null);
    }

    private static Answered Entered(Changes changes, Points points, Problem? problem) => problem is null
        ? new Answered(Outcome.Settled, points, Balance(changes)) { Entry = changes.Account.Sequence }
        : new Answered(Outcome.Unchanged, Points.Zero, Balance(changes)) { Refused = problem };

    /// <summary>A delivery that changes nothing of its order writes nothing, whatever else is due by now.</summary>
    private static Answered Decide(Shop shop, Request.OrderNews news, Loaded loaded, Changes changes)
    {
        var program = shop.Programs.InForceAt(changes.At);
        var record = loaded[news.Order];
        if (record.Moved is not null)
        {
            return new Answered(Outcome.Elsewhere, Points.Zero, Balance(changes));
        }

        var state = WithNews(record.State, news);
        if (record.Terms is null && ReferenceEquals(state, record.State))
        {
            // Whoever has joined by themselves since has it settled with its next news, not by the same told again.
            return new Answered(Outcome.Unchanged, Points.Zero, Balance(changes), Trouble(record, program));
        }

        var trial = changes.Fork();
        Membership.JoinAutomatically(trial, program);
        var settled = Settling.Settle(trial, record, state, Rules(shop));
        if (!ReferenceEquals(settled, record))
        {
            changes.Take(trial);
        }

        var ofOrder = changes.Entries.Where(written => written.Entry.IsOfOrder);
        var points = new Points(ofOrder.Sum(written => written.Entry.Points.Value));
        var outcome = changes.Entries.Any(written => written.Entry.IsOfOrder) ? Outcome.Settled
            : ReferenceEquals(settled, record) ? Outcome.Unchanged
            : Outcome.Recorded;
        var answered = new Answered(outcome, points, Balance(changes), Trouble(settled, program));
        loaded[news.Order] = settled;
        return answered;
    }

    private static Answered Decide(Shop shop, Request.CustomerNews news, Loaded loaded, Changes changes)
    {
        var program = shop.Programs.InForceAt(changes.At);
        if (news.IsGone)
        {
            Membership.Leave(changes);
        }
        else
        {
            Membership.JoinAutomatically(changes, program);
        }

        var outcome = loaded.IsNew || changes.Entries.Count > 0 ? Outcome.Recorded : Outcome.Unchanged;
        return new Answered(outcome, Points.Zero, Balance(changes));
    }

    /// <summary>
    /// What waited may come again and again; a deletion of it counts only before the first whole order.
    /// </summary>
    private static OrderState WithNews(OrderState state, Request.OrderNews news)
    {
        var told = news.Waited is not { IsEmpty: false } waited ? state
            : state.With(state.Whole is null ? waited : waited with { DeletedAt = null });
        return news switch
        {
            { Whole: { } whole } => told.With(whole, news.ArrivedAt),
            { Part: { } part } => told.With(part, news.ArrivedAt),
            _ => told,
        };
    }

    public static Points Balance(Changes changes) => changes.Account.On(changes.Today).Balance;

    private static string? Trouble(OrderRecord record, Program.LoyaltyProgram program) =>
        record is { Terms: null, State: { PaidSince: not null, Whole: { } order } }
        && program.RateOf(order.Currency) is null && program.RateOf(order.ShopCurrency) is null
            ? NoRate
            : null;
}
