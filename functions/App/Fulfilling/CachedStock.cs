using System.Collections.Concurrent;
using Loyalty.App.Tables;

namespace Loyalty.App.Fulfilling;

/// <summary>
/// What is left, as this instance knows it: for showing, never for deciding. Read again after 30 seconds, once for all
/// who ask, and after an act of this instance; read without success, what was known is shown on.
/// </summary>
public sealed class CachedStock(StockTable table, TimeProvider clock)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(30);

    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<StockCount>>>> reading =
        new(StringComparer.Ordinal);

    public async ValueTask<IReadOnlyList<StockCount>> Of(string shop, CancellationToken cancellation)
    {
        if (known.TryGetValue(shop, out var kept) && clock.GetElapsedTime(kept.At) < KeptFor)
        {
            return kept.Counts;
        }

        try
        {
            var one = reading.GetOrAdd(shop, _ => new Lazy<Task<IReadOnlyList<StockCount>>>(() => Read(shop)));
            return await one.Value.WaitAsync(cancellation);
        }
        catch (Exception away) when (kept is not null && StorageTrouble.Is(away))
        {
            return kept.Counts;
        }
    }

    /// <summary>What is known of a shop is no longer so.</summary>
    public void Forget(string shop)
    {
        known.TryRemove(shop, out _);
        reading.TryRemove(shop, out _);
    }

    private async Task<IReadOnlyList<StockCount>> Read(string shop)
    {
        try
        {
            var now = clock.GetTimestamp();
            var counts = await table.Counts(shop, CancellationToken.None);
            if (known.Count >= MostKept)
            {
                known.Clear();
            }

            known[shop] = new Known(counts, now);
            return counts;
        }
        finally
        {
            reading.TryRemove(shop, out _);
        }
    }

    private sealed record Known(IReadOnlyList<StockCount> Counts, long At);
}
