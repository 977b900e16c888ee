using Loyalty.Orders;
using Loyalty.Program;

namespace Loyalty.Ledger;

/// <summary>
/// Brings what is recorded of one order to what it is due: the one path for paid, refunded, edited, cancelled, late,
/// twice.
/// <list type="bullet">
/// <item>Terms are fixed with the order's first entry, for its paid time, and never change.</item>
/// <item>A reversal carries the whole difference; what the member keeps is a second entry, spared, outside the
/// order.</item>
/// <item>No difference and no change of progress or dates: no entry, but for the one that fixes the terms of an order
/// the rules leave nothing of.</item>
/// </list>
/// </summary>
public static class Settling
{
    /// <summary>
    /// The order's record with the news in it and settled, and the rewards it was paid with; entries go to
    /// <paramref name="changes"/>.
    /// </summary>
    public static OrderRecord Settle(Changes changes, OrderRecord record, OrderState state, Rules rules)
    {
        var told = Redeeming.Use(changes, state == record.State ? record : record with { State = state });
        return Redeeming.GiveBack(changes, Earn(changes, told, rules), rules);
    }

    /// <summary>The order's record when it is due nothing here, whatever it is by its terms.</summary>
    internal static OrderRecord ToNought(Changes changes, OrderRecord record, Rules rules) =>
        record.Terms is null
            ? record
            : Earn(changes, record, rules with { Due = static (_, _) => Program.Due.Nothing });

    private static OrderRecord Earn(Changes changes, OrderRecord next, Rules rules)
    {
        var program = rules.Programs.InForceAt(changes.At);
        if ((next.Terms is null && !Counts(changes.Account, next, program))
            || TermsOf(changes, next, rules) is not { } terms)
        {
            return next;
        }

        Due(changes, program);
        var due = rules.Due(next.State, terms);
        var difference = due.Total - next.Recorded;
        var progress = due.Progress - next.Progress;
        var lot = LotOf(changes, next, terms, program, difference);
        var moves = next.Lot is not null && lot != next.Lot && next.Recorded > Points.Zero;
        var lapsed = LapsedOf(changes.Account, next);
        if (difference == Points.Zero && progress == 0 && !moves && !IsTurnedDown(next, terms, due))
        {
            return next;
        }

        var before = changes.Account;
        var entry = Entry(changes, next, terms, due, lot) with
        {
            Kind = difference > Points.Zero ? EntryKind.Earned
                : difference < Points.Zero ? EntryKind.Reversed
                : EntryKind.Progress,
            Points = difference,
            MovedFrom = moves ? next.Lot : null,
            Moved = moves ? next.Recorded - next.Lapsed : Points.Zero,
            Lapsed = difference < Points.Zero ? Points.Min(-difference, next.Lapsed + lapsed)
                : moves ? lapsed
                : Points.Zero,
            Progress = progress,
            Month = next.Month ?? MonthOf(next.State.Whole!, program),
            RollsUntil = Activity(next, terms, program),
        };
        next = Fold.Apply(next, changes.Add(entry));
        next = Spare(changes, next, entry, before, program);
        Retier(changes, program, progress);
        return next;
    }

    /// <summary>
    /// Writes down what is already true on this day: lots that have lapsed, each dated when it happened, and tiers
    /// whose time has run out. At most so many lots at once; false where more remain.
    /// </summary>
    public static bool Due(Changes changes, LoyaltyProgram program, int most = int.MaxValue)
    {
        var lapsed = changes.Account.Lots.Where(lot => lot.IsExpired(changes.Today))
            .GroupBy(lot => (ExpiresOn: lot.ExpiresOn!.Value, lot.Rolls)).ToList();
        foreach (var lots in lapsed.Take(most))
        {
            var day = lots.Key.ExpiresOn.AddDays(1);
            changes.Add(changes.Draft(EntryKind.Expired) with
            {
                At = ShopCalendar.StartOf(day, program.TimeZone),
                Day = day,
                Points = -new Points(lots.Sum(lot => lot.Points.Value)),
                Lot = new LotDates(null, lots.Key.ExpiresOn, lots.Key.Rolls),
            });
        }

        if (lapsed.Count > most)
        {
            return false;
        }

        var holdings = Tiers.On(changes.Account, program, changes.Today);
        if (!holdings.SequenceEqual(changes.Account.Holdings))
        {
            changes.Add(changes.Draft(EntryKind.Tier) with { Holdings = holdings });
        }

        return true;
    }

    /// <summary>
    /// What the program's rules leave nothing of is written down once: its terms are fixed, and its member reads why.
    /// </summary>
    private static bool IsTurnedDown(OrderRecord record, Terms terms, Due due) =>
        record.Terms is null && terms.Earning is not null && due.Reasons.Count > 0;

