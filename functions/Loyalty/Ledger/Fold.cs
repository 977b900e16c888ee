namespace Loyalty.Ledger;

/// <summary>
/// How an entry changes the account and its order. Knows no program, no clock and no time zone: an entry carries what
/// it needs, so that accounts and orders rebuilt from their entries equal the stored ones.
/// </summary>
public static class Fold
{
    public static Account Apply(Account account, Entry entry)
    {
        var on = account with
        {
            Sequence = entry.Sequence,
            Lots = Lots.On(account.Lots, entry.Day),
        };
        var after = entry.Kind switch
        {
            EntryKind.Earned or EntryKind.Reversed or EntryKind.Progress => OfOrder(on, entry),
            EntryKind.Spared => Spared(on, entry),
            EntryKind.Expired => Expired(on, entry),
            EntryKind.Tier => on with { Holdings = entry.Holdings ?? [] },
            EntryKind.Joined when entry.CountsFrom is null => on with { State = MemberState.Member, CountsFrom = null },
            EntryKind.Joined => MoveFold.Said(
                on with { State = MemberState.Member, CountsFrom = entry.CountsFrom }, MemberState.Member),
            EntryKind.Left => MoveFold.Said(on with { State = MemberState.Left }, MemberState.Left),
            EntryKind.Placed => on with { Placed = entry.Placed },
            EntryKind.Granted => Granted(on, entry),
            EntryKind.Redeemed => RewardFold.Redeemed(on, entry, entry.Taken!),
            EntryKind.Used => RewardFold.Used(on, entry.Taken!),
            EntryKind.Returned => RewardFold.Returned(on, entry),
            EntryKind.MovedOut when entry.Move!.IsUndo => MoveFold.GivenBack(on, entry),
            EntryKind.MovedOut => MoveFold.Out(on, entry),
            EntryKind.MovedIn when entry.Move!.IsUndo => MoveFold.Restored(on, entry),
            EntryKind.MovedIn => MoveFold.In(on, entry),
            EntryKind.OrderMovedOut or EntryKind.OrderMovedIn => on,
            EntryKind.MoveEnded => on with { Move = null },
            EntryKind.Adjusted when entry.Points > Points.Zero => Credit(on, entry.Lot!, entry.Points, entry.Day),
            EntryKind.Adjusted => on with { Lots = Lots.Spend(on.Lots, -entry.Points, entry.Day) },
            _ => throw new InvalidOperationException("Not an entry: " + entry.Kind),
        };
        return after.Debt == Points.Zero ? after with { DebtOrder = null, DebtNumber = null } : after;
    }

    /// <summary>The order's record after an entry about it; its state of facts is not the entries' to tell.</summary>
    public static OrderRecord Apply(OrderRecord record, Entry entry) => entry switch
    {
        { IsOfOrder: true } => record with
        {
            Terms = entry.Terms ?? record.Terms,
            Recorded = record.Recorded + entry.Points,
            Progress = record.Progress + entry.Progress,
            Month = entry.Month ?? record.Month,
            Lot = entry.Lot ?? record.Lot,
            Lapsed = record.Lapsed + (entry.Kind == EntryKind.Reversed ? Points.Zero : entry.Lapsed),
        },
        { Kind: EntryKind.Spared, Spare: SpareReason.Expired } => record with
        {
            SparedExpired = record.SparedExpired + entry.Points,
            Lapsed = record.Lapsed - (entry.Points - entry.Lapsed),
        },
        { Kind: EntryKind.Spared } => record with { SparedClamped = record.SparedClamped + entry.Points },
        { Kind: EntryKind.OrderMovedOut, Move: { } move } => MoveFold.Gone(record, move, entry.Sequence),
        { Kind: EntryKind.OrderMovedIn, Move: { } move } => MoveFold.Come(record, move, entry.Brought!),
        { Kind: EntryKind.Used, Taken: { } taken } => record with
        {
            Used = [.. record.Used ?? [], new UsedReward(taken, Points.Zero)],
        },
        { Kind: EntryKind.Returned } => record with
        {
            Used = [.. record.Used!.Select(used => used.Taken.Id != entry.Redemption
                ? used : used with { Returned = used.Returned + entry.Points })],
        },
        _ => record,
    };

    private static Account OfOrder(Account account, Entry entry)
    {
        var moved = Move(Paid(account, entry), entry);
        var after = entry.Points > Points.Zero ? Credit(moved, entry.Lot!, entry.Points, entry.Day)
            : entry.Points < Points.Zero ? Debit(moved, entry, -entry.Points, entry.Lapsed)
            : moved;
        if (entry.RollsUntil is { } until)
        {
            after = after with { Lots = Lots.RollOn(after.Lots, until) };
        }

        return entry.Progress == 0 ? after : Progressed(after, entry.Month!.Value, entry.Progress, entry.Day);
    }

