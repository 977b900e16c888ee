using System.Diagnostics;

namespace Chaos;

/// <summary>
/// Everything between the storefronts and the app: the deliveries that wait, each storefront's webhook, those who carry
/// them, and the owner who looks after what was given up.
/// </summary>
internal sealed class Post
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    private readonly Delivering delivering;
    private readonly Stopwatch since = Stopwatch.StartNew();

    public Post(Burst burst, IReadOnlyList<Instance> instances)
    {
        Office.Add(burst.Parcels);
        Subscriptions = burst.Sales.Select(sale => sale.Storefront).Distinct(StringComparer.Ordinal)
            .ToDictionary(name => name, name => new Subscription(name), StringComparer.Ordinal);
        Owner = new Owner(burst, Office, [.. Subscriptions.Values]);
        Carrier = new Carrier(instances);
        delivering = new Delivering(Office, Carrier, Subscriptions);
    }

    public PostOffice Office { get; } = new();

    public IReadOnlyDictionary<string, Subscription> Subscriptions { get; }

    public Owner Owner { get; }

    public Carrier Carrier { get; }

    /// <summary>
    /// Until nothing is open; meanwhile the owner looks in, and now and then it is said how far it is.
    /// </summary>
    public async Task Deliver(Weather weather)
    {
        var delivered = delivering.UntilNothingIsOpen();
        for (var beats = 1; !delivered.IsCompleted; beats++)
        {
            await Task.WhenAny(delivered, Task.Delay(Beat));
            Owner.LookIn();
            if (beats % 30 == 0)
            {
                await Console.Error.WriteLineAsync(
                    $"{since.Elapsed.TotalSeconds:F0} s: {Office.Open} of {Office.Count} open, "
                    + $"{Carrier.Tries} tries, {weather.Kills} kills");
            }
        }

        await delivered;
    }

    /// <summary>What the storefronts gave up is sent again until all of it has been answered.</summary>
    public async Task Reconcile()
    {
        while (Owner.Reconcile() || Office.Open > 0)
        {
            await delivering.UntilNothingIsOpen();
        }
    }
}
