using System.Diagnostics;

namespace Benchmarks;

/// <summary>From starting the process to its first answer, in milliseconds: the app, and an empty Kestrel.</summary>
internal sealed record Starts(double App, double Empty)
{
    private const int Times = 5;

    public static async Task<Starts> Run(int tablePort)
    {
        var (apps, empties) = (new List<double>(), new List<double>());
        for (var time = 0; time < Times; time++)
        {
            empties.Add(await Once(House.Empty));
            apps.Add(await Once(port => House.App(port, tablePort, Plan.Measured)));
        }

        return new Starts(Versus.Median(apps), Versus.Median(empties));
    }

    private static async Task<double> Once(Func<int, Running> start)
    {
        var port = Running.FreePort();
        var since = Stopwatch.StartNew();
        using var process = start(port);
        await process.Answers(House.Local(port, "healthz"), pauseMilliseconds: 2);
        return since.Elapsed.TotalMilliseconds;
    }
}
