using Loyalty.App.Accounts;
using Loyalty.App.Http;
using Loyalty.App.Shops;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers.Owners;

/// <summary>A shop as its owner has set it up, and whose pages may ask for a member's points.</summary>
public sealed class KeepShop(
    OwnerDoor door, ShopChanges changes, LastDeliveries last, Settings settings)
{
    private const string Methods = "GET, HEAD, PATCH, OPTIONS";

    [Function(nameof(KeepShop))]
    public Task<IResult> Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "patch", "options", Route = Routes.Shop)] HttpRequest request,
        string shop,
        CancellationToken cancellation) =>
        door.Enter(
            request,
            shop,
            Methods,
            owner => HttpMethods.IsPatch(request.Method)
                ? Change(request, owner, cancellation)
                : Show(owner.Shop, owner.Now, cancellation),
            cancellation,
            hasTestToo: HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));

    private async Task<Answer> Show(Shop shop, DateTimeOffset now, CancellationToken cancellation) => OwnerDoor.Show(
        OwnerShowing.Shop(shop, await last.Of(shop.Id, cancellation), settings.PublicUrl, now),
        OwnerText.Default.ShopDocument);

    private async Task<Answer> Change(HttpRequest request, ShopOwner owner, CancellationToken cancellation)
    {
        var (asked, problem) = await OwnerRequests.Read(request, OwnerAsked.Default.ChangeShopRequest, cancellation);
        if (asked is null)
        {
            return door.Refuse(request, problem!);
        }

        if (KeepShops.Origins(asked.Origins) is not { } origins)
        {
            return door.Refuse(request, Problem.BadParameter("origins"));
        }

        var changed = await changes.Make(
            owner.Shop,
            before => before.Origins.SequenceEqual(origins, StringComparer.Ordinal)
                ? before : before with { Origins = origins },
            owner.Act(Act.ShopChanged, ("origins", string.Join(' ', origins))),
            OwnerRequests.IsTrial(request),
            cancellation);
        return await Show(owner.Shop with { Settings = changed }, owner.Now, cancellation);
    }
}
