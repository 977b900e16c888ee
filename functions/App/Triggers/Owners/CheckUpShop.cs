using Loyalty.App.Http;
using Loyalty.App.Shops;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers.Owners;

/// <summary>Whether the deployment and a shop of it are as they should be; see <see cref="CheckUps"/>.</summary>
public sealed class CheckUpShop(OwnerDoor door, CheckUps checks)
{
    [Function(nameof(CheckUpShop))]
    public Task<IResult> Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.ShopCheckUp)] HttpRequest request,
        string shop,
        CancellationToken cancellation) =>
        door.Enter(
            request,
            shop,
            Routes.Reading,
            async owner => CheckUp.Show(owner.Now, [
                .. await checks.OfDeployment(cancellation),
                .. await checks.OfShop(owner.Shop, owner.Now, cancellation),
            ]),
            cancellation,
            hasTestToo: true);
}
