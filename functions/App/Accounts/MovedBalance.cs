using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;

namespace Loyalty.App.Accounts;

/// <summary>The balance of a move, and what was redeemed, on the side where they arrive.</summary>
public sealed class MovedBalance(LedgerTable ledger, TimeProvider clock)
{
    private const int MostExpiries = 60;

    /// <summary>The balance arrives, once; then the rewards. False where another writer was first.</summary>
    public async Task<bool> Receive(Way way, CancellationToken cancellation)
    {
        var key = way.Sent.IsUndo ? $"move-{way.Sent.Id}-undo" : "move-" + way.Sent.Id;
        var partition = way.Target;
        if (await ledger.Answer(partition, key, cancellation) is null)
        {
            var read = await ledger.Account(partition, cancellation);
            var loaded = new Loaded(way.To, read, []);
            var now = clock.GetUtcNow();
            var changes = new Changes(loaded.Account, now, way.Shop.Programs.DayAt(now));
            var isDue = Settling.Due(changes, way.Shop.Programs.InForceAt(now), MostExpiries);
            if (isDue)
            {
                Moving.Receive(changes, way.Shop.Programs.InForceAt(changes.At), way.Sent, way.From);
            }

            var batch = loaded.Batch(partition, changes, also =>
            {
                if (isDue)
                {
                    also.AddAnswer(key, way.Sent.Id);
                }
            })!;
            if (!await ledger.Commit(batch, cancellation) || !isDue)
            {
                return false;
            }
        }

        return await Rewards(way, cancellation);
    }

    /// <summary>What was redeemed follows its points; going back, only what is still unused does.</summary>
    private async Task<bool> Rewards(Way way, CancellationToken cancellation)
    {
        var there = await ledger.Redemptions(way.Source, cancellation);
        var here = (await ledger.Redemptions(way.Target, cancellation)).Select(one => one.Id)
            .ToHashSet(StringComparer.Ordinal);
        var unused = way.Sent.Carried!.Rewards?.Select(one => one.Id).ToHashSet(StringComparer.Ordinal) ?? [];
        foreach (var redemption in there.Where(one => !way.Sent.IsUndo || unused.Contains(one.Id)))
        {
            if (here.Contains(redemption.Id) && !way.Sent.IsUndo)
            {
                continue;
            }

            var read = await ledger.Redemption(way.Target, redemption.Id, cancellation);
            var batch = new Batch(way.Target);
            batch.Put(redemption, read.ETag);
            if (!await ledger.Commit(batch, cancellation))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A move under way: from which account to which, and what it carries.</summary>
public sealed record Way(Shop Shop, CustomerId From, CustomerId To, MovePart Sent)
{
    public string Source => Keys.Partition(Shop.LedgerId, From);

    public string Target => Keys.Partition(Shop.LedgerId, To);
}
