using Loyalty.Program;

namespace Loyalty.Ledger;

/// <summary>
/// The owner gives a member points, or takes some back. What is given can be used at once and lapses as the program
/// says now; only points that can be used are taken. Neither counts towards a tier. What is due is written before.
/// </summary>
public static class Adjusting
{
    /// <summary>More at once is a slip of the hand.</summary>
    public const long MostPoints = 10_000_000;

    /// <summary>Why it cannot be done; null where it was.</summary>
    public static Problem? Adjust(
        Changes changes, LoyaltyProgram program, Points points, AdjustReason reason, string by)
    {
        if (!changes.Account.IsMember)
        {
            return Problem.MemberUnknown;
        }

        var available = changes.Account.On(changes.Today).Available;
        if (-points > available)
        {
            return Problem.PointsInsufficient(available);
        }

        changes.Add(changes.Draft(EntryKind.Adjusted) with
        {
            Points = points,
            Lot = points > Points.Zero ? Dates.Given(program, changes.Account.Lots, changes.Today) : null,
            Adjust = reason,
            By = by,
        });
        return null;
    }
}
