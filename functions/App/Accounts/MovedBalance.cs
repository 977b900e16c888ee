using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;

namespace Loyalty.App.Accounts;

/// <summary>The balance of a move, and what was redeemed, on the side where they arrive.</summary>
public sealed class MovedBalance(LedgerTable ledger, TimeProvider clock)
{
    /// <summary>Beside a move's key where nothing arrived, for it came round to who sent it.</summary>
    private const string TurnedBack = "back";

    /// <summary>
    /// The way to where it arrives by now: whom it was sent to may have become another one at the same moment, with or
    /// without it. It ends at who sent it where each of them became the other.
    /// </summary>
    public async Task<Way> Onwards(Way way, CancellationToken cancellation)
    {
        for (var hops = 0; hops <= Moving.MostCame && !way.Sent.IsUndo; hops++)
        {
            var account = (await ledger.Account(way.Target, cancellation)).Value;
            if (account?.MovedTo is not { } next)
            {
                return way;
            }

            var isThere = way.IsThere
                || await ledger.Answer(way.Target, KeyOf(way.Sent), cancellation) == way.Sent.Id;
            way = way with { To = next, Via = way.To, IsThere = isThere };
            if (next == way.From)
            {
                return way;
            }
        }

        return way.Sent.IsUndo ? way : throw new TooBusyException();
    }

    /// <summary>
    /// What came round to who sent it stays there: the account is as it was. The key is taken first where it would have
    /// arrived, so that it cannot arrive there as well.
    /// </summary>
    public async Task TurnBack(Way way, CustomerId at, CancellationToken cancellation)
    {
        var partition = Keys.Partition(way.Shop.LedgerId, at);
        var taken = new Batch(partition);
        taken.AddAnswer(KeyOf(way.Sent), TurnedBack);
        if (!await ledger.Commit(taken, cancellation)
            && await ledger.Answer(partition, KeyOf(way.Sent), cancellation) != TurnedBack)
        {
            return;
        }

        var loaded = new Loaded(way.From, await ledger.Account(way.Source, cancellation), []);
        var changes = loaded.Begin(way.Shop, clock);
        if (loaded.Account.Move?.Id == way.Sent.Id)
        {
            Moving.TurnBack(changes, way.Sent);
            await ledger.Commit(loaded.Batch(way.Source, changes)!, cancellation);
        }
    }

    /// <summary>The balance arrives, once; then the rewards. False where another writer was first.</summary>
    public async Task<bool> Receive(Way way, CancellationToken cancellation)
    {
        var key = KeyOf(way.Sent);
        var partition = way.Target;
        var said = way.IsThere ? way.Sent.Id : await ledger.Answer(partition, key, cancellation);
        if (said == TurnedBack)
        {
            await TurnBack(way, way.To, cancellation);
            return false;
        }

        if (said is null)
        {
            var read = await ledger.Account(partition, cancellation);
            if (!way.Sent.IsUndo && read.Value?.MovedTo is not null)
            {
                return false;
            }

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

    private static string KeyOf(MovePart sent) => sent.IsUndo ? $"move-{sent.Id}-undo" : "move-" + sent.Id;

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

            if (redemption.MovedTo != way.To)
            {
                if (redemption.MovedTo is { } elsewhere && await IsAt(way.Shop, elsewhere, redemption, cancellation))
                {
                    continue;
                }

                if (!await ledger.Put(way.Source, redemption with { MovedTo = way.To }, row.ETag, cancellation))
                {
                    return false;
                }
            }

            if (!await Arrive(way, redemption with { MovedTo = null }, cancellation))
            {
                return false;
            }
        }

        return true;
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

/// <summary>A move under way: from which account to which, and what it carries.</summary>
public sealed record Way(Shop Shop, CustomerId From, CustomerId To, MovePart Sent)
{
    /// <summary>The last account on the way that became another one itself.</summary>
    public CustomerId Via { get; init; }

    /// <summary>The balance arrived at one of those before that became another one, and went on with it.</summary>
    public bool IsThere { get; init; }

    public string Source => Keys.Partition(Shop.LedgerId, From);

    public string Target => Keys.Partition(Shop.LedgerId, To);
}
