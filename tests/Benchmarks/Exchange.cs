namespace Benchmarks;

/// <summary>One request to storage as the product sent it, and what it was answered.</summary>
internal sealed record Exchange(
    string Method, string Target, Dictionary<string, string> Headers, string Body, int Status)
{
    /// <summary>Ticks at which it came and at which its answer was on the way.</summary>
    public long Began { get; init; }

    public long Ended { get; init; }

    /// <summary>Rows read or written: one, or as many as a batch has.</summary>
    public int Rows =>
        Math.Max(1, Body.Split("Content-Type: application/http", StringSplitOptions.None).Length - 1);

    /// <summary>
    /// Round trips: a request that began only after one before it had ended belongs to the next wave; those that were
    /// under way together are one wave.
    /// </summary>
    public static Exchange[][] Waves(IEnumerable<Exchange> exchanges)
    {
        var waves = new List<List<Exchange>>();
        var firstEnd = long.MinValue;
        foreach (var exchange in exchanges.OrderBy(one => one.Began))
        {
            if (exchange.Began >= firstEnd)
            {
                waves.Add([]);
                firstEnd = long.MaxValue;
            }

            waves[^1].Add(exchange);
            firstEnd = Math.Min(firstEnd, exchange.Ended);
        }

        return [.. waves.Select(wave => wave.ToArray())];
    }
}
