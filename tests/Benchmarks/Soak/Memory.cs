using System.Globalization;

namespace Benchmarks.Soak;

/// <summary>After so many requests: the managed heap after a full collection, and what the process holds.</summary>
internal sealed record Memory(int Requests, double Heap, double Resident)
{
    private const double Mebibyte = 1024 * 1024;

    /// <summary>Resident first: a collection may give some of it back.</summary>
    public static async Task<Memory> Take(Running app, int requests)
    {
        var resident = app.ResidentBytes / Mebibyte;
        var heap = long.Parse(await app.Ask(Hosted.Heap), CultureInfo.InvariantCulture) / Mebibyte;
        return new Memory(requests, heap, resident);
    }

    /// <summary>
    /// By how much it grows over so many requests: the median of the slopes between any two samples (Theil and Sen), so
    /// that single samples that are high or low do not decide.
    /// </summary>
    public static double Growth(IReadOnlyList<Memory> samples, Func<Memory, double> of, int requests) =>
        requests * Versus.Median(samples
            .SelectMany((one, index) => samples.Skip(index + 1).Select(later => (one, later)))
            .Where(pair => pair.later.Requests > pair.one.Requests)
            .Select(pair => (of(pair.later) - of(pair.one)) / (pair.later.Requests - pair.one.Requests)));

    /// <summary>The medians of the first and of the last quarter.</summary>
    public static (double First, double Last) Quarters(IReadOnlyList<Memory> samples, Func<Memory, double> of)
    {
        var quarter = Math.Max(1, samples.Count / 4);
        return (Versus.Median(samples.Take(quarter).Select(of)), Versus.Median(samples.TakeLast(quarter).Select(of)));
    }
}
