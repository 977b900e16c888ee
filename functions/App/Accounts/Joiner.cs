using Loyalty.App.Tables;
using Loyalty.Ledger;

namespace Loyalty.App.Accounts;

/// <summary>
/// Joining on the member's own word. It takes in the orders of the last days page by page; the idempotency key is kept
/// with the last page, so that repeating a join that a crash cut short finishes it.
/// </summary>
public sealed class Joiner(
    LedgerTable ledger, SpentCodes spent, FormerKeys former, Backoff backoff, TimeProvider clock)
{
    /// <summary>
    /// Each order may add an order row and four entries; the page stays under the service's 100 rows.
    /// </summary>
    private const int OrdersAPage = 15;

    public async Task Join(string partition, CustomerId customer, Asked asked, Request.Join join)
    {
        var joining = new Joining(partition, customer, asked, join);
        for (var tries = 0; ; await backoff.Wait(tries++))
        {
            var account = await Account(partition);
            if (await former.Answer(asked.Shop, partition, account.Value, join.Key) is { } said)
            {
                asked.Reply(new Answered(
                    Outcome.Unchanged, Points.Zero, Points.Zero,
                    said == join.Said ? null : Problem.IdempotencyKeyReused.Code));
                return;
            }

            // The account was first: whoever records an order before it is a member's changes its ETag.
            var open = Open(await ledger.Orders(partition, CancellationToken.None));
            var answered = await Pages(joining, account, [.. open.Chunk(OrdersAPage).DefaultIfEmpty([])]);
            if (answered is not null)
            {
                asked.Reply(answered);
                return;
            }
        }
    }

    /// <summary>Recorded without terms and not gone elsewhere, in the order in which they were paid.</summary>
    private static IEnumerable<Read<OrderRecord>> Open(IEnumerable<Read<OrderRecord>> orders) => orders
        .Where(order => order.Value is { Terms: null, Moved: null })
        .OrderBy(order => order.Value!.State.PaidSince ?? DateTimeOffset.MaxValue)
        .ThenBy(order => order.Value!.Id.ToString(), StringComparer.Ordinal);

    private async Task<Answered?> Pages(Joining joining, Read<Account> account, Read<OrderRecord>[][] pages)
    {
        var answered = await Page(joining, account, pages[0], pages.Length == 1);
        for (var page = 1; page < pages.Length && answered is not null; page++)
        {
            answered = await Page(joining, await Account(joining.Partition), pages[page], page == pages.Length - 1);
        }

        return answered;
    }

    /// <summary>
    /// One page in one transaction; in two where its orders are too large, and without one that is so alone. Null where
    /// another writer was first.
    /// </summary>
    private async Task<Answered?> Page(Joining joining, Read<Account> account, Read<OrderRecord>[] page, bool isLast)
    {
        try
        {
            return await Commit(joining, account, page, isLast);
        }
        catch (TooLargeException) when (page.Length == 1)
        {
            return await Commit(joining, account, [], isLast);
        }
        catch (TooLargeException) when (page.Length > 1)
        {
            var half = page.Length / 2;
            return await Page(joining, account, page[..half], isLast: false) is null
                ? null
                : await Page(joining, await Account(joining.Partition), page[half..], isLast);
        }
    }

    private async Task<Answered?> Commit(Joining joining, Read<Account> account, Read<OrderRecord>[] page, bool isLast)
    {
        var (partition, customer, asked, join) = joining;
        asked.MustBeFresh(clock);
        var loaded = new Loaded(customer, account, page.Select(order => KeyValuePair.Create(order.Value!.Id, order)));
        var changes = loaded.Begin(asked.Shop, clock);
        Membership.Join(changes, asked.Shop.Programs.InForceAt(changes.At), join.Language);
        foreach (var order in page)
        {
            var record = order.Value!;
            var trial = changes.Fork();
            try
            {
                loaded[record.Id] = Settling.Settle(trial, record, record.State, Deciding.Rules(asked.Shop));
                changes.Take(trial);
            }
            catch (OverflowException)
            {
                // One order that cannot be reckoned keeps nobody out; it stays recorded.
            }
        }

        await spent.Say(asked.Shop, changes);
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

    private async Task<Read<Account>> Account(string partition) =>
        (await ledger.Account(partition, CancellationToken.None)).MustStay();

    private sealed record Joining(string Partition, CustomerId Customer, Asked Asked, Request.Join Said);
}
