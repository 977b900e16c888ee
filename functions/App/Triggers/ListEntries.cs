using System.Globalization;
using System.Text.Json;
using Loyalty.App.Http;
using Loyalty.App.Tables;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers;

/// <summary>
/// A member's history, newest first, each entry with its reasons; on the first page also orders waiting for payment.
/// </summary>
public sealed class ListEntries(MemberDoor door, LedgerTable ledger)
{
    private const int UsualLimit = 20;
    private const int MostLimit = 100;

    [Function(nameof(ListEntries))]
    public Task<IResult> Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.Entries)] HttpRequest request,
        string shop,
        CancellationToken cancellation) =>
        door.Enter(request, shop, Routes.Reading, visitor => List(request, visitor, cancellation), cancellation);

    private async Task<Answer> List(HttpRequest request, Visitor visitor, CancellationToken cancellation)
    {
        if (Number(request, "before", long.MaxValue) is not { } before)
        {
            return door.Refuse(request, visitor, Problem.BadParameter("before"));
        }

        if (Number(request, "limit", MostLimit) is not { } limit)
        {
            return door.Refuse(request, visitor, Problem.BadParameter("limit"));
        }

        var isFirst = before == 0;
        var last = await ledger.Account(visitor.Partition, cancellation);
        var end = Math.Min(isFirst ? long.MaxValue : before, (last.Value?.Sequence ?? 0) + 1);
        var first = Math.Max(1, end - (limit == 0 ? UsualLimit : limit));
        var entries = end <= 1 ? [] : await ledger.Entries(visitor.Partition, first, end, cancellation);
        var waiting = isFirst && last.Value is not null ? await ledger.Waiting(visitor.Partition, cancellation) : null;
        var document = new EntriesDocument(
            [.. entries.Reverse()
                .Select(written => Showing.Entry(written.Entry, visitor.Program, visitor.Reader.Chain))],
            first > 1 ? first : null,
            waiting is null && !isFirst ? null : [.. (waiting ?? []).Select(order => new WaitingDocument(
                order.Id, order.State.Whole!.Number, order.State.Whole.PlacedAt, "unpaid"))]);
        return MemberDoor.Show(
            visitor, JsonSerializer.SerializeToUtf8Bytes(document, AnswerText.Default.EntriesDocument));
    }

    /// <summary>A whole number from 1; 0 where it is not given, null where it is something else.</summary>
    private static long? Number(HttpRequest request, string name, long most) =>
        request.Query[name] is not [{ } text] ? (request.Query[name].Count == 0 ? 0 : null)
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1
            && number <= most
            ? number
            : null;
}
