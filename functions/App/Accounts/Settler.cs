using Loyalty.App.Tables;
using Loyalty.Ledger;

namespace Loyalty.App.Accounts;

/// <summary>
/// Load, decide, commit; start again from the load where another instance was first. Two round trips: the reads and the
/// locators side by side, then one transaction. One bad decision fails only its own sender.
/// </summary>
public sealed class Settler(
    LedgerTable ledger, SpentCodes spent, Owners owners, Joiner joiner, OncePerKey once, Redeemer redeemer,
    Backoff backoff, TimeProvider clock)
{
    /// <summary>Rows one decision may add: the order, its entry, two spared, a tier, the automatic joining.</summary>
    private const int MostRowsEach = 7;

    /// <summary>
    /// Whoever lost reads the account alone, so that rivals have hardly time to be first again; but every third time
    /// the orders too, for it may be one of them that has changed.
    /// </summary>
    private const int EverythingAgain = 3;

    public async Task Settle(string partition, CustomerId customer, IReadOnlyList<Asked> together)
    {
        switch (together)
        {
            case [{ Request: Request.Join join } alone]:
                await joiner.Join(partition, customer, alone, join);
                return;
            case [{ Request: Request.Keyed keyed } alone]:
                await once.Do(partition, customer, alone, keyed);
                return;
            case [{ Request: Request.Redeem redeem } alone]:
                await redeemer.Redeem(partition, customer, alone, redeem);
                return;
            case [{ Request: Request.EndRedemption ending } alone]:
                await redeemer.End(partition, customer, alone, ending);
                return;
        }

        var locating = owners.Locate(customer, together);
        var first = Load(partition, customer, together);
        var waiting = await owners.Located(customer, await locating, await first, together);
        var loaded = waiting.Count == together.Count ? await first : null;
        for (var lost = 0; waiting.Count > 0;)
        {
            loaded ??= await Load(partition, customer, waiting);
            var settled = await Round(partition, loaded, waiting);
            waiting = [.. waiting.Skip(settled)];
            if (settled > 0)
            {
                (loaded, lost) = (null, 0);
                continue;
            }

            await backoff.Wait(lost++);
            loaded = lost % EverythingAgain == 0 ? null
                : loaded.Under((await ledger.Account(partition, CancellationToken.None)).MustStay());
        }
    }

    /// <summary>
    /// Decides as many as fit one transaction, commits, answers; how many were answered, 0 where it has to start again.
    /// </summary>
    private async Task<int> Round(string partition, Loaded loaded, IReadOnlyList<Asked> waiting)
    {
        var shop = waiting[^1].Shop;
        if (loaded.BeginWithDue(shop, clock) is (var due, IsComplete: false))
        {
            return await ledger.Commit(loaded.Batch(partition, due)!, CancellationToken.None)
                ? await Round(partition, await Reload(partition, loaded, waiting), waiting)
                : 0;
        }

        var changes = loaded.Begin(shop, clock);
        var replies = new List<Action>(waiting.Count);
        foreach (var asked in waiting)
        {
            if (replies.Count > 0 && 1 + loaded.Changed + changes.Entries.Count + MostRowsEach > Batch.MostRows)
            {
                break;
            }

            replies.Add(Decide(asked, loaded, changes));
        }

        await spent.Say(shop, changes);
        if (loaded.Batch(partition, changes) is { } batch && !await ledger.Commit(batch, CancellationToken.None))
        {
            return 0;
        }

        replies.ForEach(reply => reply());
        return replies.Count;
    }

    private Action Decide(Asked asked, Loaded loaded, Changes changes)
    {
        try
        {
            asked.MustBeFresh(clock);
            var trial = changes.Fork();
            var answered = Deciding.Decide(asked, loaded, trial);
            changes.Take(trial);
            return () => asked.Reply(answered);
        }
#pragma warning disable CA1031 // A bad decision is its own sender's trouble, not its neighbours'.
        catch (Exception reason)
#pragma warning restore CA1031
        {
            return () => asked.Fail(reason);
        }
    }

    private async Task<Loaded> Load(string partition, CustomerId customer, IEnumerable<Asked> waiting)
    {
        var ids = waiting.Select(asked => asked.Request).OfType<Request.OrderNews>().Select(news => news.Order)
            .Distinct().ToList();
        var account = ledger.Account(partition, CancellationToken.None);
        var orders = await Task.WhenAll(ids.Select(id => ledger.Order(partition, id, CancellationToken.None)));
        return new Loaded(customer, (await account).MustStay(), ids.Zip(orders, KeyValuePair.Create));
    }

    private Task<Loaded> Reload(string partition, Loaded loaded, IEnumerable<Asked> waiting) =>
        Load(partition, loaded.Account.Customer, waiting);
}
