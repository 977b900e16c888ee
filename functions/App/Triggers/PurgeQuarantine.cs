using Loyalty.App.Tables;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers;

/// <summary>
/// Every night: quarantined deliveries older than 30 days are removed, for they may hold a buyer's details.
/// </summary>
public sealed partial class PurgeQuarantine(
    QuarantineTable quarantine, TimeProvider clock, ILogger<PurgeQuarantine> log)
{
    [Function(nameof(PurgeQuarantine))]
    public async Task Run([TimerTrigger("0 17 2 * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        _ = timer;
        Purged(await quarantine.Purge(clock.GetUtcNow(), cancellation));
    }

    [LoggerMessage(4001, LogLevel.Information, "{Deliveries} quarantined deliveries were removed after 30 days")]
    private partial void Purged(int deliveries);
}
