using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;

namespace Loyalty.App.Accounts;

/// <summary>
/// What was done once per key on an account that has been merged into another since is not done there again: its keys
/// stay where they are, and are looked up there.
/// </summary>
public sealed class FormerKeys(LedgerTable ledger)
{
    /// <summary>A key's answer, on the account or on one that came to it; null where the key is new.</summary>
    public async Task<string?> Answer(Shop shop, string partition, Account? account, string key) =>
        await ledger.Answer(partition, key, CancellationToken.None) ?? await Elsewhere(shop, account, key);

    /// <summary>A key's answer on an account that came to this one.</summary>
    public async Task<string?> Elsewhere(Shop shop, Account? account, string key)
    {
        if (account?.Came is not { } came)
        {
            return null;
        }

        var answers = await Task.WhenAll(came.SelectMany(one => (one.Also ?? []).Append(one.From))
            .Select(from => ledger.Answer(Keys.Partition(shop.LedgerId, from), key, CancellationToken.None)));
        return answers.FirstOrDefault(answer => answer is not null);
    }
}
