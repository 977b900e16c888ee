using Loyalty.App.Accounts;
using Loyalty.App.Fulfilling;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers;

/// <summary>
/// Every minute: what a crash, a storefront that was away or a lost answer left open is finished: redemptions, merges,
/// orders on their way. What fails is said on the log, and tried again at the next turn.
/// </summary>
public sealed partial class FinishWork(
    OutboxTable outbox, Finisher finisher, Mover mover, ShopList shops, TimeProvider clock, ILogger<FinishWork> log)
{
    [Function(nameof(FinishWork))]
    public async Task Run([TimerTrigger("10 * * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        _ = timer;
        foreach (var (shop, work) in await outbox.Due(clock.GetUtcNow(), cancellation))
        {
            try
            {
                if (await shops.Find(shop, cancellation) is { } found)
                {
                    await Finish(found, work, cancellation);
                }
            }
#pragma warning disable CA1031 // One that fails keeps nobody else's waiting.
            catch (Exception failed) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
            {
                NotFinished(failed, shop, work.Kind, work.Id);
            }
        }
    }

    private Task Finish(Shop shop, OpenWork work, CancellationToken cancellation) => work.Kind switch
    {
        WorkKind.Move => mover.Finish(shop, work.Customer, cancellation, work),
        WorkKind.OrderMove => mover.Arrive(
            shop, OrderId.Parse(work.Id)!.Value, work.Customer, cancellation, work),
        _ => finisher.Finish(shop, work, cancellation),
    };

    [LoggerMessage(4003, LogLevel.Error, "{Shop}: {Kind} {Id} could not be finished")]
    private partial void NotFinished(Exception failed, string shop, WorkKind kind, string id);
}
