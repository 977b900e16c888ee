using static Benchmarks.Report;

namespace Benchmarks.Soak;

/// <summary>A soak as the page docs/soak.md, and what of its promises was not kept.</summary>
internal static class SoakReport
{
    /// <summary>The shortest a storefront waits for its answer: Wix.</summary>
    private const double MostMilliseconds = 1_250;

    /// <summary>Mebibytes over a phase: a hundred bytes kept of each of 20,000 requests are two.</summary>
    private const double MostHeapGrowth = 2;

    /// <summary>What a collector that is in no hurry may take more, and give back later.</summary>
    private const double MostResidentGrowth = 24;

    public static string Write(Soaked soaked) => string.Join('\n',
    [
        "# Soak",
        "",
        Say($"Written by `make soak` on {DateTime.UtcNow:yyyy-MM-dd}: {Soaking.OrdersPerSecond} new orders a second,"),
        Say($"and what comes with them, for {Soaking.Length.TotalSeconds:0} s, on {Environment.ProcessorCount} cores"),
        Say($"shared with whatever else ran, .NET {Environment.Version}, Azurite {AzuriteVersion()} in memory."),
        "",
        .. Answers(soaked.Steady),
        .. Memory(soaked),
        "## Right",
        "",
        Say($"Members whose balance is not what their orders earn: {soaked.Wrong} of {soaked.Members}."),
        "",
        SoakProse.Text,
    ]);

    /// <summary>What was promised and not kept.</summary>
    public static IEnumerable<string> Broken(Soaked soaked)
    {
        var steady = soaked.Steady.Arrivals.Answers;
        if (steady.Max(answer => answer.Milliseconds) is > MostMilliseconds and var slowest)
        {
            yield return Say($"The slowest answer took {slowest:F0} ms, more than {MostMilliseconds:F0}.");
        }

        if (steady.Concat(soaked.Fast.Arrivals.Answers).Count(answer => !answer.IsGood) is > 0 and var refused)
        {
            yield return Say($"{refused} requests were refused or answered with other points than they earn.");
        }

        foreach (var phase in new[] { soaked.Steady, soaked.Fast })
        {
            if (Growth(phase, one => one.Heap) > MostHeapGrowth
                || Growth(phase, one => one.Resident) > MostResidentGrowth)
            {
                yield return Say($"Memory grows: {phase.Name}.");
            }
        }

        if (soaked.Wrong > 0)
        {
            yield return Say($"{soaked.Wrong} balances are wrong.");
        }
    }

    private static IEnumerable<string> Answers(Phase steady) =>
    [
        "## Answers",
        "",
        Row("", "requests", "p50", "p99", "slowest", "refused"),
        Row(Enumerable.Repeat("---", 6)),
        .. steady.Arrivals.Answers.GroupBy(answer => answer.What, StringComparer.Ordinal)
            .OrderByDescending(of => of.Count())
            .Select(of => Line(of.Key, of)),
        Line("**all**", steady.Arrivals.Answers),
        "",
        Say($"The slowest may take {MostMilliseconds:F0} ms. The clients themselves began a request up to"),
        Say($"{steady.Arrivals.LatestMilliseconds:F1} ms late, which is counted too."),
        "",
    ];

    private static string Line(string what, IEnumerable<Answer> of)
    {
        var times = of.Select(answer => answer.Milliseconds).Order().ToArray();
        return Row(
            what,
            Say($"{times.Length}"),
            Milliseconds(Load.At(times, 0.50)),
            Milliseconds(Load.At(times, 0.99)),
            Milliseconds(times[^1]),
            Say($"{of.Count(answer => !answer.IsGood)}"));
    }

    private static IEnumerable<string> Memory(Soaked soaked) =>
    [
        "## Memory",
        "",
        Row("MiB", "requests", "first quarter", "last quarter", "growth", "may grow"),
        Row(Enumerable.Repeat("---", 6)),
        .. new[] { soaked.Steady, soaked.Fast }.SelectMany(phase => new[]
        {
            Line("managed heap", phase, one => one.Heap, MostHeapGrowth),
            Line("resident set", phase, one => one.Resident, MostResidentGrowth),
        }),
        "",
    ];

    private static string Line(string what, Phase phase, Func<Memory, double> of, double most)
    {
        var (first, last) = Soak.Memory.Quarters(phase.Memory, of);
        return Row(
            $"{what}, {phase.Name}",
            Say($"{phase.Arrivals.Answers.Count}"),
            Say($"{first:F2}"),
            Say($"{last:F2}"),
            Say($"{Growth(phase, of):+0.00;-0.00;0.00}"),
            Say($"{most:F0}"));
    }

    private static double Growth(Phase phase, Func<Memory, double> of) =>
        Soak.Memory.Growth(phase.Memory, of, phase.Arrivals.Answers.Count);
}
