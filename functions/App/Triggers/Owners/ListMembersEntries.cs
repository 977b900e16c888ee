using System.Text.Json;
using Loyalty.App.Http;
using Loyalty.App.Localization;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers.Owners;

/// <summary>A customer's history for the owner; see <see cref="History"/>.</summary>
public sealed class ListMembersEntries(OwnerDoor door, History history, LocaleCatalog words)
{
    [Function(nameof(ListMembersEntries))]
    public Task<IResult> Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.MembersEntries)]
        HttpRequest request,
        string shop,
        CancellationToken cancellation) =>
        door.Enter(
            request, shop, Routes.Reading, owner => List(request, owner, cancellation), cancellation, hasTestToo: true);

    private async Task<Answer> List(HttpRequest request, ShopOwner owner, CancellationToken cancellation)
    {
        if (FindMember.Customer(request) is not { } customer)
        {
            return door.Refuse(request, Problem.BadParameter("customer"));
        }

        var reader = Reader.Of(request, words, owner.Shop.Programs.InForceAt(owner.Now)).Chain;
        var (page, problem) = await history.Page(request, owner.Shop, customer, owner.Now, reader, cancellation);
        return page is null
            ? door.Refuse(request, problem!)
            : OwnerDoor.Show(JsonSerializer.SerializeToUtf8Bytes(page, AnswerText.Default.EntriesDocument));
    }
}
