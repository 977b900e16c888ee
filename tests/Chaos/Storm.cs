using Benchmarks;

namespace Chaos;

/// <summary>
/// The whole run: two instances over one storage, a burst of orders in bad weather, calm, the owner's reconciliation;
/// then every account is held to what it should be.
/// </summary>
internal static class Storm
{
    public static async Task<Report> Run(Ask ask)
    {
        var (tablePort, proxyPort) = (Running.FreePort(), Running.FreePort());
        using var azurite = Azurite.Start(House.Root, tablePort);
        await using var storage = new FaultyStorage(proxyPort, tablePort, ask.Seed + 2);
        await storage.Listen();
        using var first = new Instance(Running.FreePort(), proxyPort);
        using var second = new Instance(Running.FreePort(), proxyPort);
        Instance[] instances = [first, second];
        await Ready(instances);

        var burst = Burst.Of(ask, DateTimeOffset.UtcNow);
        var post = new Post(burst, instances);
        var weather = new Weather(ask, storage, instances, post.Office);
        Say($"{burst.Parcels.Count} deliveries of {ask.Orders} orders, seed {ask.Seed}");
        var storm = weather.Storm();
        await post.Deliver(weather);
        await storm;
        storage.IsBad = false;
        await Ready(instances);
        Say("Reconciling");
        await post.Reconcile();

        Say("Comparing");
        var comparison = new Comparison(instances);
        await comparison.Run(burst.Sales);
        var chains = new Chains(Azurite.ConnectionString(tablePort));
        await chains.Check();
        Say("Verifying the ledger");
        var verified = await Verified.Run(first.Address);
        return new Report(ask, storage, weather, post, comparison, chains, verified);
    }

    private static Task Ready(IEnumerable<Instance> instances) =>
        Task.WhenAll(instances.Select(instance => instance.IsReady()));

    private static void Say(string what) => Console.Error.WriteLine(what + " …");
}
