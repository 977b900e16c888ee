using System.Globalization;

namespace Loyalty.Program.Guarding;

/// <summary>
/// What members have to be told of beforehand: a rate cut, and points that expire sooner. Points already earned keep
/// their terms either way.
/// </summary>
public static class NoticeNeeded
{
    /// <summary>How long before it takes effect.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(30);

    /// <summary>
    /// The flaws of putting a program now: it takes something away too soon or without a word, or makes the version
    /// that follows do so.
    /// </summary>
    public static IReadOnlyList<Flaw> Flaws(ProgramHistory programs, LoyaltyProgram program, DateTimeOffset now)
    {
        var before = Before(programs.Versions, program.InForceFrom);
        var worse = Between(before, program);
        var next = programs.Versions.FirstOrDefault(one => one.InForceFrom > program.InForceFrom);
        return
        [
            .. program.InForceFrom - now >= Ahead ? [] : worse.Select(place => new Flaw(place, Flaw.NoticeTooShort)),
            .. worse.Count == 0 || program.Notice is not null
                ? Array.Empty<Flaw>() : [new Flaw("/notice", Flaw.NoticeMissing)],
            .. next is null ? [] : Following(before, program, next, now),
        ];
    }

    /// <summary>The flaws of taking a version back that is not in force yet.</summary>
    public static IReadOnlyList<Flaw> FlawsWithout(ProgramHistory programs, LoyaltyProgram gone, DateTimeOffset now)
    {
        var rest = programs.Versions.Where(one => one != gone).ToList();
        var before = Before(rest, gone.InForceFrom);
        return rest.Find(one => one.InForceFrom > gone.InForceFrom) is { } next
            ? [.. Following(gone, before, next, now)]
            : [];
    }

    /// <summary>
    /// Places at which <paramref name="after"/> gives less than <paramref name="before"/>, in its document.
    /// </summary>
    public static IReadOnlyList<string> Between(LoyaltyProgram before, LoyaltyProgram after) =>
        [
            .. Rates(before, after),
            .. Everywhere(before, after),
            .. Tiers(before, after),
            .. Expiry(before.Expiry, after.Expiry),
        ];

    /// <summary>
    /// Where a version that was put already takes away what it did not by its old forerunner: that was not announced
    /// with it, so that it has to be as if it were put now.
    /// </summary>
    private static IEnumerable<Flaw> Following(
        LoyaltyProgram old, LoyaltyProgram forerunner, LoyaltyProgram next, DateTimeOffset now) =>
        next.Notice is not null && next.InForceFrom - now >= Ahead ? []
            : Between(forerunner, next).Except(Between(old, next), StringComparer.Ordinal)
                .Select(place => new Flaw(place, Flaw.NextUnannounced));

    /// <summary>
    /// The version in force until an instant. One of the same instant was never in force, and speaks for nothing.
    /// </summary>
    private static LoyaltyProgram Before(IReadOnlyList<LoyaltyProgram> versions, DateTimeOffset instant) =>
        versions.LastOrDefault(one => one.InForceFrom < instant) ?? versions[0];

    private static IEnumerable<string> Rates(LoyaltyProgram before, LoyaltyProgram after)
    {
        foreach (var rate in before.Rates)
        {
            var index = after.Rates.ToList().FindIndex(other => other.Currency == rate.Currency);
            if (index < 0)
            {
                yield return "/rates";
            }
            else if (after.Rates[index].Points * rate.PerMinor < rate.Points * after.Rates[index].PerMinor)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"/rates/{index}");
            }
        }
    }

    /// <summary>A rate may also be cut by what counts, or by a rule that lowers every order.</summary>
    private static IEnumerable<string> Everywhere(LoyaltyProgram before, LoyaltyProgram after)
    {
        if (after.Base.Tax != before.Base.Tax
            && (after.Base.Tax == TaxRule.Excluded || before.Base.Tax == TaxRule.Included))
        {
            yield return "/base/tax";
        }

        if (before.Base.Shipping && !after.Base.Shipping)
        {
            yield return "/base/shipping";
        }

        if (OfAll(after) < OfAll(before))
        {
            yield return "/earning/rules";
        }

        decimal OfAll(LoyaltyProgram program) => (program.Earning?.Rules ?? [])
            .Where(rule => rule is
            {
                Multiplier: < 1, Until: null, Weekdays: null, OrderNumber: null, Currencies: null, Tiers: null,
                Orders: null, Lines: null, Minimum: null,
            })
            .Aggregate(1m, (all, rule) => all * rule.Multiplier!.Value);
    }

    /// <summary>Who holds a tier that is gone stands in the first one.</summary>
    private static IEnumerable<string> Tiers(LoyaltyProgram before, LoyaltyProgram after)
    {
        foreach (var tier in before.Tiers)
        {
            var index = after.IndexOf(tier.Code);
            if (after.Tiers[index].Multiplier < tier.Multiplier)
            {
                yield return after.Tiers[index].Code == tier.Code
                    ? string.Create(CultureInfo.InvariantCulture, $"/tiers/{index}/multiplier") : "/tiers";
            }
        }
    }

    /// <summary>The least that a policy promises against the most that the one before did.</summary>
    private static IEnumerable<string> Expiry(Expiry before, Expiry after)
    {
        if (before.Policy == after.Policy)
        {
            return before.Policy is ExpiryPolicy.Rolling or ExpiryPolicy.Inactivity && after.Months < before.Months
                ? ["/expiry/months"] : [];
        }

        int? most = before.Policy switch
        {
            ExpiryPolicy.Rolling => before.Months,
            ExpiryPolicy.CalendarYear => 12,
            _ => null,
        };
        int? least = after.Policy switch
        {
            ExpiryPolicy.None => null,
            ExpiryPolicy.CalendarYear => 0,
            _ => after.Months,
        };
        return least is null || most <= least ? [] : ["/expiry/policy"];
    }
}
