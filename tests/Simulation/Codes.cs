using Loyalty.App.Fulfilling;
using Loyalty.App.Shops;
using Loyalty.Ledger;

namespace Simulation;

/// <summary>
/// The codes of a storefront, outside every instance: some can be used, some no more. In rough weather it is away,
/// answers nobody, or refuses what it has not made.
/// </summary>
internal sealed class Codes(Random random, double trouble)
{
    private readonly Dictionary<string, bool> all = new(StringComparer.Ordinal);

    public bool IsCalm { get; set; }

    public bool IsLive(string code) => all.GetValueOrDefault(code);

    public IEnumerable<string> Live => all.Where(one => one.Value).Select(one => one.Key);

    public TimeSpan Soon() => TimeSpan.FromMilliseconds(random.Next(1, 60));

    /// <summary>Made, if it was not before, and what is heard of that.</summary>
    public Made Make(string code)
    {
        if (IsTroubled() && !all.ContainsKey(code))
        {
            return random.Next(4) == 0 ? new Made.Refused("storefront_refused") : new Made.Later("storefront_away");
        }

        all.TryAdd(code, true);
        return IsTroubled() ? new Made.Later("storefront_away") : new Made.Ready("id-of-" + code);
    }

    /// <summary>Dead, whether it was made or not.</summary>
    public Unmade Unmake(string code)
    {
        if (IsTroubled())
        {
            return new Unmade.Later("storefront_away");
        }

        all[code] = false;
        return IsTroubled() ? new Unmade.Later("storefront_away") : new Unmade.Gone();
    }

    private bool IsTroubled() => !IsCalm && random.NextDouble() < trouble;
}

/// <summary>
/// The storefront as one instance speaks to it; the instance may die before it asks and before it hears.
/// </summary>
internal sealed class SimulatedStore(Codes codes, TimeProvider time) : IFulfilment
{
    public string Code => "shopify";

    public string? WhyNot(Shop shop, Redemption wanted) => null;

    public async Task<Made> Make(Shop shop, Redemption redemption, CancellationToken cancellation)
    {
        await Task.Delay(codes.Soon(), time, CancellationToken.None);
        var made = codes.Make(redemption.Code!);
        await Task.Delay(codes.Soon(), time, CancellationToken.None);
        return made;
    }

    public async Task<Unmade> Unmake(Shop shop, Redemption redemption, CancellationToken cancellation)
    {
        await Task.Delay(codes.Soon(), time, CancellationToken.None);
        var unmade = codes.Unmake(redemption.Code!);
        await Task.Delay(codes.Soon(), time, CancellationToken.None);
        return unmade;
    }
}
