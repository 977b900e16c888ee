using Loyalty.App.Tables;
using Simulation.Tables;

namespace Simulation;

/// <summary>How rough a run is; the seed decides.</summary>
internal sealed record Weather(double StorageFaults, double LostRequests, double Deaths, bool ClocksWander)
{
    public static Weather Of(Random random) => new(
        Pick(random, 0, 0.01, 0.05, 0.15, 0.3),
        Pick(random, 0, 0.02, 0.1),
        Pick(random, 0, 0.02, 0.08),
        random.Next(2) == 0);

    private static double Pick(Random random, params double[] rates) => rates[random.Next(rates.Length)];
}

/// <summary>
/// Two instances of the app over one storage account, and the network before them. Instances die and are started
/// again, their clocks wander, storage goes away; <see cref="CalmDown"/> ends all of it.
/// </summary>
internal sealed class Stage : IDisposable
{
    private static readonly TimeSpan SendersPatience = TimeSpan.FromSeconds(5);

    private readonly Random random;
    private readonly Weather weather;
    private readonly TableHttp http;
    private readonly List<Instance> buried = [];
    private readonly Instance?[] instances = new Instance?[2];
    private bool isCalm;

    public Stage(int seed, DateTimeOffset now, TextWriter? output)
    {
        random = new Random(seed);
        weather = Weather.Of(random);
        Turns = new Turns(new Random(seed + 1), now);
        Trace = new Trace(Turns, output);
        Log = new TraceLog(Trace);
        Tables = new MemoryTables(() => Turns.Now);
        Faults = new Faults(new Random(seed + 2), weather.StorageFaults);
        Codes = new Codes(new Random(seed + 8), weather.StorageFaults);
        var pages = new Random(seed + 3);
        http = new TableHttp(Tables, () => pages.Next(4) == 0 ? pages.Next(1, 4) : 1_000);
        foreach (var table in new Storage(Instance.Deployment).All)
        {
            Tables.Create(table.Name);
        }

        Start(0);
        Start(1);
    }

    public Turns Turns { get; }

    public Trace Trace { get; }

    public TraceLog Log { get; }

    public MemoryTables Tables { get; }

    public Faults Faults { get; }

    public Codes Codes { get; }

    public int Deaths { get; private set; }

    /// <summary>Storage fails as often as it can.</summary>
    public bool IsWild => weather.StorageFaults > 0.2;

    /// <summary>
    /// To whichever instance; null where no answer came in time: nobody there, lost on the way, or too late.
    /// </summary>
    public void Ask(Call call, Action<Reply?> answered)
    {
        var isLost = !isCalm && random.NextDouble() < weather.LostRequests;
        if (isLost && random.Next(2) == 0)
        {
            Turns.After(SendersPatience, () => answered(null));
            return;
        }

        var isOpen = true;
        Turns.After(SendersPatience, () => Once(null));
        if (instances[random.Next(2)] is not { } instance)
        {
            Turns.After(TimeSpan.FromMilliseconds(1), () => Once(null));
            return;
        }

        instance.Ask(call, reply => Once(isLost ? null : reply));

        void Once(Reply? reply)
        {
            if (isOpen)
            {
                isOpen = false;
                answered(reply);
            }
        }
    }

    /// <summary>Something in the world's weather may change now.</summary>
    public void Weathers()
    {
        var which = random.Next(2);
        if (random.NextDouble() < weather.Deaths)
        {
            Kill(which, TimeSpan.FromMilliseconds(random.Next(1, 4_000)));
        }

        if (weather.ClocksWander && random.Next(4) == 0 && instances[which] is { } instance)
        {
            instance.Time.Off = TimeSpan.FromSeconds(random.Next(-90, 91));
        }

        if (weather.StorageFaults > 0 && random.Next(30) == 0)
        {
            Trace.Say("storage is away");
            Faults.IsAway = true;
            Turns.After(TimeSpan.FromSeconds(random.Next(1, 90)), () => Faults.IsAway = false);
        }
    }

    /// <summary>A moment soon, in the middle of whatever is going on, an instance dies.</summary>
    public void MayDieSoon()
    {
        if (random.NextDouble() < weather.Deaths)
        {
            var which = random.Next(2);
            Turns.After(
                TimeSpan.FromMilliseconds(random.Next(1, 60)),
                () => Kill(which, TimeSpan.FromMilliseconds(random.Next(1, 4_000))));
        }
    }

    /// <summary>From now on everything works.</summary>
    public void CalmDown()
    {
        isCalm = true;
        Faults.IsOver = Codes.IsCalm = true;
        Faults.IsAway = false;
        for (var which = 0; which < instances.Length; which++)
        {
            if (instances[which] is null)
            {
                Start(which);
            }
        }
    }

    /// <summary>Done inside whichever instance lives, as its timers are.</summary>
    public void Do(Func<Instance, Task> act)
    {
        if (instances[random.Next(2)] is { } instance)
        {
            instance.Do(() => act(instance));
        }
    }

    /// <summary>Done inside an instance of its own that nothing happens to.</summary>
    public void Aside(Func<Instance, Task> act)
    {
        var aside = New(new Faults(new Random(0), rate: 0));
        aside.Do(() => act(aside));
    }

    public void Dispose()
    {
        foreach (var instance in buried.Concat(instances.OfType<Instance>()))
        {
            instance.Dispose();
        }
    }

    private void Kill(int which, TimeSpan gone)
    {
        if (isCalm || instances[which] is not { } instance)
        {
            return;
        }

        Trace.Say($"instance {which} dies");
        Deaths++;
        instance.Kill();
        buried.Add(instance);
        instances[which] = null;
        Turns.After(gone, () => Start(which));
    }

    private void Start(int which) => instances[which] ??= New(Faults);

    private Instance New(Faults faults)
    {
        var lifetime = new Lifetime(Turns);
        var transport = new MemoryTransport(Turns, lifetime, http, faults, Trace);
        var instance = new Instance(Turns, lifetime, transport, new Random(random.Next()), Log, Codes);
        if (weather.ClocksWander)
        {
            instance.Time.Off = TimeSpan.FromSeconds(random.Next(-90, 91));
        }

        return instance;
    }
}
