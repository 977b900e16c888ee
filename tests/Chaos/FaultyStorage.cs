using Benchmarks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Chaos;

/// <summary>
/// Stands between the apps and storage and harms every tenth call while the weather is bad; while it is gone, it
/// refuses connections.
/// </summary>
internal sealed class FaultyStorage(int port, int portBehind, int seed) : IAsyncDisposable
{
    private static readonly Fault[] Kinds = Enum.GetValues<Fault>();

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly string behind = House.Local(portBehind).ToString().TrimEnd('/');
    private readonly Random random = new(seed);
    private readonly int[] injected = new int[Kinds.Length];
    private WebApplication? app;
    private int calls;

    public bool IsBad { get; set; }

    public int Calls => calls;

    public IEnumerable<(Fault Kind, int Count)> Injected => Kinds.Select(kind => (kind, injected[(int)kind]));

    public async Task Listen()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port));
        app = builder.Build();
        app.Run(Pass);
        await app.StartAsync();
    }

    /// <summary>Ends every connection and refuses new ones.</summary>
    public async Task Leave()
    {
        using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
        await app!.StopAsync(atOnce.Token);
        await app.DisposeAsync();
        app = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await Leave();
        }

        http.Dispose();
    }

    private async Task Pass(HttpContext context)
    {
        Interlocked.Increment(ref calls);
        try
        {
            var passage = await Passage.Read(context);
            if (Roll(passage) is { } fault)
            {
                Interlocked.Increment(ref injected[(int)fault]);
                await Harm(passage, fault);
            }
            else
            {
                await passage.Answer(await passage.Forward(http, behind));
            }
        }
        catch (Exception trouble) when (trouble is IOException or OperationCanceledException or HttpRequestException)
        {
            // Whoever asked was killed meanwhile.
            context.Abort();
        }
    }

    private async Task Harm(Passage passage, Fault fault)
    {
        if (fault == Fault.Delayed)
        {
            await Task.Delay(Between(50, 2_000));
        }

        var answer = fault is Fault.Dropped or Fault.Busy or Fault.Refused
            ? null : await passage.Forward(http, behind);
        await (fault switch
        {
            Fault.Busy => passage.Answer(Refusals.Busy),
            Fault.Refused or Fault.RefusedThoughDone => passage.Answer(Refusals.AnotherWasFirst(passage)),
            Fault.Delayed => passage.Answer(answer!),
            Fault.AnswerCut => passage.AnswerHalf(answer!),
            _ => Task.Run(passage.Drop),
        });
    }

    private Fault? Roll(Passage passage)
    {
        lock (random)
        {
            if (!IsBad || random.NextDouble() >= Ask.FaultShare)
            {
                return null;
            }

            var kinds = Refusals.CanBeBeaten(passage)
                ? Kinds : [.. Kinds.Where(kind => kind is not (Fault.Refused or Fault.RefusedThoughDone))];
            return kinds[random.Next(kinds.Length)];
        }
    }

    private TimeSpan Between(int least, int most)
    {
        lock (random)
        {
            return TimeSpan.FromMilliseconds(random.Next(least, most));
        }
    }

    /// <summary>A signal ends the whole run, not the proxy alone.</summary>
    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
