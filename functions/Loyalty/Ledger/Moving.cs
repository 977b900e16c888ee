using System.Globalization;
using System.Text;
using Loyalty.Program;

namespace Loyalty.Ledger;

/// <summary>
/// Two accounts of one person become one, and two again. The balance goes in one entry on each side, with its lots and
/// everything else the account is; the orders follow one by one, each with the points that are its own. History stays
/// where it was written. What is due is written before.
/// </summary>
public static class Moving
{
    /// <summary>So many accounts come to one at most, whichever came to which before.</summary>
    public const int MostCame = 20;

    /// <summary>How many have come to an account, and to those that came to it.</summary>
    public static int CameTo(Account? account) => account?.Came?.Sum(one => 1 + (one.Also?.Count ?? 0)) ?? 0;

    /// <summary>A move's id: the same for whoever finishes it, another for every further one.</summary>
    public static string IdOf(CustomerId from, CustomerId to, long sequence) => EntryText.Hash(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{from}\n{to}\n{sequence}")))[..24];

    /// <summary>
    /// Everything goes to another account. <paramref name="isOwners"/>: only the owner joins again what the owner has
    /// parted. Why it cannot be done; null where it was.
    /// </summary>
    public static Problem? Begin(Changes changes, CustomerId to, string move, bool isOwners)
    {
        var account = changes.Account;
        if (account.Customer == to || account.MovedTo is not null || account.Move is not null)
        {
            return Problem.MergeImpossible;
        }

        if (!isOwners && account.Parted?.Contains(to) is true)
        {
            return Problem.MergeImpossible;
        }

        changes.Add(changes.Draft(EntryKind.MovedOut) with
        {
            Points = -account.Balance,
            Move = new MovePart(move, to, Carried: Bare(account)),
        });
        return null;
    }

    /// <summary>
    /// What another account has sent comes in; the tiers are those of both, and what both together reach. Whoever is a
    /// member by it has orders of their own that count from now on: they are settled next.
    /// </summary>
    public static void Receive(Changes changes, LoyaltyProgram program, MovePart sent, CustomerId from)
    {
        var carried = sent.Carried!;
        var before = changes.Account;
        changes.Add(changes.Draft(EntryKind.MovedIn) with
        {
            Points = carried.Balance,
            Move = new MovePart(sent.Id, from, sent.IsUndo, carried),
        });
        if (sent.IsUndo)
        {
            return;
        }

        Membership.JoinAutomatically(changes, program);

        var both = Tiers.On(before, program, changes.Today)
            .Concat(Tiers.On(carried, program, changes.Today))
            .GroupBy(holding => holding.Tier, StringComparer.Ordinal)
            .Select(same => same.MaxBy(holding => holding.HeldUntil)!)
            .OrderBy(holding => program.IndexOf(holding.Tier)).ToList();
        Hold(changes, program, both);
    }

    /// <summary>What was sent away arrives nowhere else, and comes back.</summary>
    public static void TurnBack(Changes changes, MovePart sent) =>
        changes.Add(changes.Draft(EntryKind.MovedIn) with
        {
            Points = sent.Carried!.Balance,
            Move = new MovePart(sent.Id, sent.Other, IsUndo: true, sent.Carried),
        });

    /// <summary>
    /// The last merge but none is undone: what came goes back, with what its orders have changed by since.
    /// <paramref name="orders"/> are those that came by it, as they stand, each with what it brought.
    /// </summary>
    public static Problem? BeginUndo(
        Changes changes, LoyaltyProgram program, CameMove came, Account carried,
        IReadOnlyList<(OrderRecord Now, OrderRecord Brought)> orders)
    {
        var account = changes.Account;
        if (account.MovedTo is not null || account.Move is not null || account.Came?[^1].Id != came.Id)
        {
            return Problem.MergeFinal;
        }

        var back = MoveFold.AsSaid(Back(account, carried, orders, changes.Today), came);
        changes.Add(changes.Draft(EntryKind.MovedOut) with
        {
            Points = -back.Balance,
            Move = new MovePart(came.Id, came.From, IsUndo: true, Carried: back),
            Lot = Dates.Given(program, account.Lots, changes.Today),
        });
        Hold(changes, program, Tiers.After(changes.Account, program, isReversal: true, changes.Today));
        return null;
    }

    /// <summary>An order leaves, with the points that are its own; its row keeps what is known of it.</summary>
    public static OrderRecord TakeOut(Changes changes, OrderRecord record, string move, CustomerId to) =>
        Fold.Apply(record, changes.Add(changes.Draft(EntryKind.OrderMovedOut) with
        {
            Order = record.Id,
            Number = record.State.Whole?.Number,
            Move = new MovePart(move, to),
            Brought = record with { State = new Orders.OrderState(), CameBy = null, Arrived = null },
        }));

    /// <summary>
    /// An order that turns out to be another customer's: here it is settled to nought, there it is settled anew under
    /// the same terms.
    /// </summary>
    public static OrderRecord PassOn(Changes changes, OrderRecord record, CustomerId to, Rules rules)
    {
        var move = IdOf(changes.Account.Customer, to, changes.Account.Sequence);
        var nought = Settling.ToNought(changes, record, rules);
        return Fold.Apply(nought, changes.Add(changes.Draft(EntryKind.OrderMovedOut) with
        {
            Order = record.Id,
            Number = record.State.Whole?.Number,
            Move = new MovePart(move, to),
            Brought = new OrderRecord { Id = record.Id, Terms = record.Terms, Used = record.Used },
        }));
    }

    /// <summary>
    /// An order comes, with the points that are its own and what is known of it; what was only recorded where it comes
    /// from earns now, if its buyer is a member here. <paramref name="left"/> is what it left here before: one that
    /// comes back by the move it left by is again one that came by the move before.
    /// </summary>
    public static OrderRecord BringIn(
        Changes changes, OrderRecord sent, OrderRecord brought, CustomerId from, Rules rules, OrderRecord? left = null)
    {
        var isBack = left?.Moved?.Move == sent.Moved!.Move;
        var known = brought.Recorded == Points.Zero && !changes.Account.IsMember
            ? new OrderRecord { Id = brought.Id } : brought;
        var record = Fold.Apply(
            new OrderRecord { Id = sent.Id, State = sent.State },
            changes.Add(changes.Draft(EntryKind.OrderMovedIn) with
            {
                Order = sent.Id,
                Number = sent.State.Whole?.Number,
                Move = new MovePart(sent.Moved.Move, from, isBack),
                Brought = known with { CameBy = isBack ? left!.CameBy : null, Arrived = null },
            }));
        return Settling.Settle(changes, record, record.State, rules);
    }

    /// <summary>Everything has arrived.</summary>
    public static void End(Changes changes)
    {
        if (changes.Account.Move is { } open)
        {
            changes.Add(changes.Draft(EntryKind.MoveEnded) with { Move = new MovePart(open.Id, open.To, open.IsUndo) });
        }
    }

    /// <summary>
    /// What goes back: the lots that came and live, those that have lapsed since as lapsed, the debt, and what became
    /// of the orders.
    /// </summary>
    private static Account Back(
        Account account, Account carried, IReadOnlyList<(OrderRecord Now, OrderRecord Brought)> orders, DateOnly today)
    {
        var rolling = account.Lots.FirstOrDefault(lot => lot.Rolls)?.ExpiresOn;
        var lots = carried.Lots.Select(AsItLives).ToList();
        var lapsed = lots.Where(lot => lot.IsExpired(today)).Select(lot => lot with { AvailableOn = null }).ToList();
        var back = carried with
        {
            Lots = Lots.On([.. lots.Where(lot => !lot.IsExpired(today))], today),
            Lapsed = MoveFold.Sum(carried.Lapsed, lapsed),
            Rewards = carried.Rewards?.Where(one => account.Rewards?.Any(other => other.Id == one.Id) is true).ToList()
                is { Count: > 0 } unused ? unused : null,
        };
        var spared = new Points(lapsed.Sum(lot => lot.Points.Value));
        foreach (var (now, brought) in orders)
        {
            (back, spared) = With(back, now, brought, spared, today, AsItLives);
        }

        return back;

        Lot AsItLives(Lot lot) =>
            lot.Rolls && rolling > lot.ExpiresOn && account.LapsedOf(MoveFold.Dates(lot)) is null
                ? lot with { ExpiresOn = rolling } : lot;
    }

    /// <summary>
    /// With what an order has changed by. What it lost meanwhile may have been taken from points that had not lapsed
    /// by then: nobody owes for those.
    /// </summary>
    private static (Account Back, Points Spared) With(
        Account back, OrderRecord now, OrderRecord brought, Points spared, DateOnly today, Func<Lot, Lot> asItLives)
    {
        var changed = Sum(now) - Sum(brought);
        var progress = now.Progress - brought.Progress;
        var after = progress == 0 ? back : Fold.Progressed(back, now.Month ?? brought.Month!.Value, progress, today);
        after = now.Terms is not null && brought.Terms is null ? after with { Orders = after.Orders + 1 } : after;
        if (changed > Points.Zero)
        {
            var dates = now.Lot ?? new LotDates(null, null);
            var lot = asItLives(new Lot(dates.AvailableOn, dates.ExpiresOn, dates.Rolls, changed));
            var lapsed = MoveFold.Sum(after.Lapsed, [lot with { AvailableOn = null }]);
            return lot.IsExpired(today)
                ? (after with { Lapsed = lapsed }, spared + changed)
                : (Fold.Credit(after, MoveFold.Dates(lot), changed, today), spared);
        }

        var (left, taken) = Lots.Take(after.Lots, now.Lot, -changed, today);
        var missing = -changed - taken;
        var forgiven = Points.Min(missing, spared);
        return (after with { Lots = left, Debt = after.Debt + (missing - forgiven) }, spared - forgiven);
    }

    /// <summary>What all entries about an order have come to.</summary>
    private static Points Sum(OrderRecord record) => record.Recorded + record.SparedExpired + record.SparedClamped
        + new Points(record.Used?.Sum(used => used.Returned.Value) ?? 0);

    private static void Hold(Changes changes, LoyaltyProgram program, IReadOnlyList<TierHolding> holdings)
    {
        Set(holdings);
        Set(Tiers.After(changes.Account, program, isReversal: false, changes.Today));

        void Set(IReadOnlyList<TierHolding> held)
        {
            if (!held.SequenceEqual(changes.Account.Holdings))
            {
                changes.Add(changes.Draft(EntryKind.Tier) with { Holdings = held });
            }
        }
    }

    /// <summary>Without what is its own alone: its place in the chain, and with whom it was parted.</summary>
    private static Account Bare(Account account) =>
        account with { Sequence = 0, Hash = "", Parted = null };
}
