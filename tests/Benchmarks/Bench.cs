using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;

namespace Benchmarks;

/// <summary>The whole run: everything in one go, on one machine, floor and product in turn; then the table.</summary>
internal static class Bench
{
    private const int Rounds = 5;
    private const int MostWarmUps = 12;
    private const int WarmUpClients = 8;
    private const double HardlyLess = 0.93;

    private static readonly int[] Clients = [1, 8, 32];

    /// <summary>0 where what is promised was kept; what was not is said.</summary>
    public static async Task<int> Run()
    {
        var tablePort = Running.FreePort();
        using var azurite = Azurite.Start(House.Root, tablePort);
        await CreateTables(tablePort);
        Say("Counting round trips");
        var (trips, plan) = await Trips.Count(tablePort);
        var versus = await Compare(azurite, tablePort, plan);
        Say("One member");
        var oneMember = await OneMember.Run(tablePort, Rounds);
        Say("Points due");
        var dues = Dues.Run();
        Say("Allocations");
        var allocations = await Allocations.Run(tablePort);
        Say("Starts");
        var starts = await Starts.Run(tablePort);
        var report = Report.Write(new Findings(versus, oneMember, trips, dues, allocations, starts));
        await File.WriteAllTextAsync(Path.Combine(House.Root, "docs/benchmarks.md"), report);
        await Console.Out.WriteLineAsync(report);
        return Verdict([.. OneMemberReport.Broken(oneMember), .. Dues.Broken(dues)]);
    }

    /// <summary>What is due, alone, which writes no page.</summary>
    public static async Task<int> RunDues()
    {
        var dues = Dues.Run();
        await Console.Out.WriteLineAsync(string.Join('\n', Dues.Tell(dues)));
        return Verdict([.. Dues.Broken(dues)]);
    }

    /// <summary>One member's rounds alone, which write no page.</summary>
    public static async Task<int> RunOneMember()
    {
        var tablePort = Running.FreePort();
        using var azurite = Azurite.Start(House.Root, tablePort);
        var oneMember = await OneMember.Run(tablePort, Rounds);
        await Console.Out.WriteLineAsync(string.Join('\n', OneMemberReport.Tell(oneMember)));
        return Verdict([.. OneMemberReport.Broken(oneMember)]);
    }

    private static async Task<IReadOnlyList<Versus>> Compare(Running azurite, int tablePort, Plan plan)
    {
        var port = Running.FreePort();
        using var app = House.App(port, tablePort, Plan.Measured);
        using var floor = House.Floor();
        using var front = new Front(House.Local(port));
        await app.Answers(House.Local(port, "readyz"));
        await floor.Tell(plan.ToText());
        await Command(floor, "seed");
        await Parallel.ForAsync(0, Front.Members, async (number, _) => await Award(number));

        Say("Warming up");
        await WarmUp(Ours(Award), Ours(View), Floor("award"), Floor("view"));
        var versus = new List<Versus>();
        foreach (var clients in Clients)
        {
            Say("Awarding, clients: " + Front.Text(clients));
            versus.Add(await Versus.Run("award", clients, Rounds, Floor("award"), Ours(Award)));
        }

        foreach (var clients in Clients)
        {
            Say("Showing members, clients: " + Front.Text(clients));
            versus.Add(await Versus.Run("view", clients, Rounds, Floor("view"), Ours(View)));
        }

        return versus;

        Func<int, Task<Round>> Floor(string what) => clients => Versus.Measure(floor, azurite, () => Command(
            floor, string.Create(CultureInfo.InvariantCulture, $"{what} {clients} {House.Round.TotalSeconds}")));
        Func<int, Task<Round>> Ours(Func<int, Task<bool>> once) => clients =>
            Versus.Measure(app, azurite, () => Load.Run(clients, House.Round, once));
        async Task<bool> Award(int number) => await front.Award(Front.Member(number), Front.NewOrder()) is not null;
        async Task<bool> View(int number) => await front.View(Front.Member(number)) is not null;
    }

    private static async Task CreateTables(int tablePort)
    {
        var service = new TableServiceClient(Azurite.ConnectionString(tablePort));
        foreach (var table in new[] { "accounts", "orders" })
        {
            await service.CreateTableIfNotExistsAsync(Plan.Floor + table);
        }
    }

    /// <summary>Until a round costs hardly less than the one before: what is hot has been compiled.</summary>
    private static async Task WarmUp(params Func<int, Task<Round>>[] all)
    {
        foreach (var one in all)
        {
            var (before, now, rounds) = (double.MaxValue, 0.0, 0);
            while (rounds++ < MostWarmUps && (now = (await one(WarmUpClients)).Cost.Process) < before * HardlyLess)
            {
                before = now;
            }
        }
    }

    private static async Task<Seen> Command(Running floor, string command) =>
        JsonSerializer.Deserialize<Seen>(await floor.Ask(command))!;

    private static int Verdict(List<string> broken)
    {
        broken.ForEach(Console.Error.WriteLine);
        return broken.Count == 0 ? 0 : 1;
    }

    private static void Say(string what) => Console.Error.WriteLine(what + " …");
}
