using Loyalty.Program;

namespace Loyalty.Ledger;

/// <summary>
/// Points are spent at once, on what can be had now and is paid in full; they come back when it certainly cannot be
/// used any more, or when the order it was used on is refunded. What is due is written before.
/// </summary>
public static class Redeeming
{
    /// <summary>Nobody holds more unused rewards than this.</summary>
    public const int MostUnused = 100;

    /// <summary>No storefront takes more codes for one order.</summary>
    private const int MostPerOrder = 10;

    /// <summary>Why the account alone says that it cannot be had; null where it can. Spends nothing.</summary>
    public static Problem? WhyNot(Changes changes, Redemption wanted) =>
        !changes.Account.IsMember ? Problem.NotAMember
        : changes.Account.On(changes.Today).Available is var available && wanted.Points > available
            ? Problem.PointsInsufficient(available)
        : changes.Account.Rewards?.Count(one => one.IsKeptOn(changes.Today)) >= MostUnused ? Problem.RewardsTooMany
        : null;

    /// <summary>Why it cannot be had; null where it was.</summary>
    public static Problem? Redeem(Changes changes, LoyaltyProgram program, Redemption wanted)
    {
        if (WhyNot(changes, wanted) is { } problem)
        {
            return problem;
        }

        var (_, from) = Lots.SpendFrom(changes.Account.Lots, wanted.Points, changes.Today);
        changes.Add(changes.Draft(EntryKind.Redeemed) with
        {
            Points = -wanted.Points,
            Taken = Taken(wanted, from, changes.Today),
            RollsUntil = program.Expiry is { Policy: ExpiryPolicy.Inactivity, Months: > 0 } expiry
                ? changes.Today.AddMonths(expiry.Months)
                : null,
        });
        return null;
    }

    /// <summary>
    /// The points of one that was not used come back; false where the account has none such: it was used, or is back
    /// already.
    /// </summary>
    public static bool Undo(Changes changes, string redemption, ReturnReason why)
    {
        if (changes.Account.Rewards?.FirstOrDefault(one => one.Id == redemption) is not { } taken)
        {
            return false;
        }

        changes.Add(changes.Draft(EntryKind.Returned) with
        {
            Points = taken.Points,
            Redemption = taken.Id,
            Return = why,
            Back = taken.Back(taken.Points, Points.Zero, changes.Today),
        });
        return true;
    }

    /// <summary>The owner has handed it over; false where the account has none such.</summary>
    public static bool HandOver(Changes changes, string redemption)
    {
        if (changes.Account.Rewards?.FirstOrDefault(one => one.Id == redemption) is not { } taken)
        {
            return false;
        }

        changes.Add(changes.Draft(EntryKind.Used) with { Taken = taken });
        return true;
    }

    /// <summary>What of an account an order bears the code of: one for each of its coupons, once for all.</summary>
    internal static OrderRecord Use(Changes changes, OrderRecord record)
    {
        if (changes.Account.Rewards is null || record.State.Whole is not { Coupons.Count: > 0 } order)
        {
            return record;
        }

        var coupons = order.Coupons.Distinct(StringComparer.Ordinal).ToList();
        _ = Borne(coupons, [.. (record.Used ?? []).Select(used => used.Taken)]);
        foreach (var taken in Borne(coupons, changes.Account.Rewards).Take(MostPerOrder))
        {
            record = Fold.Apply(record, changes.Add(changes.Draft(EntryKind.Used) with
            {
                Order = record.Id,
                Number = order.Number,
                Source = order.Source,
                Taken = taken,
            }));
        }

        return record;
    }

    /// <summary>
    /// Takes away each coupon that is one of these rewards': of exactly its code, or else of its code in another case,
    /// as storefronts write it; the oldest first.
    /// </summary>
    private static List<TakenReward> Borne(List<string> coupons, IReadOnlyList<TakenReward> rewards)
    {
        var borne = new List<TakenReward>();
        foreach (var same in (StringComparer[])[StringComparer.Ordinal, StringComparer.OrdinalIgnoreCase])
        {
            foreach (var taken in rewards.Where(one => !borne.Contains(one)).ToList())
            {
                var at = coupons.FindIndex(coupon => same.Equals(coupon, taken.Code));
                if (at >= 0)
                {
                    coupons.RemoveAt(at);
                    borne.Add(taken);
                }
            }
        }

        return borne;
    }

    /// <summary>
    /// Gives back of each reward the order used the share of its goods that went back, in whole points and never more
    /// than were spent; takes them again where a refund failed.
    /// </summary>
    internal static OrderRecord GiveBack(Changes changes, OrderRecord record, Rules rules)
    {
        if (record.Used is null)
        {
            return record;
        }

        var share = rules.GoneBack(record.State);
        foreach (var (taken, returned) in record.Used)
        {
            var due = taken.InParts || share >= 1 ? Whole(taken.Points.Value * share) : Points.Zero;
            if (due == returned)
            {
                continue;
            }

            record = Fold.Apply(record, changes.Add(changes.Draft(EntryKind.Returned) with
            {
                Order = record.Id,
                Number = record.State.Whole?.Number,
                Points = due - returned,
                Redemption = taken.Id,
                Return = ReturnReason.Refunded,
                Back = due > returned ? taken.Back(due - returned, returned, changes.Today) : null,
            }));
        }

        return record;
    }

    /// <summary>Downwards, but for what dividing alone has taken off a whole.</summary>
    private static Points Whole(decimal points) => new((long)Math.Floor(Math.Round(points, 9)));

    private static TakenReward Taken(Redemption wanted, IReadOnlyList<Lot> from, DateOnly today) => new(
        wanted.Id,
        wanted.Reward,
        wanted.Points,
        wanted.Code,
        wanted.Amount,
        wanted.ValidUntil,
        wanted.Kind.IsInParts,
        today,
        from);
}
