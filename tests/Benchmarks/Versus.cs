namespace Benchmarks;

/// <summary>CPU milliseconds of one operation: of the process that makes it, and of the emulator behind it.</summary>
internal sealed record Cost(double Process, double Emulator)
{
    public double Total => Process + Emulator;
}

/// <summary>One round: what its clients saw and what it cost.</summary>
internal sealed record Round(Seen Seen, Cost Cost);

/// <summary>The same operation by the product and by the floor, in turn, and the medians of the rounds.</summary>
internal sealed record Versus(string What, int Clients, IReadOnlyList<(Round Floor, Round Ours)> Rounds)
{
    public double Ratio => Of(round => round.Ours.Cost.Total / round.Floor.Cost.Total);

    public int Failed => Rounds.Sum(round => round.Ours.Seen.Failed + round.Floor.Seen.Failed);

    public double Of(Func<(Round Floor, Round Ours), double> figure) => Median(Rounds.Select(figure));

    public static double Median(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToArray();
        return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }

    public static async Task<Versus> Run(
        string what, int clients, int rounds, Func<int, Task<Round>> floor, Func<int, Task<Round>> ours)
    {
        var all = new List<(Round, Round)>();
        for (var round = 0; round < rounds; round++)
        {
            all.Add((await floor(clients), await ours(clients)));
        }

        return new Versus(what, clients, all);
    }

    /// <summary>A round of whatever work, by whichever process does it.</summary>
    public static async Task<Round> Measure(Running process, Running emulator, Func<Task<Seen>> work)
    {
        var (own, behind) = (process.CpuMilliseconds, emulator.CpuMilliseconds);
        var seen = await work();
        return new Round(seen, new Cost(
            (process.CpuMilliseconds - own) / seen.Count,
            (emulator.CpuMilliseconds - behind) / seen.Count));
    }
}
