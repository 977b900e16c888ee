using Loyalty.Program;

namespace Loyalty.Ledger;

/// <summary>Becoming a member, and leaving. A guest cannot join: a hash is nobody to agree with.</summary>
public static class Membership
{
    /// <summary>Joins where the program joins by itself; no entry otherwise.</summary>
    public static void JoinAutomatically(Changes changes, LoyaltyProgram program)
    {
        if (program.Joining.Automatic && changes.Account.State == MemberState.Customer
            && !changes.Account.Customer.IsGuest)
        {
            Add(changes, program, null, null);
        }
    }

    /// <summary>
    /// Joins on the member's own word: the terms' version, the language and the time are recorded, and orders of the
    /// program's last days before it count.
    /// </summary>
    public static void Join(Changes changes, LoyaltyProgram program, string? language)
    {
        if (!changes.Account.IsMember && !changes.Account.Customer.IsGuest)
        {
            Add(changes, program, language, changes.Today.AddDays(-program.Joining.LookbackDays));
        }
    }

    private static void Add(Changes changes, LoyaltyProgram program, string? language, DateOnly? countsFrom) =>
        changes.Add(changes.Draft(EntryKind.Joined) with
        {
            TermsVersion = program.Joining.TermsVersion,
            Language = language,
            CountsFrom = countsFrom,
        });
}
