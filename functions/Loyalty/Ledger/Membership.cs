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

    /// <summary>
    /// Leaves: what was earned stays, and cannot be used unless they join again. Nothing where they are no member.
    /// </summary>
    public static void Leave(Changes changes)
    {
        if (changes.Account.IsMember)
        {
            changes.Add(changes.Draft(EntryKind.Left));
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
