using Loyalty.App.Accounts;
using Loyalty.App.Shops;
using Loyalty.App.Tables;

namespace Loyalty.App.Http;

/// <summary>
/// Pages of an account's history, newest first, each entry with its reasons; on the first page also orders waiting for
/// payment. A member is sent on to where their account is by now; the history of one that was merged stays where it is.
/// </summary>
public sealed class History(LedgerTable ledger)
{
    public async Task<(EntriesDocument? Page, Problem? Problem)> Page(
        HttpRequest request, Shop shop, CustomerId customer, DateTimeOffset now, IReadOnlyList<string> reader,
        CancellationToken cancellation, bool mustStay = false)
    {
        if (Paging.Number(request, "before", long.MaxValue) is not { } before)
        {
            return (null, Problem.BadParameter("before"));
        }

        if (Paging.Limit(request) is not { } limit)
        {
            return (null, Problem.BadParameter("limit"));
        }

        var partition = Keys.Partition(shop.LedgerId, customer);
        var isFirst = before == 0;
        var last = await ledger.Account(partition, cancellation);
        last = mustStay ? last.MustStay() : last;
        var end = Math.Min(isFirst ? long.MaxValue : before, (last.Value?.Sequence ?? 0) + 1);
        var first = Math.Max(1, end - limit);
        var entries = end <= 1 ? [] : await ledger.Entries(partition, first, end, cancellation);
        var waiting = isFirst && last.Value is not null ? await ledger.Waiting(partition, cancellation) : null;
        var showing = new EntryShowing(shop.Programs, now, reader);
        return (
            new EntriesDocument(
                [.. entries.Reverse().Select(written => showing.Entry(written.Entry))],
                first > 1 ? first : null,
                waiting is null && !isFirst ? null : [.. (waiting ?? []).Select(order => new WaitingDocument(
                    order.Id, order.State.Whole!.Number, order.State.Whole.PlacedAt, "unpaid"))]),
            null);
    }
}
