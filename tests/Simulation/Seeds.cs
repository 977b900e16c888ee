using System.Diagnostics;
using System.Globalization;

namespace Simulation;

/// <summary>
/// Many runs, side by side, each by a seed of its own. A seed that fails is made as short as it still fails and says
/// how to play it again.
/// </summary>
public sealed class Seeds(int from, TextWriter output)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);

    private readonly Lock turn = new();
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private TimeSpan said;
    private int begun;

    /// <summary>All that happened in the runs that held.</summary>
    public Tally Tally { get; } = new();

    public List<string> Failures { get; } = [];

    /// <summary>
    /// At most so many runs, begun within so long, until so many have failed; 1 where any did, for a process's exit.
    /// </summary>
    public async Task<int> Run(int count, TimeSpan until, int mostFailures)
    {
        await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Factory.StartNew(
            () => Work(count, until, mostFailures),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
        await output.WriteLineAsync(Tally.Say(watch.Elapsed, Failures.Count));
        return Failures.Count == 0 ? 0 : 1;
    }

    private void Work(int count, TimeSpan until, int mostFailures)
    {
        while (watch.Elapsed < until && Failures.Count < mostFailures
            && Interlocked.Increment(ref begun) is var number && number <= count)
        {
            var seed = from + number - 1;
            try
            {
                var played = Play.Run(seed);
                lock (turn)
                {
                    Tally.Add(played);
                    SayHowFar(count);
                }
            }
#pragma warning disable CA1031 // Whatever a run throws is its result.
            catch (Exception reason)
#pragma warning restore CA1031
            {
                var shortest = Shortest(seed);
                lock (turn)
                {
                    Failures.Add($"make simulate SEED={Text.Of(seed)} MOMENTS={Text.Of(shortest)}: {reason.Message}");
                    output.WriteLine(Failures[^1]);
                }
            }
        }
    }

    private void SayHowFar(int count)
    {
        if (watch.Elapsed - said > Beat)
        {
            said = watch.Elapsed;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Tally.Runs:N0} of {count:N0} runs, {watch.Elapsed.TotalSeconds:N0} s, {Failures.Count} failed"));
        }
    }

    /// <summary>The fewest moments after which it fails: what comes later has nothing to do with it.</summary>
    private static int Shortest(int seed)
    {
        for (var moments = 1; moments < Play.Moments; moments++)
        {
            try
            {
                Play.Run(seed, moments);
            }
#pragma warning disable CA1031 // However it fails, it fails.
            catch (Exception)
#pragma warning restore CA1031
            {
                return moments;
            }
        }

        return Play.Moments;
    }
}

/// <summary>What many runs were made of.</summary>
public sealed class Tally
{
    private readonly SortedDictionary<string, long> faults = new(StringComparer.Ordinal);

    public int Runs { get; private set; }

    public long Sales { get; private set; }

    public long Deliveries { get; private set; }

    public long GivenUp { get; private set; }

    public long Deaths { get; private set; }

    /// <summary>Writes that storage truly refused because another was first.</summary>
    public long Conflicts { get; private set; }

    public long Accounts { get; private set; }

    public long Entries { get; private set; }

    /// <summary>Adjustments that were done.</summary>
    public long Adjusted { get; private set; }

    /// <summary>Adjustments that were refused.</summary>
    public long Refused { get; private set; }

    /// <summary>Accounts that were ever in debt: what was taken had been earned by orders that were refunded.</summary>
    public long Owing { get; private set; }

    /// <summary>Events that gave points.</summary>
    public long Granted { get; private set; }

    /// <summary>Webhook secrets that were replaced.</summary>
    public long Rotated { get; private set; }

    /// <summary>What was redeemed, and of that what was taken back and what orders used.</summary>
    public long Redeemed { get; private set; }

    public long Undone { get; private set; }

    public long Used { get; private set; }

    /// <summary>Customers that became one, and of those that became two again.</summary>
    public long Merged { get; private set; }

    public long Parted { get; private set; }

    /// <summary>Customers that became one by a storefront's word.</summary>
    public long Told { get; private set; }

    /// <summary>What the owner handed over, and what the owner took back.</summary>
    public long HandedOver { get; private set; }

    public long Revoked { get; private set; }

    /// <summary>How often members left, and how often they came back.</summary>
    public long Left { get; private set; }

    public long Back { get; private set; }

    public IReadOnlyDictionary<string, long> Faults => faults;

    public void Add(Played played)
    {
        Runs++;
        Sales += played.Sales;
        Deliveries += played.Deliveries;
        GivenUp += played.GivenUp;
        Deaths += played.Deaths;
        Conflicts += played.Conflicts;
        Accounts += played.Accounts;
        Entries += played.Entries;
        Adjusted += played.Adjusted;
        Refused += played.Refused;
        Owing += played.Owing;
        Granted += played.Granted;
        Rotated += played.Rotated;
        Redeemed += played.Redeemed;
        Undone += played.Undone;
        Used += played.Used;
        Merged += played.Merged;
        Parted += played.Parted;
        Told += played.Told;
        HandedOver += played.HandedOver;
        Revoked += played.Revoked;
        Left += played.Left;
        Back += played.Back;
        foreach (var (fate, times) in played.Faults)
        {
            faults[fate] = faults.GetValueOrDefault(fate) + times;
        }
    }

    public string Say(TimeSpan took, int failed) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {Runs + failed:N0} runs in {took.TotalSeconds:N0} s: {Sales:N0} sales, {Deliveries:N0} deliveries,
        {GivenUp:N0} given up and told again, {Deaths:N0} deaths of an instance, {Conflicts:N0} conflicts,
        {faults.Values.Sum():N0} faults
        ({string.Join(", ", faults.Select(one => $"{one.Key} {one.Value:N0}"))}),
        {Adjusted:N0} adjustments done and {Refused:N0} refused, {Owing:N0} accounts once in debt,
        {Granted:N0} events granted, {Rotated:N0} secrets replaced,
        {Redeemed:N0} rewards redeemed, {Undone:N0} taken back, {Used:N0} used on orders,
        {Merged:N0} customers merged, {Told:N0} of them by a storefront's word, {Parted:N0} parted again,
        {HandedOver:N0} rewards handed over, {Revoked:N0} revoked, {Left:N0} left, {Back:N0} came back,
        {Accounts:N0} accounts with {Entries:N0} entries compared, {failed} runs failed
        """);
}