    private static Account Paid(Account account, Entry entry) => entry.Terms is not { } terms
        ? account
        : account with
        {
            LastPaidAt = terms.PaidAt < account.LastPaidAt ? account.LastPaidAt : terms.PaidAt,
            LastOrder = terms.PaidAt < account.LastPaidAt ? account.LastOrder : entry.Order,
            Orders = Math.Max(account.Orders, terms.OrderNumber ?? 0),
        };

    private static Account Granted(Account account, Entry entry)
    {
        var (code, on) = entry.Event!;
        var granted = new SortedDictionary<string, GrantedEvents>(
            account.Granted?.ToDictionary() ?? [], StringComparer.Ordinal);
        granted[code] = (granted.GetValueOrDefault(code) ?? GrantedEvents.None).With(on, entry.Day);
        return Credit(account with { Granted = granted }, entry.Lot!, entry.Points, entry.Day);
    }

    /// <summary>Earnings absorb debt first.</summary>
    internal static Account Credit(Account account, LotDates dates, Points points, DateOnly day)
    {
        var absorbed = Points.Min(account.Debt, points);
        return account with
        {
            Debt = account.Debt - absorbed,
            Lots = Lots.Add(account.Lots, dates, points - absorbed, day),
        };
    }

    /// <summary>
    /// What the lots do not give becomes debt; the share that had lapsed is debt until the next entry spares it.
    /// </summary>
    internal static Account Debit(Account account, Entry entry, Points points, Points lapsed)
    {
        var (left, taken) = Lots.Take(account.Lots, entry.Lot, points - lapsed, entry.Day);
        var missing = points - taken;
        return account with
        {
            Lots = left,
            Debt = account.Debt + missing,
            DebtOrder = missing > lapsed ? entry.Order : account.DebtOrder,
            DebtNumber = missing > lapsed ? entry.Number : account.DebtNumber,
        };
    }

    private static Account Spared(Account account, Entry entry)
    {
        var after = entry.Points > Points.Zero
            ? account with { Debt = account.Debt - entry.Points }
            : Debit(account, entry, -entry.Points, Points.Zero);
        return entry.Lapsed == Points.Zero ? after : Unlapse(after, entry.Lot, entry.Lapsed);
    }

    private static Account Expired(Account account, Entry entry)
    {
        var dates = entry.Lot!;
        return account with
        {
            Lots = [.. account.Lots.Where(lot => (lot.ExpiresOn, lot.Rolls) != (dates.ExpiresOn, dates.Rolls))],
            Lapsed = [.. account.Lapsed.Append(new Lot(null, dates.ExpiresOn, dates.Rolls, -entry.Points))
                .GroupBy(lot => (lot.ExpiresOn, lot.Rolls))
                .Select(same => same.First() with { Points = new Points(same.Sum(lot => lot.Points.Value)) })
                .OrderBy(lot => lot.ExpiresOn).ThenBy(lot => lot.Rolls)],
        };
    }

    /// <summary>
    /// An order's points go where its lot is now; those that had expired leave the account and are the order's own.
    /// </summary>
    private static Account Move(Account account, Entry entry)
    {
        if (entry.MovedFrom is not { } from)
        {
            return account;
        }

        var (left, taken) = Lots.Take(account.Lots, from, entry.Moved - entry.Lapsed, entry.Day, onlyOwn: true);
        return Unlapse(account, from, entry.Lapsed) with { Lots = Lots.Add(left, entry.Lot!, taken, entry.Day) };
    }

    private static Account Unlapse(Account account, LotDates? dates, Points points) =>
        account.LapsedOf(dates) is not { } lapsed
        ? account
        : account with
        {
            Lapsed = lapsed.Points > points
                ? [.. account.Lapsed.Select(lot => lot == lapsed ? lot with { Points = lot.Points - points } : lot)]
                : [.. account.Lapsed.Where(lot => lot != lapsed)],
        };

    internal static Account Progressed(Account account, int month, long progress, DateOnly day)
    {
        var oldest = Program.ShopCalendar.MonthOf(day) - Account.MonthsKept;
        var months = new SortedDictionary<int, long>(account.Progress.ToDictionary());
        var before = account.ProgressBefore;
        if (month < oldest)
        {
            before += progress;
        }
        else
        {
            months[month] = months.GetValueOrDefault(month) + progress;
        }

        foreach (var (old, sum) in months.Where(pair => pair.Key < oldest || pair.Value == 0).ToList())
        {
            months.Remove(old);
            before += sum;
        }

        return account with { Progress = months, ProgressBefore = before };
    }
}
