using Loyalty.App.Fulfilling;
using Loyalty.App.Http;
using Loyalty.App.Tables;
using Loyalty.Ledger;
using Loyalty.Program;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers.Owners;

/// <summary>
/// The rewards of the program in force as their owner has to know them: how many are left, and whether the way each
/// comes into being could make it now.
/// </summary>
public sealed class ListRewards(OwnerDoor door, StockTable stock, AllFulfilments fulfilments)
{
    [Function(nameof(ListRewards))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.Rewards)]
        HttpRequest request,
        string shop,
        CancellationToken cancellation) => door.Enter(
            request, shop, Routes.Reading, owner => List(owner, cancellation), cancellation, hasTestToo: true);

    private async Task<Answer> List(ShopOwner owner, CancellationToken cancellation)
    {
        var program = owner.Shop.Programs.InForceAt(owner.Now);
        var counts = await stock.Counts(owner.Shop.LedgerId, cancellation);
        var paying = program.PayWithPoints;
        return OwnerDoor.Show(
            new RewardsDocument(
                [
                    .. (program.Rewards ?? []).Select(reward => OwnersRewardDocument.Of(
                        reward,
                        counts.FirstOrDefault(one => one.Reward == reward.Code),
                        WhyNot(owner, Examples.Of(reward, owner.Now)))),
                ],
                paying is null
                    ? null
                    : new PayingDocument(
                        paying.Fulfilment ?? Fulfilments.Hand, WhyNot(owner, Examples.Of(paying, owner.Now)))),
            OwnerText.Default.RewardsDocument);
    }

    private string? WhyNot(ShopOwner owner, IEnumerable<Redemption> examples) => examples
        .Select(one => fulfilments.WhyNot(owner.Shop, one)?.Parameters["why"])
        .FirstOrDefault(why => why is not null);
}
