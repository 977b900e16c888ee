using System.Collections.Concurrent;
using Loyalty.App.Tables;

namespace Loyalty.App.Shops;

/// <summary>
/// Shops as this instance knows them, read again every 30 seconds. A shop that is known stays known while storage is
/// away, but decides nothing once it may lack a version of its program that has taken effect. Ids nobody has are
/// remembered for a moment, a bounded number of them, so that guessing costs few reads.
/// </summary>
public sealed class ShopList(ShopTable table, Settings settings, TimeProvider clock)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(30);

    /// <summary>A version takes effect a minute after it is put; the rest is for clocks that differ.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(45);

    /// <summary>
    /// What does not open with what we know is tried with what is there now, but not more often than this.
    /// </summary>
    public static readonly TimeSpan NotNewerThan = TimeSpan.FromMilliseconds(250);

    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<Shop?>>> reading = new(StringComparer.Ordinal);

    /// <summary>The shop by its id, or by its test id with the test ledger; null where there is none.</summary>
    public async ValueTask<Shop?> Find(string id, CancellationToken cancellation) =>
        id.EndsWith(Shop.TestSuffix, StringComparison.Ordinal)
            ? (await Live(id[..^Shop.TestSuffix.Length], KeptFor, cancellation))?.AsTest()
            : await Live(id, KeptFor, cancellation);

    /// <summary>
    /// The shop read again, so that a key which has just been made is taken at once by every instance; null where it
    /// was read a moment ago. Throws while storage is away: nobody can say then that a key is none.
    /// </summary>
    public async ValueTask<Shop?> Newer(Shop shop, CancellationToken cancellation)
    {
        var newer = await Live(shop.Id, NotNewerThan, cancellation, staysKnown: false);
        return newer is null || newer.ReadAt == shop.ReadAt ? null
            : shop.IsTest ? newer.AsTest()
            : newer;
    }

    /// <summary>Forgets what this instance knows of a shop: it has just changed it.</summary>
    public void Forget(string id) => known.TryRemove(id, out _);

    private async ValueTask<Shop?> Live(
        string id, TimeSpan keptFor, CancellationToken cancellation, bool staysKnown = true)
    {
        var now = clock.GetTimestamp();
        if (known.TryGetValue(id, out var kept)
            && clock.GetElapsedTime(kept.At, now) < (kept.Shop is null ? NotNewerThan : keptFor))
        {
            return kept.Shop;
        }

        // Its secrets are published: where one has been before, it is nobody's outside a demo.
        if (!Shop.IsId(id) || (DemoShop.Is(id) && !settings.Demo))
        {
            return null;
        }

        try
        {
            var one = reading.GetOrAdd(id, _ => new Lazy<Task<Shop?>>(() => Read(id)));
            return await one.Value.WaitAsync(cancellation);
        }
        catch (Exception away) when (staysKnown && kept?.Shop is not null && StorageTrouble.Is(away))
        {
            return kept.Shop;
        }
    }

    /// <summary>One reading for all who need the shop at once, whatever becomes of the first of them.</summary>
    private async Task<Shop?> Read(string id)
    {
        try
        {
            var now = clock.GetTimestamp();
            var found = await table.Find(id, CancellationToken.None);
            var shop = found is null ? null : found with { ReadAt = now };
            if (known.Count >= MostKept)
            {
                known.Clear();
            }

            known[id] = new Known(shop, now);
            return shop;
        }
        finally
        {
            reading.TryRemove(id, out _);
        }
    }

    private sealed record Known(Shop? Shop, long At);
}
