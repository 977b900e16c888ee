using System.Diagnostics;

namespace Chaos;

/// <summary>
/// The storm: every second or two an instance that serves is killed; in the middle storage is gone. It ends when it has
/// lasted, or when nothing is left to send.
/// </summary>
internal sealed class Weather(Ask ask, FaultyStorage storage, IReadOnlyList<Instance> instances, PostOffice office)
{
    private readonly Random random = new(ask.Seed + 1);
    private readonly Stopwatch since = Stopwatch.StartNew();

    public int Kills { get; private set; }

    public TimeSpan Lasted { get; private set; }

    public TimeSpan Since => since.Elapsed;

    /// <summary>How long storage refused connections.</summary>
    public TimeSpan WasGone { get; private set; }

    public string? Trouble { get; private set; }

    private bool Lasts => since.Elapsed < ask.Weather && office.Open > 0 && Trouble is null;

    public async Task Storm()
    {
        storage.IsBad = true;
        await Task.WhenAll(Killing(), Leaving());
        Lasted = since.Elapsed;
    }

    private async Task Killing()
    {
        while (Lasts)
        {
            await Task.Delay(random.Next(1_000, 2_000));
            if (instances.FirstOrDefault(instance => instance.HasEnded) is not null)
            {
                Trouble = "An instance has ended by itself.";
            }

            var instance = instances[random.Next(instances.Count)];
            if (Lasts && await instance.IsUp())
            {
                instance.Kill();
                Kills++;
            }
        }
    }

    private async Task Leaving()
    {
        var begins = (ask.Weather - ask.Gone) / 2;
        while (Lasts && since.Elapsed < begins)
        {
            await Task.Delay(100);
        }

        if (!Lasts)
        {
            return;
        }

        await storage.Leave();
        var left = Stopwatch.StartNew();
        await Task.Delay(ask.Gone);
        await storage.Listen();
        WasGone = left.Elapsed;
    }
}
