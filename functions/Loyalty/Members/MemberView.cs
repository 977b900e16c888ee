using Loyalty.Ledger;
using Loyalty.Program;

namespace Loyalty.Members;

/// <summary>
/// What a member is shown: points as they stand on a day, the tier and the way to the next, perks had and to come.
/// Codes and numbers; the owner's words in the reader's language.
/// </summary>
public sealed record MemberView(
    MemberState? State,
    PointsView Points,
    TierView Tier,
    IReadOnlyList<PerkView> Perks)
{
    /// <summary>Expiry days shown at most; the rest is further away than anyone plans.</summary>
    public const int MostExpiring = 12;

    /// <summary>A customer never seen has no account: zeros.</summary>
    public static MemberView Of(
        Account? account, LoyaltyProgram program, DateOnly today, IReadOnlyList<string> languages,
        string? market = null)
    {
        var known = account ?? new Account { Customer = new CustomerId("none", "none") };
        var held = Tiers.Held(known, program, today);
        var index = program.IndexOf(held?.Tier);
        return new MemberView(
            account?.State,
            PointsView.Of(known, today),
            TierView.Of(known, program, held, today, languages),
            [.. program.Tiers.SelectMany((tier, place) => tier.Perks
                .Where(perk => Markets.Have(perk.Markets, market) && !IsReplaced(perk, place, index, program))
                .Select(perk => PerkView.Of(perk, tier, place <= index, known.LastOrder, languages)))]);
    }

    /// <summary>A tier keeps the perks of those below it; one of the same code takes the lower one's place.</summary>
    private static bool IsReplaced(Perk perk, int place, int held, LoyaltyProgram program) =>
        program.Tiers.Take(held + 1).Skip(place + 1).Any(tier => tier.Perks.Any(other => other.Code == perk.Code));
}

/// <summary>Balance = available + pending − debt. <see cref="Recover"/> says which order the debt comes from.</summary>
public sealed record PointsView(
    Points Balance,
    Points Available,
    Points Pending,
    Points Debt,
    IReadOnlyList<DatedPoints> PendingUntil,
    IReadOnlyList<DatedPoints> Expiring,
    RecoverView? Recover)
{
    public static PointsView Of(Account account, DateOnly today)
    {
        var standing = account.On(today);
        return new PointsView(
            standing.Balance,
            standing.Available,
            standing.Pending,
            standing.Debt,
            Dated(standing.Lots.Where(lot => lot.IsPending(today)), lot => lot.AvailableOn!.Value),
            Dated(standing.Lots.Where(lot => lot.ExpiresOn is not null), lot => lot.ExpiresOn!.Value),
            account.DebtOrder is { } order ? new RecoverView(standing.Debt, order, account.DebtNumber) : null);
    }

    private static List<DatedPoints> Dated(IEnumerable<Lot> lots, Func<Lot, DateOnly> day) =>
        [.. lots.GroupBy(day).OrderBy(same => same.Key).Take(MemberView.MostExpiring)
            .Select(same => new DatedPoints(new Points(same.Sum(lot => lot.Points.Value)), same.Key))];
}

/// <summary>So many points, on a day of the shop.</summary>
public sealed record DatedPoints(Points Points, DateOnly On);

/// <summary>Points to be recovered, and from which order.</summary>
public sealed record RecoverView(Points Points, OrderId Order, string? Number);

/// <summary>The tier held, since and until when, and what is missing to the next one.</summary>
public sealed record TierView(
    string Code, string Name, decimal Multiplier, DateOnly? Since, DateOnly? Until, long Progress, NextTierView? Next,
    bool IsGiven, FallView? Falls)
{
    public static TierView Of(
        Account account, LoyaltyProgram program, TierHolding? held, DateOnly today, IReadOnlyList<string> languages)
    {
        var index = program.IndexOf(held?.Tier);
        var tier = program.Tiers[index];
        var progress = Tiers.Progress(account, program.Qualifying, today);
        var next = index + 1 < program.Tiers.Count ? program.Tiers[index + 1] : null;
        return new TierView(
            tier.Code,
            tier.Name.In(languages),
            tier.Multiplier,
            held is null ? null : ShopCalendar.DayAt(held.ReachedAt, program.TimeZone),
            held?.HeldUntil.AddDays(held.IsGiven ? 0 : program.Qualifying.GraceDays),
            progress,
            next is null
                ? null
                : new NextTierView(
                    next.Code, next.Name.In(languages), next.Threshold, Math.Max(0, next.Threshold - progress)),
            held is { IsGiven: true },
            Tiers.Ahead(account, program, today) is { } fall
                ? new FallView(
                    fall.On, fall.To, program.Tiers[program.IndexOf(fall.To)].Name.In(languages), fall.Missing)
                : null);
    }
}

/// <summary>The tier from a day on where nothing is bought until then, and what would keep the one held.</summary>
public sealed record FallView(DateOnly On, string To, string ToName, long Missing);

/// <summary>The next tier and how much of its measure is missing.</summary>
public sealed record NextTierView(string Code, string Name, long Threshold, long Missing);
