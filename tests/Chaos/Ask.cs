using System.Globalization;

namespace Chaos;

/// <summary>
/// What the run is asked for: CHAOS_ORDERS orders, CHAOS_SECONDS of bad weather at most, and the CHAOS_SEED of all
/// dice. The same seed gives the same orders, deliveries and dice; what the machine does meanwhile is its own.
/// </summary>
internal sealed record Ask(int Orders, TimeSpan Weather, int Seed)
{
    /// <summary>How much faster than in the world storefronts send again: a day in two minutes.</summary>
    public const int Faster = 720;

    /// <summary>Of storage's calls, in bad weather.</summary>
    public const double FaultShare = 0.10;

    /// <summary>Of the deliveries, sent once more than they need.</summary>
    public const double DuplicateShare = 0.30;

    public const int Clients = 64;

    /// <summary>Storage is gone for a minute, or for a third of a shorter storm.</summary>
    public TimeSpan Gone => Weather / 3 < TimeSpan.FromMinutes(1) ? Weather / 3 : TimeSpan.FromMinutes(1);

    public static Ask FromEnvironment() => new(
        Read("CHAOS_ORDERS", 10_000),
        TimeSpan.FromSeconds(Read("CHAOS_SECONDS", 180)),
        Read("CHAOS_SEED", (int)(DateTimeOffset.UtcNow.ToUnixTimeSeconds() % 1_000_000)));

    private static int Read(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var told)
            ? told : otherwise;
}
