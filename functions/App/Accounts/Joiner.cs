using Loyalty.App.Tables;
using Loyalty.Ledger;

namespace Loyalty.App.Accounts;

/// <summary>
/// Joining on the member's own word. It takes in the orders of the last days page by page; the idempotency key is kept with
/// the last page, so that repeating a join that a crash cut short finishes it.
/// </summary>
public sealed class Joiner(LedgerTable ledger, Backoff backoff, TimeProvider clock)
{
    /// <summary>Each order may add an order row and four entries; the page stays under the service's 100 rows.</summary>
    private const int OrdersAPage = 15;

    public async Task Join(string partition, CustomerId customer, Asked asked, Request.Join join)
    {
        for (var tries = 0; ; await backoff.Wait(tries++))
        {
            if (await ledger.Answer(partition, join.Key, CancellationToken.None) is { } said)
            {
                asked.Reply(new Answered(
                    Outcome.Unchanged, Points.Zero, Points.Zero, said == join.Said ? null : Problem.IdempotencyKeyReused.Code));
                return;
            }

            // The account before its orders: until it is a member's, every order moves its ETag, so that none is missed.
            var account = await ledger.Account(partition, CancellationToken.None);
            var orders = await ledger.Orders(partition, CancellationToken.None);
            var open = orders.Where(order => order.Value!.Terms is null).Chunk(OrdersAPage).DefaultIfEmpty([]).ToList();
            var answered = (Answered?)null;
            for (var page = 0; page < open.Count && (page == 0 || answered is not null); page++)
            {
                var loaded = new Loaded(
                    customer,
                    page == 0 ? account : await ledger.Account(partition, CancellationToken.None),
                    open[page].Select(order => KeyValuePair.Create(order.Value!.Id, order)));
                answered = await Page(partition, loaded, asked, join, page == open.Count - 1);
            }

            if (answered is not null)
            {
                asked.Reply(answered);
                return;
            }
        }
    }

    private async Task<Answered?> Page(string partition, Loaded loaded, Asked asked, Request.Join join, bool isLast)
    {
        var now = clock.GetUtcNow();
        var changes = new Changes(loaded.Account, now, asked.Shop.Programs.DayAt(now));
        Membership.Join(changes, asked.Shop.Programs.InForceAt(now), join.Language);
        foreach (var order in loaded.Orders)
        {
            loaded[order.Id] = Settling.Settle(changes, order, order.State, Deciding.Rules(asked.Shop));
        }

        var batch = loaded.Batch(partition, changes, also =>
        {
            if (isLast)
            {
                also.AddAnswer(join.Key, join.Said);
            }
        });
        return batch is null || await ledger.Commit(batch, CancellationToken.None)
            ? new Answered(Outcome.Settled, Points.Zero, changes.Account.On(changes.Today).Balance)
            : null;
    }
}
