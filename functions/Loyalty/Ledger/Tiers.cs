using Loyalty.Program;

namespace Loyalty.Ledger;

/// <summary>
/// Which tier an account holds. A tier is reached by progress, held for the program's months plus grace, then assessed
/// again: kept if progress still suffices, else one step down (or all the way). One reached only through orders since
/// reversed is withdrawn at once. Pure in (account, program, day).
/// </summary>
public static class Tiers
{
    /// <summary>
    /// Progress that counts on a day. Rolling months count whole, and never less than the promised time.
    /// </summary>
    public static long Progress(Account account, Qualifying qualifying, DateOnly today)
    {
        var month = ShopCalendar.MonthOf(today);
        return qualifying.Period switch
        {
            QualifyPeriod.Lifetime => account.ProgressBefore + account.Progress.Values.Sum(),
            QualifyPeriod.CalendarYear => Between(account, month - (month % 12), month),
            _ => Between(account, month - qualifying.Months, month),
        };
    }

    /// <summary>
    /// Progress that keeps a tier when its time has run out: since it was reached, or one purchase would keep it twice;
    /// by calendar years the better of this and the last, for a year that has just begun is empty.
    /// </summary>
    private static long ProgressSince(Account account, Qualifying qualifying, DateOnly day)
    {
        var month = ShopCalendar.MonthOf(day);
        var year = month - (month % 12);
        return qualifying.Period switch
        {
            QualifyPeriod.CalendarYear =>
                Math.Max(Between(account, year - 12, year - 1), Between(account, year, month)),
            QualifyPeriod.Rolling => Between(account, month - qualifying.Months + 1, month),
            _ => Progress(account, qualifying, day),
        };
    }

    /// <summary>
    /// The tier held on a day, as the program's place of it, with the holding itself (null: the first tier).
    /// </summary>
    public static TierHolding? Held(Account account, LoyaltyProgram program, DateOnly today) =>
        Higher(On(account, program, today) is [.., var top] ? top : null, PlacedOn(account, today), program);

    /// <summary>The tier an order paid at an instant earns at: the highest one reached by then.</summary>
    public static Tier HeldAt(Account account, LoyaltyProgram program, DateTimeOffset instant, DateOnly today)
    {
        var held = On(account, program, today).LastOrDefault(holding => holding.ReachedAt <= instant);
        var placed = PlacedOn(account, today) is { } given && given.ReachedAt <= instant ? given : null;
        return program.Tiers[program.IndexOf(Higher(held, placed, program)?.Tier)];
    }

    /// <summary>
    /// The first day, of those that are announced by now, on which the member stands lower if nothing is bought until
    /// then; null where there is none.
    /// </summary>
    public static Fall? Ahead(Account account, LoyaltyProgram program, DateOnly today)
    {
        var index = program.IndexOf(Held(account, program, today)?.Tier);
        var grace = program.Qualifying.GraceDays;
        var ends = On(account, program, today).Select(holding => holding.HeldUntil.AddDays(grace))
            .Concat(account.Placed is { } placed ? [placed.Until] : []);
        foreach (var day in ends.Select(end => end.AddDays(1)).Order()
            .Where(day => day > today && day <= today.AddDays(program.Qualifying.AnnounceDays)))
        {
            var then = program.IndexOf(Held(account, program, day)?.Tier);
            if (then < index)
            {
                var missing = program.Tiers[index].Threshold - ProgressSince(account, program.Qualifying, day);
                return new Fall(day, program.Tiers[then].Code, Math.Max(0, missing));
            }
        }

        return null;
    }

    /// <summary>
    /// The holdings as they stand on a day: those whose time has run out are assessed again, as often as needed.
    /// </summary>
    public static IReadOnlyList<TierHolding> On(Account account, LoyaltyProgram program, DateOnly today)
    {
        var holdings = account.Holdings;
        while (holdings is [.., var top] && top.HeldUntil.AddDays(program.Qualifying.GraceDays) < today)
        {
            holdings = Assessed(account, program, holdings, top.HeldUntil.AddDays(program.Qualifying.GraceDays + 1));
        }

        return holdings;
    }

    /// <summary>
    /// The holdings after an order's progress changed: reached tiers are added; a reversal withdraws those that the
    /// progress of the day they were earned on no longer carries.
    /// </summary>
    public static IReadOnlyList<TierHolding> After(
        Account account, LoyaltyProgram program, bool isReversal, DateOnly today)
    {
        var holdings = On(account, program, today).ToList();
        var qualified = Qualified(Progress(account, program.Qualifying, today), program);
        while (isReversal && holdings is [.., var top] && program.IndexOf(top.Tier) > qualified
            && Progress(account, program.Qualifying, top.EarnedOn) < top.Threshold)
        {
            holdings.RemoveAt(holdings.Count - 1);
        }

        var held = program.IndexOf(holdings is [.., var highest] ? highest.Tier : null);
        for (var index = held + 1; index <= qualified; index++)
        {
            var (code, threshold) = (program.Tiers[index].Code, program.Tiers[index].Threshold);
            var until = today.AddMonths(program.Qualifying.HeldMonths);
            holdings.Add(new TierHolding(code, account.LastPaidAt ?? default, until, today, threshold));
        }

        return holdings;
    }

    /// <summary>The tier the owner gave, as a holding, on a day it counts.</summary>
    private static TierHolding? PlacedOn(Account account, DateOnly today) =>
        account.Placed is { } placed && placed.Until >= today
            ? new TierHolding(placed.Tier, placed.Since, placed.Until, today, 0) { IsGiven = true }
            : null;

    /// <summary>What is reached goes before what is given, where both are as high.</summary>
    private static TierHolding? Higher(TierHolding? reached, TierHolding? given, LoyaltyProgram program) =>
        program.IndexOf(given?.Tier) > program.IndexOf(reached?.Tier) ? given : reached;

    private static List<TierHolding> Assessed(
        Account account, LoyaltyProgram program, IReadOnlyList<TierHolding> holdings, DateOnly day)
    {
        var top = holdings[^1];
        var index = program.IndexOf(top.Tier);
        var qualified = Qualified(ProgressSince(account, program.Qualifying, day), program);
        var until = day.AddMonths(program.Qualifying.HeldMonths);
        if (index > 0 && qualified >= index)
        {
            var kept = top with { HeldUntil = until, EarnedOn = day, Threshold = program.Tiers[index].Threshold };
            return [.. holdings.Take(holdings.Count - 1), kept];
        }

        var next = program.Qualifying.FallsAllTheWay ? qualified : Math.Max(qualified, index - 1);
        var below = holdings.Take(holdings.Count - 1).Where(holding => program.IndexOf(holding.Tier) < next);
        var carried = qualified >= next ? program.Tiers[next].Threshold : 0;
        return next <= 0
            ? [] : [.. below, new TierHolding(program.Tiers[next].Code, top.ReachedAt, until, day, carried)];
    }

    private static int Qualified(long progress, LoyaltyProgram program)
    {
        var index = program.Tiers.Count - 1;
        while (index > 0 && program.Tiers[index].Threshold > progress)
        {
            index--;
        }

        return index;
    }

    private static long Between(Account account, int from, int through) =>
        account.Progress.Where(pair => pair.Key >= from && pair.Key <= through).Sum(pair => pair.Value);
}
