using Loyalty.Events;
using Loyalty.Program;

namespace Loyalty.Ledger;

/// <summary>
/// A member gets points for an event, as often as the program lets them. They can be used at once, lapse as the program
/// says now, and count towards no tier. Once per id of an event is the caller's to see to.
/// </summary>
public static class Granting
{
    public const string NotAMember = "not_a_member";

    public const string UnknownEvent = "event_unknown";

    public const string BadField = "event_malformed";

    public const string LimitReached = "limit_reached";

    public const string TooOld = "event_too_old";

    /// <summary>Whatever is told later could count with events forgotten by then; quarantine keeps for 30.</summary>
    public const int MostDaysLate = 60;

    /// <summary>Days of events an account remembers: the longest period that ends, and what comes late.</summary>
    public const int DaysKept = 366 + MostDaysLate;

    /// <summary>
    /// Why nothing is given, as a code; null where it is. The program in force when the event happened decides, or,
    /// where that does not know such an event, the one in force now: an owner may add what waits in quarantine. The
    /// shop's day of then is the day it counts on.
    /// </summary>
    public static string? Grant(Changes changes, ProgramHistory programs, MemberEvent told)
    {
        if (!changes.Account.IsMember)
        {
            return NotAMember;
        }

        var at = told.At < changes.At ? told.At : changes.At;
        EventRule[] known =
            [.. RulesOf(told, programs.InForceAt(at)), .. RulesOf(told, programs.InForceAt(changes.At))];
        if (known.Length == 0)
        {
            return UnknownEvent;
        }

        if (known.FirstOrDefault(one => EventSchema.BadField(told, one) is null) is not { } rule)
        {
            return BadField;
        }

        var day = programs.DayAt(at);
        if (day < changes.Today.AddDays(-MostDaysLate))
        {
            return TooOld;
        }

        if (!rule.Limits.All(limit => changes.Account.GrantedIn(told.Code, limit.Per, day) < limit.Most))
        {
            return LimitReached;
        }

        changes.Add(changes.Draft(EntryKind.Granted) with
        {
            Points = new Points(rule.Points),
            Lot = Dates.Given(programs.InForceAt(changes.At), changes.Account.Lots, changes.Today),
            Event = new GrantedEvent(told.Code, day),
        });
        return null;
    }

    private static IEnumerable<EventRule> RulesOf(MemberEvent told, LoyaltyProgram program) =>
        (program.Earning?.Events ?? []).Where(one => one.Code == told.Code);
}

/// <summary>The event points were given for, and the shop's day it happened on.</summary>
public sealed record GrantedEvent(string Code, DateOnly On);

/// <summary>
/// How often a member was given points for one kind of event: by day, for as long as a limit may ask, and in all.
/// </summary>
public sealed record GrantedEvents(long InAll, IReadOnlyDictionary<DateOnly, int> ByDay)
{
    public static GrantedEvents None { get; } = new(0, new SortedDictionary<DateOnly, int>());

    public GrantedEvents With(DateOnly on, DateOnly today)
    {
        var days = new SortedDictionary<DateOnly, int>(ByDay.ToDictionary());
        days[on] = days.GetValueOrDefault(on) + 1;
        foreach (var old in days.Keys.Where(day => day < today.AddDays(-Granting.DaysKept)).ToList())
        {
            days.Remove(old);
        }

        return new GrantedEvents(InAll + 1, days);
    }

    /// <summary>With another account's, or, negative, without them.</summary>
    public GrantedEvents With(GrantedEvents others, int sign)
    {
        var days = new SortedDictionary<DateOnly, int>(ByDay.ToDictionary());
        foreach (var (day, count) in others.ByDay)
        {
            days[day] = days.GetValueOrDefault(day) + (sign * count);
            if (days[day] <= 0)
            {
                days.Remove(day);
            }
        }

        return new GrantedEvents(Math.Max(0, InAll + (sign * others.InAll)), days);
    }

    /// <summary>How often in the period around a day.</summary>
    public long In(EventPeriod period, DateOnly day)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return period switch
        {
            EventPeriod.Day => Between(day, day),
            EventPeriod.Week => Between(monday, monday.AddDays(6)),
            EventPeriod.Month => Between(new DateOnly(day.Year, day.Month, 1), new DateOnly(day.Year, day.Month, 1)
                .AddMonths(1).AddDays(-1)),
            EventPeriod.Year => Between(new DateOnly(day.Year, 1, 1), new DateOnly(day.Year, 12, 31)),
            _ => InAll,
        };
    }

    private long Between(DateOnly first, DateOnly last) =>
        ByDay.Where(one => one.Key >= first && one.Key <= last).Sum(one => (long)one.Value);
}
