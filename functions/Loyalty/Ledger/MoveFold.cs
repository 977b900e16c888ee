namespace Loyalty.Ledger;

/// <summary>
/// How a merge, and its undoing, change the accounts on both sides: what one gives, the other gets. See
/// <see cref="Fold"/>.
/// </summary>
internal static class MoveFold
{
    /// <summary>The account is left empty; its entries stay, and it says where everything is.</summary>
    public static Account Out(Account account, Entry entry) => new()
    {
        Customer = account.Customer,
        Sequence = account.Sequence,
        Hash = account.Hash,
        State = MemberState.Moved,
        Parted = Without(account.Parted, entry.Move!.Other),
        MovedTo = entry.Move.Other,
        Move = new OpenMove(entry.Move.Id, entry.Move.Other, entry.Sequence),
    };

    /// <summary>Everything another account had, beside what this one has.</summary>
    public static Account In(Account account, Entry entry)
    {
        var (from, carried) = (entry.Move!.Other, entry.Move.Carried!);
        var after = carried.Lots.Aggregate(account, (on, lot) => Fold.Credit(on, Dates(lot), lot.Points, entry.Day));
        after = carried.Debt == Points.Zero ? after : Fold.Debit(after, entry, carried.Debt, Points.Zero);
        after = carried.Progress.Aggregate(
            after, (on, month) => Fold.Progressed(on, month.Key, month.Value, entry.Day));
        var joins = after.State == MemberState.Customer
            && carried.State is MemberState.Member or MemberState.Left;
        return after with
        {
            ProgressBefore = after.ProgressBefore + carried.ProgressBefore,
            DebtOrder = after.DebtOrder ?? carried.DebtOrder,
            DebtNumber = after.DebtNumber ?? carried.DebtNumber,
            Lapsed = Sum(after.Lapsed, carried.Lapsed),
            LastOrder = after.LastPaidAt >= carried.LastPaidAt ? after.LastOrder : carried.LastOrder ?? after.LastOrder,
            LastPaidAt = after.LastPaidAt >= carried.LastPaidAt
                ? after.LastPaidAt : carried.LastPaidAt ?? after.LastPaidAt,
            Orders = after.Orders + carried.Orders,
            Granted = Sum(after.Granted, carried.Granted, 1),
            Rewards = OrNull([.. after.Rewards ?? [], .. carried.Rewards ?? []]),
            Had = Sum(after.Had, carried.Had, 1),
            Placed = after.Placed ?? carried.Placed,
            State = joins ? carried.State : after.State,
            CountsFrom = joins ? carried.CountsFrom : after.CountsFrom,
            Parted = Without(after.Parted, from),
            Came =
            [
                .. after.Came ?? [],
                new CameMove(
                    entry.Move.Id,
                    from,
                    entry.Sequence,
                    account.State,
                    account.CountsFrom,
                    OrNull([.. (carried.Came ?? []).SelectMany(one => (one.Also ?? []).Append(one.From))])),
            ],
        };
    }

    /// <summary>
    /// The merge is undone: what came and is still there goes back; what was spent meanwhile, this account owes. What
    /// has lapsed it remembers on: nobody is asked twice for points that expired.
    /// </summary>
    public static Account GivenBack(Account account, Entry entry)
    {
        var back = entry.Move!.Carried!;
        var came = account.Came!.First(one => one.Id == entry.Move.Id);
        var wasCustomer = came is { Was: MemberState.Customer, Since: null };
        var after = back.Lots.Aggregate(account, (on, lot) =>
        {
            var (left, taken) = Lots.Take(on.Lots, Dates(lot), lot.Points, entry.Day);
            return on with { Lots = left, Debt = on.Debt + (lot.Points - taken) };
        });
        after = back.Debt == Points.Zero ? after : Fold.Credit(after, entry.Lot!, back.Debt, entry.Day);
        after = back.Progress.Aggregate(
            after, (on, month) => Fold.Progressed(on, month.Key, -month.Value, entry.Day));
        return after with
        {
            ProgressBefore = after.ProgressBefore - back.ProgressBefore,
            Orders = Math.Max(0, after.Orders - back.Orders),
            Granted = Sum(after.Granted, back.Granted, -1),
            Rewards = OrNull([
                .. (after.Rewards ?? []).Where(one => back.Rewards?.Any(other => other.Id == one.Id) is not true)]),
            Had = Sum(after.Had, back.Had, -1),
            State = wasCustomer ? MemberState.Customer : after.State,
            CountsFrom = wasCustomer ? came.CountedFrom : after.CountsFrom,
            Placed = after.Placed == back.Placed ? null : after.Placed,
            Came = OrNull([.. account.Came!.Where(one => one.Id != came.Id)]),
            Parted = [.. after.Parted ?? [], entry.Move.Other],
            Move = new OpenMove(entry.Move.Id, entry.Move.Other, entry.Sequence, IsUndo: true),
        };
    }

