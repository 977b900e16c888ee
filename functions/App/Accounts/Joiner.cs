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
            if (await ledger.Answer(partition, join.Key, CancellationToken.None) is not null)
            {
                asked.Reply(new Answered(Outcome.Unchanged, Points.Zero, Points.Zero));
                return;
            }

            var orders = await ledger.Orders(partition, CancellationToken.None);
            var open = orders.Where(order => order.Value!.Terms is null).Chunk(OrdersAPage).DefaultIfEmpty([]).ToList();
            var answered = (Answered?)null;
            for (var page = 0; page < open.Count && (page == 0 || answered is not null); page++)
            {
                answered = await Page(partition, customer, asked, join, open[page], page == open.Count - 1);
            }

            if (answered is not null)
            {
                asked.Reply(answered);
                return;
            }
        }
    }

    private async Task<Answered?> Page(
        string partition, CustomerId customer, Asked asked, Request.Join join, Read<OrderRecord>[] page, bool isLast)
    {
        var loaded = new Loaded(
            customer,
            await ledger.Account(partition, CancellationToken.None),
            page.Select(order => KeyValuePair.Create(order.Value!.Id, order)));
        var now = clock.GetUtcNow();
        var changes = new Changes(loaded.Account, now, asked.Shop.Programs.DayAt(now));
        Membership.Join(changes, asked.Shop.Programs.InForceAt(now), join.Language);
        foreach (var order in page)
        {
            loaded[order.Value!.Id] = Settling.Settle(changes, order.Value, order.Value.State, Deciding.Rules(asked.Shop));
        }

        var batch = loaded.Batch(partition, changes, also =>
        {
            if (isLast)
            {
                also.AddAnswer(join.Key, "joined");
            }
        });
        return batch is null || await ledger.Commit(batch, CancellationToken.None)
            ? new Answered(Outcome.Settled, Points.Zero, changes.Account.On(changes.Today).Balance)
            : null;
    }
}
