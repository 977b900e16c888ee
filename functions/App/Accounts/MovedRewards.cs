using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;

namespace Loyalty.App.Accounts;

/// <summary>
/// What was redeemed, where its points or the order it was used on go. Each row says where it goes before it is written
/// there, so that whoever is making it, or making it dead, looks for it there.
/// </summary>
public sealed class MovedRewards(LedgerTable ledger)
{
    /// <summary>
    /// All of a merge's; going back, what is still unused, and what was used on an order that goes back. False where
    /// another writer was first.
    /// </summary>
    public async Task<bool> Follow(Way way, CancellationToken cancellation)
    {
        var going = way.Sent.IsUndo ? await GoingBack(way, cancellation) : null;
        foreach (var row in await ledger.RedemptionRows(way.Source, cancellation))
        {
            if (going?.Contains(row.Value!.Id) is not false && !await Follow(way, row, cancellation))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What an order was paid with goes with it.</summary>
    public async Task<bool> Follow(Way way, IEnumerable<UsedReward> used, CancellationToken cancellation)
    {
        foreach (var reward in used)
        {
            var row = await ledger.Redemption(way.Source, reward.Taken.Id, cancellation);
            if (row.Value is not null && !await Follow(way, row, cancellation))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<bool> Follow(Way way, Read<Redemption> row, CancellationToken cancellation)
    {
        var redemption = row.Value!;
        if (redemption.MovedTo != way.To)
        {
            if (redemption.MovedTo is { } elsewhere && await IsAt(way.Shop, elsewhere, redemption, cancellation))
            {
                return true;
            }

            if (!await ledger.Put(way.Source, redemption with { MovedTo = way.To }, row.ETag, cancellation))
            {
                return false;
            }
        }

        return await Arrive(way, redemption with { MovedTo = null }, cancellation);
    }

    private async Task<HashSet<string>> GoingBack(Way way, CancellationToken cancellation)
    {
        var orders = (await ledger.Orders(way.Source, cancellation)).Select(order => order.Value!)
            .Where(order => order.CameBy == way.Sent.Id && order.Moved is null);
        return orders.SelectMany(order => order.Used ?? []).Select(used => used.Taken.Id)
            .Concat((way.Sent.Carried!.Rewards ?? []).Select(one => one.Id))
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>It went by an earlier move, and is found from there.</summary>
    private async Task<bool> IsAt(
        Shop shop, CustomerId other, Redemption redemption, CancellationToken cancellation) =>
        (await ledger.Redemption(Keys.Partition(shop.LedgerId, other), redemption.Id, cancellation)).Value is not null;

    /// <summary>Where it is already, it may have been written on.</summary>
    private async Task<bool> Arrive(Way way, Redemption redemption, CancellationToken cancellation)
    {
        var read = await ledger.Redemption(way.Target, redemption.Id, cancellation);
        if (read.Value is { MovedTo: null })
        {
            return true;
        }

        var batch = new Batch(way.Target);
        batch.Put(redemption, read.ETag);
        return await ledger.Commit(batch, cancellation);
    }
}
