using System.Collections.Concurrent;
using Loyalty.App.Fulfilling;
using Loyalty.App.Shops;
using Loyalty.Ledger;

namespace App.Tests.Accounts;

/// <summary>
/// A storefront's codes in memory: each is made once, whoever asks how often. It stands for no API – the storefronts'
/// own are tried against their stand-ins – but for what any of them may do to a redemption.
/// </summary>
internal sealed class Maker : IFulfilment
{
    private readonly ConcurrentDictionary<string, bool> codes = new(StringComparer.Ordinal);

    public string Code => ShopifyStore.Name;

    /// <summary>Codes that can be used.</summary>
    public IReadOnlyList<string> Live => [.. codes.Where(one => one.Value).Select(one => one.Key)];

    public IReadOnlyList<string> Dead => [.. codes.Where(one => !one.Value).Select(one => one.Key)];

    /// <summary>What happens instead, before anything is made; null where nothing does.</summary>
    public Func<Made?> Before { get; set; } = () => null;

    /// <summary>What is answered after it was made; null for the truth.</summary>
    public Func<Made?> After { get; set; } = () => null;

    public Func<Unmade?> Unmaking { get; set; } = () => null;

    public string? WhyNot(Shop shop, Redemption wanted) => null;

    public Task<Made> Make(Shop shop, Redemption redemption, CancellationToken cancellation)
    {
        if (Before() is { } instead)
        {
            return Task.FromResult(instead);
        }

        codes.TryAdd(redemption.Code!, true);
        return Task.FromResult(After() ?? new Made.Ready("id-of-" + redemption.Code));
    }

    public Task<Unmade> Unmake(Shop shop, Redemption redemption, CancellationToken cancellation)
    {
        if (Unmaking() is { } instead)
        {
            return Task.FromResult(instead);
        }

        codes[redemption.Code!] = false;
        return Task.FromResult<Unmade>(new Unmade.Gone());
    }
}
