using System.Diagnostics;

namespace Benchmarks;

/// <summary>
/// All clients at once, each after a tenth of the same member's points, each under a key of its own: what they were
/// answered, how long each waited, and what the member has in the end.
/// </summary>
internal sealed record Rush(double Seconds, double[] Times, int Had, int Refused, long Balance)
{
    private const string NotEnough = "points_insufficient";

    /// <summary>Neither had nor told that there are too few points.</summary>
    public int Failed => Times.Length - Had - Refused;

    /// <summary>Every point was taken, and each once.</summary>
    public bool IsExact => Had * RewardShop.TenthPoints == RewardShop.PointsEach && Balance == 0;

    /// <summary>Each client keeps to one front, as a connection does; they are dealt out in turn.</summary>
    public static async Task<Rush> Run(int clients, long member, params Front[] fronts)
    {
        if (await fronts[0].Award(member, Front.NewOrder()) != RewardShop.PointsEach)
        {
            throw new InvalidOperationException("A member has not the points to begin with.");
        }

        var since = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var began = Stopwatch.GetTimestamp();
            var redeemed = await fronts[client % fronts.Length].Redeem(member, RewardShop.Tenth, Front.NewKey());
            return (redeemed, Time: Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        })));
        return new Rush(
            since.Elapsed.TotalSeconds,
            [.. all.Select(one => one.Time)],
            all.Select(one => one.redeemed.Id).OfType<string>().Distinct(StringComparer.Ordinal).Count(),
            all.Count(one => one.redeemed.Why == NotEnough),
            await fronts[0].View(member) ?? -1);
    }
}
