using Azure.Data.Tables;

namespace Benchmarks;

/// <summary>The whole run: everything in one go, on one machine, floor and product in turn; then the table.</summary>
internal static class Bench
{
    private const int Rounds = 5;

    private const int Visits = 9;

    /// <summary>0 where what is promised was kept; what was not is said.</summary>
    public static async Task<int> Run()
    {
        var tablePort = Running.FreePort();
        using var azurite = Azurite.Start(House.Root, tablePort);
        await CreateTables(tablePort);
        Say("Counting round trips");
        var (trips, plan) = await Trips.Count(tablePort);
        var versus = await Comparison.Run(azurite, tablePort, plan, Rounds);
        Say("One member");
        var oneMember = await OneMember.Run(tablePort, Rounds);
        Say("Last points");
        var lastPoints = await LastPoints.Run(tablePort, Rounds);
        Say("Points due");
        var dues = Dues.Run();
        Say("Allocations");
        var allocations = await Allocations.Run(tablePort);
        Say("Starts");
        var starts = await Starts.Run(tablePort);
        var page = await Look(tablePort);
        var report = Report.Write(new Findings(versus, oneMember, lastPoints, trips, dues, allocations, starts, page));
        await File.WriteAllTextAsync(Path.Combine(House.Root, "docs/benchmarks.md"), report);
        await Console.Out.WriteLineAsync(report);
        return Verdict([
            .. OneMemberReport.Broken(oneMember), .. LastPointsReport.Broken(lastPoints), .. Dues.Broken(dues),
            .. VitalsReport.Broken(page.Vitals)]);
    }

    /// <summary>What the widget costs a page, alone, which writes none.</summary>
    public static async Task<int> RunPage()
    {
        var tablePort = Running.FreePort();
        using var azurite = Azurite.Start(House.Root, tablePort);
        var page = await Look(tablePort);
        await Console.Out.WriteLineAsync(string.Join('\n', page.Tell()));
        return Verdict([.. VitalsReport.Broken(page.Vitals)]);
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

    /// <summary>One member's last points alone, which write no page.</summary>
    public static async Task<int> RunLastPoints()
    {
        var tablePort = Running.FreePort();
        using var azurite = Azurite.Start(House.Root, tablePort);
        var lastPoints = await LastPoints.Run(tablePort, Rounds);
        await Console.Out.WriteLineAsync(string.Join('\n', LastPointsReport.Tell(lastPoints)));
        return Verdict([.. LastPointsReport.Broken(lastPoints)]);
    }

    private static async Task<Page> Look(int tablePort)
    {
        Say("A page");
        return new Page(await Vitals.Run(tablePort, Visits), Sizes.Run());
    }

    private static async Task CreateTables(int tablePort)
    {
        var service = new TableServiceClient(Azurite.ConnectionString(tablePort));
        foreach (var table in new[] { "accounts", "orders", "outbox" })
        {
            await service.CreateTableIfNotExistsAsync(Plan.Floor + table);
        }
    }

    private static int Verdict(List<string> broken)
    {
        broken.ForEach(Console.Error.WriteLine);
        return broken.Count == 0 ? 0 : 1;
    }

    public static void Say(string what) => Console.Error.WriteLine(what + " …");
}
