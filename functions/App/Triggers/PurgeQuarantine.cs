using Loyalty.App.Tables;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers;

/// <summary>
/// Every night: quarantined deliveries older than 30 days are removed, for they may hold a buyer's details; of those
/// that are left each shop's owner is reminded by an alert on the log.
/// </summary>
public sealed partial class PurgeQuarantine(
    QuarantineTable quarantine, TimeProvider clock, ILogger<PurgeQuarantine> log)
{
    [Function(nameof(PurgeQuarantine))]
    public async Task Run([TimerTrigger("0 17 2 * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        _ = timer;
        Purged(await quarantine.Purge(clock.GetUtcNow(), cancellation));
        foreach (var (shop, deliveries) in await quarantine.Waiting(cancellation))
        {
            Waits(shop, deliveries);
        }
    }

    [LoggerMessage(4001, LogLevel.Warning, "{Shop}: {Count} deliveries wait in quarantine")]
    private partial void Waits(string shop, int count);

    [LoggerMessage(4002, LogLevel.Information, "{Deliveries} quarantined deliveries were removed after 30 days")]
    private partial void Purged(int deliveries);
}
