using static Benchmarks.Report;

namespace Benchmarks;

/// <summary>What the rushes for last points came to, and whether any point was taken twice or left.</summary>
internal static class LastPointsReport
{
    public static IEnumerable<string> Tell(IReadOnlyList<LastPoints> all)
    {
        var rushes = All(all);
        return
        [
            Say($"## {LastPoints.Clients} clients, one member's last {RewardShop.PointsEach} points"),
            "",
            Say($"Each wants a reward of {RewardShop.TenthPoints} points, all at once; then the next member's."),
            "",
            Row("redemptions", "a second", "p50", "p99", "slowest", "had", "refused", "failed"),
            Row(Enumerable.Repeat("---", 8)),
            Line("at one instance", [.. all.Select(both => both.AtOne)]),
            Line("over two instances", [.. all.Select(both => both.AtTwo)]),
            "",
            Say($"Taken exactly {RewardShop.PointsEach} of {RewardShop.PointsEach} points:"),
            Say($"{rushes.Count(rush => rush.IsExact)} of {rushes.Count} members."),
            "",
        ];
    }

    /// <summary>What was promised and not kept.</summary>
    public static IEnumerable<string> Broken(IReadOnlyList<LastPoints> all)
    {
        if (All(all).Exists(rush => !rush.IsExact))
        {
            yield return "Of one member's last points some were taken twice, or left.";
        }

        if (All(all).Exists(rush => rush.Failed > 0))
        {
            yield return "Who wanted one member's last points was neither given them nor told that there are too few.";
        }
    }

    private static string Line(string where, List<Rush> rushes)
    {
        var times = rushes.SelectMany(rush => rush.Times).Order().ToArray();
        return Row(
            where,
            Say($"{times.Length / rushes.Sum(rush => rush.Seconds):F0}"),
            Milliseconds(Load.At(times, 0.50)),
            Milliseconds(Load.At(times, 0.99)),
            Milliseconds(times[^1]),
            Say($"{rushes.Sum(rush => rush.Had)}"),
            Say($"{rushes.Sum(rush => rush.Refused)}"),
            Say($"{rushes.Sum(rush => rush.Failed)}"));
    }

    private static List<Rush> All(IEnumerable<LastPoints> all) =>
        [.. all.SelectMany(both => new[] { both.AtOne, both.AtTwo })];
}
