using System.Collections.Concurrent;
using System.Diagnostics;

namespace Benchmarks.Soak;

/// <summary>One request: how long it took, since it was due, until its answer had been read.</summary>
internal sealed record Answer(string What, double Milliseconds, bool IsGood);

/// <summary>What a phase's requests came to.</summary>
internal sealed class Arrivals
{
    private readonly ConcurrentQueue<Answer> answers = [];
    private double latest;

    public IReadOnlyCollection<Answer> Answers => answers;

    /// <summary>By how much the clients themselves were late at worst: what the machine, not the app, took.</summary>
    public double LatestMilliseconds => latest;

    /// <summary>
    /// An open loop: requests begin by the clock, with random pauses as independent shoppers make (Poisson), whatever
    /// has become of those before. Time counts from the planned beginning, so that no wait is left out.
    /// </summary>
    public async Task ByTheClock(ShopDay day, double perSecond, TimeSpan length, int seed)
    {
        var sent = new List<Task>();
        var dice = new Random(seed);
        var clock = Stopwatch.StartNew();
        await Task.Factory.StartNew(
            () =>
            {
                for (var due = Pause(); due < length; due += Pause())
                {
                    if (due > clock.Elapsed)
                    {
                        Thread.Sleep(due - clock.Elapsed is { Ticks: > 0 } wait ? wait : TimeSpan.Zero);
                    }

                    var planned = due;
                    latest = Math.Max(latest, (clock.Elapsed - planned).TotalMilliseconds);
                    var (what, send) = day.Next();
                    sent.Add(Task.Run(() => Send(what, send, () => clock.Elapsed - planned)));
                }
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Task.WhenAll(sent);

#pragma warning disable CA5394 // The same arrivals for the same seed.
        TimeSpan Pause() => TimeSpan.FromSeconds(-Math.Log(1 - dice.NextDouble()) / perSecond);
#pragma warning restore CA5394
    }

    /// <summary>A closed loop: so many requests, by so many clients, as fast as they are answered.</summary>
    public Task AtFullSpeed(ShopDay day, int requests, int clients) => Parallel.ForAsync(
        0, requests, new ParallelOptions { MaxDegreeOfParallelism = clients }, async (_, _) =>
        {
            var (what, send) = day.Next();
            var began = Stopwatch.GetTimestamp();
            await Send(what, send, () => Stopwatch.GetElapsedTime(began));
        });

    private async Task Send(string what, Func<Task<bool>> send, Func<TimeSpan> elapsed)
    {
        var isGood = false;
        try
        {
            isGood = await send();
        }
        catch (Exception reason) when (reason is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync(reason.Message);
        }

        answers.Enqueue(new Answer(what, elapsed().TotalMilliseconds, isGood));
    }
}
