using System.Globalization;

namespace Benchmarks;

/// <summary>Bytes the app's whole process allocates for an order and for a view, Kestrel and all.</summary>
internal sealed record Allocations(double Order, double View)
{
    private const int Times = 400;

    public static async Task<Allocations> Run(int tablePort)
    {
        var port = Running.FreePort();
        using var app = House.Hosted(port, tablePort, Plan.Hosted);
        await app.Answers(House.Local(port, "readyz"));
        using var front = new Front(House.Local(port));
        return new Allocations(
            await Each(app, number => front.Award(Front.FirstMember + 2_000_000 + (number % 50), Front.NewOrder())),
            await Each(app, number => front.View(Front.FirstMember + 2_000_000 + (number % 50))));
    }

    private static async Task<double> Each(Running app, Func<int, Task<long?>> once)
    {
        // Twice: the first time everything is compiled, and every member has a first order.
        var allocated = 0.0;
        for (var time = 0; time < 2; time++)
        {
            var before = await Total(app);
            for (var number = 0; number < Times; number++)
            {
                _ = await once(number) ?? throw new InvalidOperationException("Refused.");
            }

            allocated = await Total(app) - before;
        }

        return allocated / Times;
    }

    private static async Task<long> Total(Running app) =>
        long.Parse(await app.Ask(Hosted.Allocated), CultureInfo.InvariantCulture);
}
