using System.Diagnostics;

namespace Benchmarks;

/// <summary>What clients saw who each began anew when the last operation was answered. In milliseconds.</summary>
internal sealed record Seen(int Count, int Failed, double Seconds, double P50, double P99, double Slowest)
{
    public double Rate => Count / Seconds;
}

/// <summary>A closed loop of clients. Client c of n gets the numbers c, c + n, c + 2n …: no two meet.</summary>
internal static class Load
{
    public static async Task<Seen> Run(int clients, TimeSpan length, Func<int, Task<bool>> once)
    {
        var since = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var times = new List<double>();
            var failed = 0;
            for (var number = client; since.Elapsed < length; number += clients)
            {
                var began = Stopwatch.GetTimestamp();
                failed += await once(number) ? 0 : 1;
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            return (Times: times, Failed: failed);
        })));
        var seconds = since.Elapsed.TotalSeconds;
        var sorted = all.SelectMany(one => one.Times).Order().ToArray();
        return new Seen(
            sorted.Length, all.Sum(one => one.Failed), seconds,
            At(sorted, 0.50), At(sorted, 0.99), sorted.DefaultIfEmpty().Last());
    }

    public static double At(double[] sorted, double share) =>
        sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
}
