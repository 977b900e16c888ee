using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;

namespace Loyalty.App.Accounts;

/// <summary>
/// A code whose points come back with its order must not be used again: said before it is so, as everything that is
/// left to do outside an account.
/// </summary>
public sealed class SpentCodes(OutboxTable outbox)
{
    /// <summary>Before these changes are committed.</summary>
    public async Task Say(Shop shop, Changes changes)
    {
        foreach (var back in changes.Entries.Select(written => written.Entry)
            .Where(entry => entry is { Kind: EntryKind.Returned, Return: ReturnReason.Refunded }))
        {
            await outbox.Open(
                shop.LedgerId,
                new OpenWork(
                    back.Redemption!, WorkKind.SpentCode, changes.Account.Customer, changes.At, changes.At),
                CancellationToken.None);
        }
    }
}
