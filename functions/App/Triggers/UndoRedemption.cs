using Loyalty.App.Accounts;
using Loyalty.App.Http;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers;

/// <summary>
/// A member takes a redemption back that was not used. The points return once its code certainly cannot be used any
/// more: until then it is being undone.
/// </summary>
public sealed class UndoRedemption(MemberDoor door, Redemptions redemptions)
{
    [Function(nameof(UndoRedemption))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", "options", Route = Routes.Redemption)]
        HttpRequest request,
        string shop,
        string id,
        CancellationToken cancellation) => door.Enter(
            request, shop, "DELETE, OPTIONS", visitor => Undo(request, visitor, id, cancellation), cancellation);

    private async Task<Answer> Undo(
        HttpRequest request, Visitor visitor, string id, CancellationToken cancellation)
    {
        if (!Redemptions.IsId(id))
        {
            return door.Refuse(request, visitor, Problem.RedemptionUnknown);
        }

        var (redemption, problem) = await redemptions.Undo(visitor.Shop, visitor.Home, id, cancellation);
        return problem is null
            ? RedeemReward.Show(
                visitor, redemption!, await redemptions.AccountOf(visitor.Shop, visitor.Home, cancellation))
            : door.Refuse(request, visitor, problem);
    }
}
