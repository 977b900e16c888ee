using Loyalty.App.Tables;
using Loyalty.Program;
using Microsoft.Extensions.Hosting;

namespace Loyalty.App.Shops;

/// <summary>
/// What has to be there before the first order: the tables and, in a demo, the demo shops. Started with the process,
/// tried again until storage answers; nobody waits for it but the readiness check.
/// </summary>
public sealed partial class Preparation(
    Storage storage, ShopTable shops, StockTable stock, Settings settings, TimeProvider clock,
    ILogger<Preparation> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private volatile bool isDone;

    public bool IsDone => isDone;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await storage.CreateTables(stoppingToken);
                foreach (var (id, program) in DemoShop.Programs.Where(_ => settings.Demo))
                {
                    if (!await shops.Create(id, DemoShop.Settings, program, cancellation: stoppingToken))
                    {
                        await Renew(id, stoppingToken);
                    }

                    var shop = new Shop(id, new ProgramHistory([program]), DemoShop.Settings);
                    await stock.Upload(shop, DemoRewards.OfPool, DemoRewards.Codes, stoppingToken);
                }

                isDone = true;
                return;
            }
#pragma warning disable CA1031 // The next try may succeed; the readiness check says that this one has not.
            catch (Exception trouble) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                NotPrepared(trouble.Message);
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
    }

    /// <summary>A demo shop of an older release gets this one's settings; later changes of its owner's stay.</summary>
    private async Task Renew(string id, CancellationToken cancellation) => await shops.Change(
        id,
        found => found.CreatedAt is { } at && at >= DemoShop.Settings.CreatedAt ? found : DemoShop.Settings,
        Act.Of(clock.GetUtcNow(), Act.Deployment, Act.ShopChanged),
        cancellation);

    [LoggerMessage(3001, LogLevel.Warning, "The tables cannot be prepared yet, trying again: {Reason}")]
    private partial void NotPrepared(string reason);
}
