namespace Loyalty.Ledger;

/// <summary>
/// How an entry changes the account and its order. Knows no program, no clock and no time zone: an entry carries what it
/// needs, so that accounts and orders rebuilt from their entries equal the stored ones.
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
            EntryKind.Joined => on with { State = MemberState.Member, CountsFrom = entry.CountsFrom },
            EntryKind.Left => on with { State = MemberState.Left },
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
        },
        { Kind: EntryKind.Spared, Spare: SpareReason.Expired } =>
            record with { SparedExpired = record.SparedExpired + entry.Points },
        { Kind: EntryKind.Spared } => record with { SparedClamped = record.SparedClamped + entry.Points },
        _ => record,
    };

    private static Account OfOrder(Account account, Entry entry)
    {
        var moved = entry.MovedFrom is { } from ? Move(account, from, entry) : account;
        var after = entry.Points > Points.Zero ? Credit(moved, entry.Lot!, entry.Points, entry.Day)
            : entry.Points < Points.Zero ? Debit(moved, entry, -entry.Points, entry.Lapsed)
            : moved;
        if (entry.RollsUntil is { } until)
        {
            after = after with { Lots = Lots.RollOn(after.Lots, until) };
        }

        return entry.Progress == 0 ? after : Progressed(after, entry.Month!.Value, entry.Progress, entry.Day);
    }

    /// <summary>Earnings absorb debt first.</summary>
    private static Account Credit(Account account, LotDates dates, Points points, DateOnly day)
    {
        var absorbed = Points.Min(account.Debt, points);
        return account with
        {
            Debt = account.Debt - absorbed,
            Lots = Lots.Add(account.Lots, dates, points - absorbed, day),
        };
    }

    /// <summary>What the lots do not give becomes debt; the share that had lapsed is debt until the next entry spares it.</summary>
    private static Account Debit(Account account, Entry entry, Points points, Points lapsed)
    {
        var (left, taken) = Lots.Take(account.Lots, entry.Lot, points - lapsed, entry.Day);
        var missing = points - taken;
        return account with
        {
            Lots = left,
            Debt = account.Debt + missing,
            DebtOrder = missing > Points.Zero ? entry.Order : account.DebtOrder,
            DebtNumber = missing > Points.Zero ? entry.Number : account.DebtNumber,
        };
    }

    private static Account Spared(Account account, Entry entry)
    {
        var after = entry.Points > Points.Zero
            ? account with { Debt = account.Debt - entry.Points }
            : Debit(account, entry, -entry.Points, Points.Zero);
        return entry.Spare == SpareReason.Expired
            ? after with { Lapsed = Lapse(after.Lapsed, entry.Lot!, -entry.Points) }
            : after;
    }

    private static Account Expired(Account account, Entry entry)
    {
        var dates = entry.Lot!;
        return account with
        {
            Lots = [.. account.Lots.Where(lot => !(lot.ExpiresOn == dates.ExpiresOn && lot.IsExpired(entry.Day)))],
            Lapsed = Lapse(account.Lapsed, dates, -entry.Points),
        };
    }

    /// <summary>Lapsed points are kept by expiry day alone.</summary>
    private static List<Lot> Lapse(IReadOnlyList<Lot> lapsed, LotDates dates, Points points)
    {
        var known = lapsed.FirstOrDefault(lot => lot.ExpiresOn == dates.ExpiresOn);
        var sum = (known?.Points ?? Points.Zero) + points;
        return
        [
            .. lapsed.Where(lot => lot != known)
                .Concat(sum > Points.Zero ? [new Lot(null, dates.ExpiresOn, false, sum)] : [])
                .OrderBy(lot => lot.ExpiresOn),
        ];
    }

    private static Account Move(Account account, LotDates from, Entry entry)
    {
        var (left, taken) = Lots.Take(account.Lots, from, entry.Moved, entry.Day);
        return account with { Lots = Lots.Add(left, entry.Lot!, taken, entry.Day) };
    }

    private static Account Progressed(Account account, int month, long progress, DateOnly day)
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
