using System.Globalization;
using FluentAssertions;
using Xunit;

namespace Simulation;

/// <summary>
/// Lives of a shop in rough weather. LOYALTY_SIMULATE_SECONDS says for how long; `make simulate` is the long hunt.
/// </summary>
public sealed class SimulationTests
{
    private const int SecondsUnlessTold = 50;
    private const int FewestRuns = 40;
    private const int MostRuns = 400;

    [Fact]
    public async Task in_any_weather_nothing_is_lost_and_nothing_counts_twice()
    {
        var text = new StringWriter();
        var seconds = int.TryParse(
            Environment.GetEnvironmentVariable("LOYALTY_SIMULATE_SECONDS"), CultureInfo.InvariantCulture, out var told)
                ? told
                : SecondsUnlessTold;
        // The same lives for everybody; a longer hunt goes where none has been.
        var isShort = seconds == SecondsUnlessTold;
        var seeds = new Seeds(isShort ? 1 : Random.Shared.Next(1_000_000_000), text);
        await seeds.Run(isShort ? MostRuns : int.MaxValue, TimeSpan.FromSeconds(seconds), mostFailures: 3);
        seeds.Failures.Should().BeEmpty();

        if (seeds.Tally.Runs < FewestRuns)
        {
            await seeds.Run(FewestRuns, TimeSpan.FromDays(1), mostFailures: 3);
            seeds.Failures.Should().BeEmpty();
        }

        var tally = seeds.Tally;
        tally.Faults.Should().HaveCount(9, "every fate was met: {0}", text);
        new[]
        {
            tally.Deaths, tally.GivenUp, tally.Conflicts, tally.Entries, tally.Adjusted, tally.Refused,
            tally.Rotated, tally.Redeemed, tally.Undone, tally.Used, tally.Merged, tally.Parted,
            tally.HandedOver, tally.Revoked, tally.Left, tally.Back,
        }.Should().OnlyContain(times => times > 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task the_same_seed_is_the_same_run(int seed)
    {
        var plays = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Play.Run(seed).Fingerprint)));
        plays.Distinct(StringComparer.Ordinal).Should().ContainSingle();
    }

    [Fact]
    public void a_run_can_be_read_again()
    {
        var text = new StringWriter();
        Again.Run(1, moments: 5, text).Should().Be(0);
        text.ToString().Should().Contain("storage POST").And.Contain("Fingerprint");
    }
}
