using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;

namespace Loyalty.App.Accounts;

/// <summary>The balance of a move on the side where it arrives, and then what was redeemed.</summary>
public sealed class MovedBalance(LedgerTable ledger, MovedRewards rewards, TimeProvider clock)
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

        if (said != way.Sent.Id)
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

        return await rewards.Follow(way, cancellation);
    }

    /// <summary>The key of its arrival, with the move's id for its answer.</summary>
    public static string KeyOf(MovePart sent) => sent.IsUndo ? $"move-{sent.Id}-undo" : "move-" + sent.Id;
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
