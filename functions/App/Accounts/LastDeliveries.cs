using System.Collections.Concurrent;
using Loyalty.App.Tables;
using Loyalty.App.Telemetry;
using Microsoft.Extensions.Hosting;

namespace Loyalty.App.Accounts;

/// <summary>
/// When each storefront of a shop last delivered something that was accepted, and something that was rejected and why,
/// so that a mistyped secret is seen before the storefront gives up. Noted beside a delivery's way, which never waits
/// for it, and written down at most every so often; an instance that dies may take its last news with it.
/// </summary>
public sealed partial class LastDeliveries(LastTable table, TimeProvider clock, ILogger<LastDeliveries> log)
    : IHostedService
{
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<(string Shop, string Storefront), Noted> noted = new();

    public void Accepted(string shop, string storefront, string outcome) =>
        Note(shop, storefront, last => last with { AcceptedAt = clock.GetUtcNow(), Outcome = outcome });

    public void Rejected(string shop, string storefront, string reason) =>
        Note(shop, storefront, last => last.With(
            new LastDelivery(storefront) { RejectedAt = clock.GetUtcNow(), Reason = reason }));

    /// <summary>What all instances have written down, and this one knows.</summary>
    public async Task<IReadOnlyList<LastDelivery>> Of(string shop, CancellationToken cancellation)
    {
        var known = noted.Where(one => one.Key.Shop == shop).Select(one => one.Value.Last).ToList();
        var written = await table.Of(shop, cancellation);
        return [.. written.Concat(known).GroupBy(last => last.Storefront, StringComparer.Ordinal)
            .Select(same => same.Aggregate((one, other) => one.With(other)))
            .OrderBy(last => last.Storefront, StringComparer.Ordinal)];
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(
        noted.Where(one => one.Value.IsNew).Select(one => Write(one.Key, one.Value, cancellationToken)));

    private void Note(string shop, string storefront, Func<LastDelivery, LastDelivery> news)
    {
        var one = noted.GetOrAdd((shop, storefront), key => new Noted(new LastDelivery(key.Storefront)));
        lock (one)
        {
            one.Last = news(one.Last);
            one.IsNew = true;
            if (one.IsWriting)
            {
                return;
            }

            one.IsWriting = true;
        }

        _ = Keep((shop, storefront), one);
    }

    /// <summary>Writes what is new, at once, and then what came meanwhile, with a pause between.</summary>
    private async Task Keep((string Shop, string Storefront) key, Noted one)
    {
        CallCount.Leave();
        while (true)
        {
            await Write(key, one, CancellationToken.None);
            await Task.Delay(Pause, clock);
            lock (one)
            {
                if (!one.IsNew)
                {
                    one.IsWriting = false;
                    return;
                }
            }
        }
    }

    private async Task Write((string Shop, string Storefront) key, Noted one, CancellationToken cancellation)
    {
        try
        {
            one.IsNew = false;
            await table.Keep(key.Shop, one.Last, cancellation);
        }
#pragma warning disable CA1031 // News for the owner's eyes: the next one says as much; no delivery may suffer by it.
        catch (Exception away)
#pragma warning restore CA1031
        {
            one.IsNew = true;
            NotWritten(key.Shop, away.Message);
        }
    }

    [LoggerMessage(1005, LogLevel.Warning, "{Shop}: the last deliveries cannot be written down yet: {Reason}")]
    private partial void NotWritten(string shop, string reason);

    private sealed class Noted(LastDelivery last)
    {
        public LastDelivery Last { get; set; } = last;

        public bool IsNew { get; set; }

        public bool IsWriting { get; set; }
    }
}
