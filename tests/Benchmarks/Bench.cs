using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;

namespace Benchmarks;

/// <summary>The whole run: everything in one go, on one machine, floor and product in turn; then the table.</summary>
internal static class Bench
{
    private const int Rounds = 3;

    private static readonly (string What, int Clients)[] Measured =
        [("award", 1), ("award", 8), ("award", 32), ("view", 1), ("view", 8), ("view", 32)];

    public static async Task Run()
    {
        var tablePort = Running.FreePort();
        using var azurite = Azurite.Start(House.Root, tablePort);
        await CreateTables(tablePort);
        Say("Counting round trips");
        var (trips, plan) = await Trips.Count(tablePort);

        var port = Running.FreePort();
        using var app = House.App(port, tablePort, Plan.Measured);
        using var floor = House.Floor();
        await app.Answers(House.Local(port, "readyz"));
        using var front = new Front(House.Local(port));
        Say("Warming up");
        await WarmUp(floor, front, plan);

        var versus = new List<Versus>();
        foreach (var (what, clients) in Measured)
        {
            Say(string.Create(CultureInfo.InvariantCulture, $"Measuring: {what}, {clients} clients"));
            versus.Add(await Versus.Run(what, clients, Rounds, Floor(what), Ours(what == "award" ? Award : View)));
        }

        Say("One member");
        var oneMember = await OneMember.Run(front, Rounds);
        app.Dispose();
        floor.Dispose();
        Say("Allocations");
        var allocations = await Allocations.Run(tablePort);
        Say("Starts");
        var starts = await Starts.Run(tablePort);
        var report = Report.Write(new Findings(versus, oneMember, trips, allocations, starts));
        await File.WriteAllTextAsync(Path.Combine(House.Root, "docs/benchmarks.md"), report);
        await Console.Out.WriteLineAsync(report);

        Func<int, Task<Round>> Floor(string what) => clients =>
            Versus.Measure(floor, azurite, () => Command(floor, what, clients, House.Round));
        Func<int, Task<Round>> Ours(Func<int, Task<bool>> once) => clients =>
            Versus.Measure(app, azurite, () => Load.Run(clients, House.Round, once));
        async Task<bool> Award(int number) => await front.Award(Front.Member(number), front.NewOrder()) > 0;
        async Task<bool> View(int number) => await front.View(Front.Member(number)) > 0;
    }

    private static async Task CreateTables(int tablePort)
    {
        var service = new TableServiceClient(Azurite.ConnectionString(tablePort));
        foreach (var table in new[] { "accounts", "orders" })
        {
            await service.CreateTableIfNotExistsAsync(Plan.Floor + table);
        }
    }

    /// <summary>Every member gets a first order; both sides get hot.</summary>
    private static async Task WarmUp(Running floor, Front front, Plan plan)
    {
        await floor.Tell(plan.ToText());
        await Seen(floor, "seed");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async client =>
        {
            for (var number = client; number < Front.Members; number += 8)
            {
                _ = await front.Award(Front.Member(number), front.NewOrder());
            }
        }));
        foreach (var what in new[] { "award", "view" })
        {
            await Command(floor, what, 8, House.Round);
        }

        await Load.Run(8, House.Round, async number => await front.Award(Front.Member(number), front.NewOrder()) > 0);
        await Load.Run(8, House.Round, async number => await front.View(Front.Member(number)) > 0);
    }

    private static Task<Seen> Command(Running floor, string what, int clients, TimeSpan length) =>
        Seen(floor, string.Create(CultureInfo.InvariantCulture, $"{what} {clients} {length.TotalSeconds}"));

    private static async Task<Seen> Seen(Running floor, string command) =>
        JsonSerializer.Deserialize<Seen>(await floor.Ask(command))!;

    private static void Say(string what) => Console.Error.WriteLine(what + " …");
}
