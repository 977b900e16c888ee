using static Benchmarks.Report;

namespace Benchmarks;

/// <summary>What the rounds of one member came to, and whether they kept what is promised.</summary>
internal static class OneMemberReport
{
    /// <summary>How long a storefront waits for its answer.</summary>
    private const double PatienceMilliseconds = 5_000;

    public static IEnumerable<string> Tell(IReadOnlyList<OneMember> rounds)
    {
        var hot = rounds.SelectMany(round => new[] { round.AtOne, round.AtTwo }).ToList();
        return
        [
            Say($"## {OneMember.Clients} clients, one member"),
            "",
            Row("orders for", "a second", "p50", "p99", "slowest", "failed"),
            Row(Enumerable.Repeat("---", 6)),
            Line("one member, at one instance", round => round.AtOne.Seen),
            Line("one member, over two instances", round => round.AtTwo.Seen),
            Line("many members, at one instance", round => round.Many),
            "",
            Say($"Over two instances one member's orders are settled {Ratio(rounds):F2} times as fast"),
            "as many members' at one (the median of the rounds' ratios). Balances that are exactly the sum of the",
            Say($"points answered, and what so many orders earn: {hot.Count(one => one.IsExact)} of {hot.Count},"),
            Say($"after {hot.Sum(one => one.Seen.Count)} orders and {hot.Sum(one => one.Answered)} points."),
            "",
        ];

        string Line(string of, Func<OneMember, Seen> seen) => Row(
            of,
            Say($"{Versus.Median(rounds.Select(one => seen(one).Rate)):F0}"),
            Milliseconds(Versus.Median(rounds.Select(one => seen(one).P50))),
            Milliseconds(Versus.Median(rounds.Select(one => seen(one).P99))),
            Milliseconds(rounds.Max(one => seen(one).Slowest)),
            Say($"{rounds.Sum(one => seen(one).Failed)}"));
    }

    /// <summary>
    /// What was promised and not kept; the ratio is of rounds in turn, so that other load takes from both.
    /// </summary>
    public static IEnumerable<string> Broken(IReadOnlyList<OneMember> rounds)
    {
        var hot = rounds.SelectMany(round => new[] { round.AtOne, round.AtTwo }).ToList();
        if (hot.Exists(one => !one.IsExact))
        {
            yield return "One member's balance is not what its orders earn.";
        }

        if (hot.Exists(one => one.Seen.Failed > 0 || one.Seen.Slowest > PatienceMilliseconds))
        {
            yield return "One member's orders were refused, or answered later than a storefront waits.";
        }

        if (Ratio(rounds) <= 1)
        {
            yield return "One member over two instances is not faster than many members at one.";
        }
    }

    private static double Ratio(IEnumerable<OneMember> rounds) =>
        Versus.Median(rounds.Select(round => round.AtTwo.Seen.Rate / round.Many.Rate));
}
