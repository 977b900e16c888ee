using Loyalty.Program;

namespace Loyalty.Ledger;

/// <summary>
/// The owner puts a member into a tier until a day, or ends that. It lifts and never lowers: whoever has reached a
/// higher tier keeps that one.
/// </summary>
public static class Placing
{
    /// <summary>Further ahead is a slip of the hand.</summary>
    public const int MostDays = 3_660;

    /// <summary>Why it cannot be done; null where it was. A tier of null ends what was given.</summary>
    public static Problem? Place(
        Changes changes, LoyaltyProgram program, string? tier, DateOnly? until, AdjustReason reason, string by)
    {
        if (!changes.Account.IsMember)
        {
            return Problem.MemberUnknown;
        }

        if (tier is not null && (program.IndexOf(tier) == 0 || program.Tiers.All(one => one.Code != tier)))
        {
            return Problem.BadParameter("tier");
        }

        if ((tier is null) != (until is null) || until < changes.Today || until > changes.Today.AddDays(MostDays))
        {
            return Problem.BadParameter("until");
        }

        changes.Add(changes.Draft(EntryKind.Placed) with
        {
            Placed = tier is null ? null : new PlacedTier(tier, changes.At, until!.Value),
            Adjust = reason,
            By = by,
        });
        return null;
    }
}

/// <summary>A tier the owner gave: from an instant through a day.</summary>
public sealed record PlacedTier(string Tier, DateTimeOffset Since, DateOnly Until);
