using System.Text.Json;
using Loyalty.App.Http;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers;

/// <summary>A member's history; see <see cref="History"/>.</summary>
public sealed class ListEntries(MemberDoor door, History history)
{
    [Function(nameof(ListEntries))]
    public Task<IResult> Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.Entries)] HttpRequest request,
        string shop,
        CancellationToken cancellation) =>
        door.Enter(request, shop, Routes.Reading, visitor => List(request, visitor, cancellation), cancellation);

    private async Task<Answer> List(HttpRequest request, Visitor visitor, CancellationToken cancellation)
    {
        var (page, problem) = await history.Page(
            request, visitor.Shop, visitor.Home, visitor.Now, visitor.Reader.Chain, cancellation, mustStay: true);
        return page is null
            ? door.Refuse(request, visitor, problem!)
            : MemberDoor.Show(visitor, JsonSerializer.SerializeToUtf8Bytes(page, AnswerText.Default.EntriesDocument));
    }
}
