using Loyalty.App.Shops;
using Loyalty.Ledger;
using Loyalty.Program;

namespace Loyalty.App.Fulfilling;

/// <summary>The owner hands it over: every kind, in every shop, without a storefront that could be asked.</summary>
public sealed class ByHand : IFulfilment
{
    public string Code => Fulfilments.Hand;

    public string? WhyNot(Shop shop, Redemption wanted) => null;

    public Task<Made> Make(Shop shop, Redemption redemption, CancellationToken cancellation) =>
        Task.FromResult<Made>(new Made.ByHand());

    /// <summary>What waits has not been handed over; what was handed over, its owner has to get back.</summary>
    public Task<Unmade> Unmake(Shop shop, Redemption redemption, CancellationToken cancellation) =>
        Task.FromResult<Unmade>(
            redemption.State is RedemptionState.HandedOver ? new Unmade.Unknown() : new Unmade.Gone());
}
