using System.Globalization;

namespace Benchmarks.Soak;

/// <summary>A phase: its requests, and the memory of the app on the way.</summary>
internal sealed record Phase(string Name, Arrivals Arrivals, IReadOnlyList<Memory> Memory);

/// <summary>What a soak has found.</summary>
internal sealed record Soaked(Phase Steady, Phase Fast, int Wrong, int Members);

/// <summary>
/// A steady rate of orders for minutes, then as many requests as it takes to see a leak; one app, which is asked for
/// its memory on the way. Ends with 1 where an answer was late or refused, memory grew, or a balance is wrong.
/// </summary>
internal static class Soaking
{
    public const double OrdersPerSecond = 42;
    public const int Clients = 8;

    /// <summary>Over how many requests memory is to be flat.</summary>
    public const int Requests = 20_000;

    private const int Samples = 20;
    private const int WarmUp = 4_000;
    private const int Seed = 42;

    /// <summary>How long the steady rate lasts: SOAK_SECONDS, else five minutes.</summary>
    public static TimeSpan Length { get; } = TimeSpan.FromSeconds(
        double.TryParse(Environment.GetEnvironmentVariable("SOAK_SECONDS"), CultureInfo.InvariantCulture, out var told)
            ? told
            : 300);

    public static double RequestsPerSecond => OrdersPerSecond * 100 / ShopDay.NewOrders;

    public static async Task<int> Run()
    {
        var (tablePort, port) = (Running.FreePort(), Running.FreePort());
        using var azurite = Azurite.Start(House.Root, tablePort);
        using var app = House.Hosted(port, tablePort, Plan.Hosted);
        await app.Answers(House.Local(port, "readyz"));
        await FlatShop.Create(tablePort, Plan.Hosted);
        using var front = new Front(House.Local(port), FlatShop.Id);
        var day = new ShopDay(front, Seed);

        Say("Warming up");
        await new Arrivals().AtFullSpeed(day, WarmUp, Clients);
        await Memory.Take(app, 0);
        Say(string.Create(CultureInfo.InvariantCulture, $"{OrdersPerSecond} orders a second for {Length}"));
        var steady = await Steady(app, day);
        Say("As fast as it goes");
        var fast = await Fast(app, day);
        Say("Comparing balances");
        var (wrong, members) = await day.Compare();
        return await Tell(new Soaked(steady, fast, wrong, members));
    }

    private static async Task<Phase> Steady(Running app, ShopDay day)
    {
        var arrivals = new Arrivals();
        var memory = new List<Memory>();
        var running = arrivals.ByTheClock(day, RequestsPerSecond, Length, Seed);
        for (var sample = 0; sample < Samples; sample++)
        {
            await Task.Delay(Length / Samples);
            memory.Add(await Memory.Take(app, arrivals.Answers.Count));
        }

        await running;
        return new Phase("steady", arrivals, memory);
    }

    private static async Task<Phase> Fast(Running app, ShopDay day)
    {
        var arrivals = new Arrivals();
        var memory = new List<Memory>();
        for (var sample = 0; sample < Samples; sample++)
        {
            await arrivals.AtFullSpeed(day, Requests / Samples, Clients);
            memory.Add(await Memory.Take(app, arrivals.Answers.Count));
        }

        return new Phase("as fast as it goes", arrivals, memory);
    }

    private static async Task<int> Tell(Soaked soaked)
    {
        var page = SoakReport.Write(soaked);
        await File.WriteAllTextAsync(Path.Combine(House.Root, "docs/soak.md"), page);
        await Console.Out.WriteLineAsync(page);
        var broken = SoakReport.Broken(soaked).ToList();
        broken.ForEach(Console.Error.WriteLine);
        return broken.Count == 0 ? 0 : 1;
    }

    private static void Say(string what) => Console.Error.WriteLine(what + " …");
}
