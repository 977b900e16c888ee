using Loyalty.App.Fulfilling;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers;

/// <summary>
/// Every minute: what a crash, a storefront that was away or a lost answer left open is finished. What fails is said on
/// the log, and tried again at the next turn.
/// </summary>
public sealed partial class FinishRedemptions(
    OutboxTable outbox, Finisher finisher, ShopList shops, TimeProvider clock, ILogger<FinishRedemptions> log)
{
    [Function(nameof(FinishRedemptions))]
    public async Task Run([TimerTrigger("10 * * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        _ = timer;
        foreach (var (shop, work) in await outbox.Due(clock.GetUtcNow(), cancellation))
        {
            try
            {
                if (await shops.Find(shop, cancellation) is { } found)
                {
                    await finisher.Finish(found, work, cancellation);
                }
            }
#pragma warning disable CA1031 // One that fails keeps nobody else's waiting.
            catch (Exception failed) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
            {
                NotFinished(failed, shop, work.Id);
            }
        }
    }

    [LoggerMessage(4003, LogLevel.Error, "{Shop}: redemption {Redemption} could not be finished")]
    private partial void NotFinished(Exception failed, string shop, string redemption);
}
