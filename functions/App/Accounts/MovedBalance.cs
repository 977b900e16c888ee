using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;

namespace Loyalty.App.Accounts;

/// <summary>The balance of a move, and what was redeemed, on the side where they arrive.</summary>
public sealed class MovedBalance(LedgerTable ledger, TimeProvider clock)
{
    /// <summary>The balance arrives, once; then the rewards. False where another writer was first.</summary>
    public async Task<bool> Receive(Way way, CancellationToken cancellation)
    {
        var key = way.Sent.IsUndo ? $"move-{way.Sent.Id}-undo" : "move-" + way.Sent.Id;
        var partition = way.Target;
        if (await ledger.Answer(partition, key, cancellation) is null)
        {
            var read = await ledger.Account(partition, cancellation);
            var loaded = new Loaded(way.To, read, []);
            var (changes, isComplete) = loaded.BeginWithDue(way.Shop, clock);
            if (isComplete)
            {
                Moving.Receive(changes, way.Shop.Programs.InForceAt(changes.At), way.Sent, way.From);
            }

            var batch = loaded.Batch(partition, changes, also =>
            {
                if (isComplete)
                {
                    also.AddAnswer(key, way.Sent.Id);
                }
            })!;
            if (!await ledger.Commit(batch, cancellation) || !isComplete)
            {
                return false;
            }
        }

        return await Rewards(way, cancellation);
    }

    /// <summary>
    /// What was redeemed follows its points; going back, only what is still unused does. Each says where it goes before
    /// it is written there, so that whoever is making it meanwhile looks for it there.
    /// </summary>
    private async Task<bool> Rewards(Way way, CancellationToken cancellation)
    {
        var unused = way.Sent.Carried!.Rewards?.Select(one => one.Id).ToHashSet(StringComparer.Ordinal) ?? [];
        foreach (var row in await ledger.RedemptionRows(way.Source, cancellation))
        {
            var redemption = row.Value!;
            if (way.Sent.IsUndo && !unused.Contains(redemption.Id))
            {
                continue;
            }

            if (redemption.MovedTo is null && !await ledger.Put(
                way.Source, redemption with { MovedTo = way.To }, row.ETag, cancellation))
            {
                return false;
            }

            if (redemption.MovedTo is null || redemption.MovedTo == way.To)
            {
                if (!await Arrive(way, redemption with { MovedTo = null }, cancellation))
                {
                    return false;
                }
            }
        }

        return true;
    }

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

/// <summary>A move under way: from which account to which, and what it carries.</summary>
public sealed record Way(Shop Shop, CustomerId From, CustomerId To, MovePart Sent)
{
    public string Source => Keys.Partition(Shop.LedgerId, From);

    public string Target => Keys.Partition(Shop.LedgerId, To);
}