    private static int MonthOf(Order order, LoyaltyProgram program) =>
        ShopCalendar.MonthOf(ShopCalendar.DayAt(order.PlacedAt, program.TimeZone));

    private static bool Counts(Account account, OrderRecord record, LoyaltyProgram program) =>
        account.IsMember && record.State.Whole is { } order
        && (account.CountsFrom is not { } from || ShopCalendar.DayAt(order.PlacedAt, program.TimeZone) >= from);

    private static Terms? TermsOf(Changes changes, OrderRecord record, Rules rules)
    {
        if (record.Terms is not null)
        {
            return record.Terms;
        }

        if (record.State is not { Whole: { } order, PaidSince: { } paidSince })
        {
            return null;
        }

        var paidAt = paidSince < changes.At ? paidSince : changes.At;
        var program = rules.Programs.InForceAt(paidAt);
        var held = Tiers.HeldAt(changes.Account, program, paidAt, changes.Today);
        return Terms.For(order, program, held, paidAt, changes.Account.Orders + 1);
    }

    private static Entry Entry(Changes changes, OrderRecord record, Terms terms, Due due, LotDates lot) =>
        changes.Draft(EntryKind.Progress) with
        {
            Order = record.Id,
            Number = record.State.Whole?.Number,
            Source = record.State.Whole?.Source,
            Lot = lot,
            Due = due.Total,
            Recorded = record.Recorded,
            Reasons = due.Reasons,
            Terms = terms,
        };

    /// <summary>
    /// An order keeps its lot. Pending points follow the order's fulfilment; points given back live a while longer.
    /// </summary>
    private static LotDates LotOf(
        Changes changes, OrderRecord record, Terms terms, LoyaltyProgram program, Points difference)
    {
        var today = changes.Today;
        if (record.Lot is not { } known)
        {
            return Dates.Of(record.State, terms, program, today);
        }

        if (known.AvailableOn > today && record.State.Whole?.FulfilledAt is not null)
        {
            var now = Dates.Of(record.State, terms, program, today);
            known = Dates.AtLeast(known with { AvailableOn = now.AvailableOn }, today);
        }

        return difference > Points.Zero ? Dates.AtLeast(known, today) : known;
    }

    /// <summary>How many of the order's points expired in the lot it has.</summary>
    private static Points LapsedOf(Account account, OrderRecord record) =>
        Points.Min(record.Recorded - record.Lapsed, account.LapsedOf(record.Lot)?.Points ?? Points.Zero);

    private static DateOnly? Activity(OrderRecord record, Terms terms, LoyaltyProgram program) =>
        record.Terms is null && terms.Expiry.Policy == ExpiryPolicy.Inactivity && program.Expiry.Months > 0
            ? ShopCalendar.DayAt(terms.PaidAt, program.TimeZone).AddMonths(terms.Expiry.Months)
            : null;

    private static OrderRecord Spare(
        Changes changes, OrderRecord record, Entry entry, Account before, LoyaltyProgram program)
    {
        if (entry.Points > Points.Zero)
        {
            var expired = Points.Min(entry.Points, record.SparedExpired);
            var clamped = Points.Min(entry.Points - expired, record.SparedClamped);
            return Spared(Spared(record, -expired, SpareReason.Expired), -clamped, SpareReason.Clamped);
        }

        var debt = changes.Account.Debt - before.Debt - entry.Lapsed;
        return Spared(
            Spared(record, entry.Lapsed, SpareReason.Expired),
            program.Clamp ? Points.Max(Points.Zero, debt) : Points.Zero,
            SpareReason.Clamped);

        OrderRecord Spared(OrderRecord of, Points points, SpareReason reason) =>
            points == Points.Zero
                ? of
                : Fold.Apply(of, changes.Add(changes.Draft(EntryKind.Spared) with
                {
                    Order = entry.Order,
                    Number = entry.Number,
                    Lot = entry.Lot,
                    Points = points,
                    Spare = reason,
                    Lapsed = reason == SpareReason.Expired ? Points.Max(Points.Zero, points - of.Lapsed) : Points.Zero,
                }));
    }

    private static void Retier(Changes changes, LoyaltyProgram program, long progress)
    {
        if (progress == 0)
        {
            return;
        }

        var holdings = Tiers.After(changes.Account, program, progress < 0, changes.Today);
        if (!holdings.SequenceEqual(changes.Account.Holdings))
        {
            changes.Add(changes.Draft(EntryKind.Tier) with { Holdings = holdings });
        }
    }
}
