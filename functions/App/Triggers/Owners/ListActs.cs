using Loyalty.App.Http;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers.Owners;

/// <summary>What was done to a shop, by which key and when, newest first.</summary>
public sealed class ListActs(OwnerDoor door, ShopTable shops)
{
    [Function(nameof(ListActs))]
    public Task<IResult> Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.Acts)] HttpRequest request,
        string shop,
        CancellationToken cancellation) =>
        door.Enter(request, shop, Routes.Reading, owner => List(request, owner, cancellation), cancellation);

    private async Task<Answer> List(HttpRequest request, ShopOwner owner, CancellationToken cancellation)
    {
        if (Paging.Place(request, "before", Keys.IsPlace) is not { } before)
        {
            return door.Refuse(request, Problem.BadParameter("before"));
        }

        if (Paging.Limit(request) is not { } limit)
        {
            return door.Refuse(request, Problem.BadParameter("limit"));
        }

        var (lines, hasMore) = await shops.Acts(owner.Shop.Id, before.Length == 0 ? null : before)
            .First(limit, cancellation);
        return OwnerDoor.Show(
            new ActsDocument(
                [.. lines.Select(line => new ActDocument(line.Act.At, line.Act.By, line.Act.What, line.Act.About))],
                hasMore ? lines[^1].Place : null),
            OwnerText.Default.ActsDocument);
    }
}
