using Loyalty.App.Accounts;
using Loyalty.App.Tables;
using Loyalty.Ledger;
using Loyalty.Members;

namespace Loyalty.App.Http;

/// <summary>
/// What a member ends, they end in every account that came to theirs as well: none of it is back where a merge is
/// undone.
/// </summary>
public sealed class Endings(ProfileTable profiles)
{
    /// <summary>In the accounts that came; their own has it already.</summary>
    public Task Follow(
        Visitor visitor, Account? account, Choices choices, Occasion said, CancellationToken cancellation) =>
        Task.WhenAll(FormerKeys.CameTo(account).Select(one => profiles.Change(
            Keys.Partition(visitor.Shop.LedgerId, one), before => before.Ending(choices, said), cancellation)));

    /// <summary>Every consent, in their own account too.</summary>
    public async Task EndConsents(
        Visitor visitor, Account? account, string language, CancellationToken cancellation)
    {
        var said = visitor.Occasion(language);
        await profiles.Change(visitor.Partition, before => before.WithoutConsent(said), cancellation);
        await Follow(visitor, account, Choices.NoConsent, said, cancellation);
    }
}