    /// <summary>
    /// Who joins by their own word, or leaves, while they are one with others does so for good, whatever merge is
    /// undone. Nobody's own word is it where the program joins by itself.
    /// </summary>
    public static Account Said(Account account, MemberState word) => account.Came is not { } came
        ? account
        : account with { Came = [.. came.Select(one => one with { Since = word })] };

    /// <summary>What goes back: who has left as one has left.</summary>
    public static Account AsSaid(Account back, CameMove came) => came.Since != MemberState.Left
        ? back
        : Said(back with { State = back.IsMember ? MemberState.Left : back.State }, MemberState.Left);

    /// <summary>The account is as it was, with what became of its orders since.</summary>
    public static Account Restored(Account account, Entry entry) => entry.Move!.Carried! with
    {
        Customer = account.Customer,
        Sequence = account.Sequence,
        Hash = account.Hash,
        Parted = [.. account.Parted ?? [], entry.Move.Other],
    };

    /// <summary>What is left of an order where it was.</summary>
    public static OrderRecord Gone(OrderRecord record, MovePart move, long entry) => new()
    {
        Id = record.Id,
        State = record.State,
        Moved = new MovedOrder(move.Other, move.Id, entry),
        CameBy = record.CameBy,
        Arrived = record.Arrived,
    };

    /// <summary>An order where it has come to.</summary>
    public static OrderRecord Come(OrderRecord record, MovePart move, OrderRecord brought) => brought with
    {
        State = record.State,
        CameBy = move.IsUndo ? brought.CameBy : move.Id,
        Arrived = move.Id,
    };

    internal static LotDates Dates(Lot lot) => new(lot.AvailableOn, lot.ExpiresOn, lot.Rolls);

    /// <summary>What lapsed on one side and on the other.</summary>
    internal static IReadOnlyList<Lot> Sum(IReadOnlyList<Lot> lots, IReadOnlyList<Lot> others) =>
    [
        .. lots.Concat(others).GroupBy(lot => (lot.ExpiresOn, lot.Rolls))
            .Select(same => same.First() with { Points = new Points(same.Sum(lot => lot.Points.Value)) })
            .OrderBy(lot => lot.ExpiresOn).ThenBy(lot => lot.Rolls),
    ];

    private static SortedDictionary<string, int>? Sum(
        IReadOnlyDictionary<string, int>? counts, IReadOnlyDictionary<string, int>? others, int sign)
    {
        var sum = new SortedDictionary<string, int>(counts?.ToDictionary() ?? [], StringComparer.Ordinal);
        foreach (var (code, count) in others ?? new Dictionary<string, int>(StringComparer.Ordinal))
        {
            sum[code] = Math.Max(0, sum.GetValueOrDefault(code) + (sign * count));
        }

        foreach (var code in sum.Where(one => one.Value == 0).Select(one => one.Key).ToList())
        {
            sum.Remove(code);
        }

        return sum.Count == 0 ? null : sum;
    }

    private static SortedDictionary<string, GrantedEvents>? Sum(
        IReadOnlyDictionary<string, GrantedEvents>? counts, IReadOnlyDictionary<string, GrantedEvents>? others,
        int sign)
    {
        var sum = new SortedDictionary<string, GrantedEvents>(counts?.ToDictionary() ?? [], StringComparer.Ordinal);
        foreach (var (code, granted) in others ?? new Dictionary<string, GrantedEvents>(StringComparer.Ordinal))
        {
            sum[code] = (sum.GetValueOrDefault(code) ?? GrantedEvents.None).With(granted, sign);
        }

        foreach (var code in sum.Where(one => one.Value.InAll == 0).Select(one => one.Key).ToList())
        {
            sum.Remove(code);
        }

        return sum.Count == 0 ? null : sum;
    }

    private static List<CustomerId>? Without(IReadOnlyList<CustomerId>? customers, CustomerId one) =>
        OrNull([.. (customers ?? []).Where(other => other != one)]);

    private static List<T>? OrNull<T>(List<T> list) => list.Count == 0 ? null : list;
}
