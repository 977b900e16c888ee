using Loyalty.App.Shops;
using Loyalty.Ledger;

namespace Loyalty.App.Fulfilling;

/// <summary>What an answer without a reward in it comes to: to be tried again, or refused.</summary>
internal static class StoreMade
{
    public static Made Not(StoreAnswer answer, string refused = StoreTrouble.Refused) =>
        answer.Trouble is { } trouble ? new Made.Later(trouble) : new Made.Refused(refused);

    /// <summary>
    /// A refusal by the storefront counts once the code is certainly dead: an answer before it may have been lost.
    /// </summary>
    public static async Task<Made> Certain(
        this Task<Made> making, IFulfilment way, Shop shop, Redemption redemption, CancellationToken cancellation) =>
        await making is not Made.Refused { Why: not (StoreTrouble.Undone or StoreTrouble.CodeTaken) } refused
            ? await making
            : await way.Unmake(shop, redemption, cancellation) switch
            {
                Unmade.Used => new Made.Ready(redemption.Reference),
                Unmade.Later later => new Made.Later(later.Why),
                _ => refused,
            };

    /// <summary>
    /// What changed since the points were spent: access that is gone can come again, everything else cannot.
    /// </summary>
    public static Made WhyNot(string why) => why is StoreTrouble.AccessMissing or StoreTrouble.RightMissing
        ? new Made.Later(why) : new Made.Refused(why);
}
