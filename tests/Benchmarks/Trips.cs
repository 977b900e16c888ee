namespace Benchmarks;

/// <summary>What one delivery costs in storage: waves of requests, requests, rows.</summary>
internal sealed record Trip(string What, int Waves, int Requests, int Rows);

/// <summary>Counts the round trips of each kind of delivery, and records those that the floor repeats.</summary>
internal static class Trips
{
    private const long Member = Front.FirstMember + 900_000_000;

    public static async Task<(IReadOnlyList<Trip> Trips, Plan Plan)> Count(int tablePort)
    {
        var (proxyPort, port) = (Running.FreePort(), Running.FreePort());
        await using var proxy = await TableProxy.Start(proxyPort, tablePort);
        using var app = House.App(port, proxyPort, Plan.Recorded);
        await app.Answers(House.Local(port, "readyz"));
        using var front = new Front(House.Local(port));

        // The first delivery of a process also reads the shop. That it came is written beside the way of those after
        // it, two requests every ten seconds however many come, and is no delivery's.
        await front.Award(Member + 1, Front.NewOrder());
        await Task.Delay(TimeSpan.FromSeconds(1));
        proxy.Take();

        var (first, second) = (Front.NewOrder(), Front.NewOrder());
        var trips = new List<Trip>();
        await Counted("A member's first order", front.Award(Member, first));
        var award = await Counted("Another order", front.Award(Member, second));
        await Counted("The same order again", front.Award(Member, second));
        await Counted("A refund of a part", front.Refund(second));
        var view = await Counted("Member view", front.View(Member));
        await RichShop.Create(tablePort, Plan.Recorded);
        using var rich = new Front(House.Local(port), RichShop.Id);
        await rich.Award(Member, Front.NewOrder());
        await Task.Delay(TimeSpan.FromSeconds(1));
        proxy.Take();
        await Counted("Another order, by the richest program", rich.Award(Member, Front.NewOrder()));
        return (trips, Plan.Of(award, view, Member, second, proxyPort, tablePort));

        async Task<Exchange[]> Counted(string what, Task<long?> delivery)
        {
            if (await delivery is null)
            {
                throw new InvalidOperationException(what + " was refused.");
            }

            var exchanges = proxy.Take();
            trips.Add(new Trip(
                what, Exchange.Waves(exchanges).Length, exchanges.Length, exchanges.Sum(exchange => exchange.Rows)));
            return exchanges;
        }
    }
}
