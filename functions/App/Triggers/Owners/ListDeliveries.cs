using Loyalty.App.Accounts;
using Loyalty.App.Http;
using Loyalty.App.Tables;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers.Owners;

/// <summary>
/// Of each storefront the last delivery that was accepted and the last that was rejected, with the reason: a mistyped
/// secret shows here before the storefront gives up.
/// </summary>
public sealed class ListDeliveries(OwnerDoor door, LastDeliveries last)
{
    [Function(nameof(ListDeliveries))]
    public Task<IResult> Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.Deliveries)] HttpRequest request,
        string shop,
        CancellationToken cancellation) =>
        door.Enter(request, shop, Routes.Reading, owner => List(owner, cancellation), cancellation);

    private async Task<Answer> List(ShopOwner owner, CancellationToken cancellation)
    {
        var all = await last.Of(owner.Shop.Id, cancellation);
        var silent = owner.Shop.Settings.Storefronts.Select(one => new LastDelivery(one.Storefront))
            .Where(one => all.All(known => known.Storefront != one.Storefront));
        return OwnerDoor.Show(
            new DeliveriesDocument([.. all.Concat(silent).Select(OwnerShowing.Last)]),
            OwnerText.Default.DeliveriesDocument);
    }
}
