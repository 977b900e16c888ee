using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NCrontab;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Runs each timer when its schedule says so, in UTC, one run at a time, and by hand when asked.</summary>
internal sealed partial class TimerRuns(
    FunctionCatalog functions, FunctionExecutionDelegate run, IServiceProvider services) : BackgroundService
{
    // Longer waits are cut, so that a clock that was set, or a machine that slept, is noticed.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly (FunctionEntry Function, CrontabSchedule Schedule)[] _timers =
        [.. functions.InOrder.Where(f => f.Timer is not null).Select(f => (f, Parse(f.Timer!.Schedule)))];

    private readonly TimeProvider _clock = services.GetService<TimeProvider>() ?? TimeProvider.System;
    private readonly ILogger _logger = services.GetRequiredService<ILogger<TimerRuns>>();
    private readonly CancellationToken _stopping =
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

    private DateTime UtcNow => _clock.GetUtcNow().UtcDateTime;

    public void RunByHand(FunctionEntry function) =>
        _ = Task.Run(() => RunAsync(function, new TimerInfo()), CancellationToken.None);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(_timers.Select(t => KeepAsync(t.Function, t.Schedule, stoppingToken)));

    private static CrontabSchedule Parse(string schedule) =>
        CrontabSchedule.Parse(schedule, new CrontabSchedule.ParseOptions { IncludingSeconds = true });

    private async Task KeepAsync(FunctionEntry function, CrontabSchedule schedule, CancellationToken stopping)
    {
        if (function.Timer!.RunOnStartup)
        {
            await RunAsync(function, new TimerInfo());
        }

        var last = default(DateTime);
        while (!stopping.IsCancellationRequested)
        {
            var due = schedule.GetNextOccurrence(UtcNow);
            await WaitAsync(due, stopping);
            await RunAsync(function, new TimerInfo
            {
                ScheduleStatus = new ScheduleStatus
                {
                    Last = last,
                    Next = schedule.GetNextOccurrence(due),
                    LastUpdated = last,
                },
            });
            last = due;
        }
    }

    private async Task WaitAsync(DateTime due, CancellationToken stopping)
    {
        for (var wait = due - UtcNow; wait > TimeSpan.Zero; wait = due - UtcNow)
        {
            await Task.Delay(wait < LongestWait ? wait : LongestWait, _clock, stopping);
        }
    }

    private async Task RunAsync(FunctionEntry function, TimerInfo timer)
    {
        try
        {
            await using var scope = services.CreateAsyncScope();
            await run(new Invocation(function, scope.ServiceProvider, _stopping) { Timer = timer });
        }
#pragma warning disable CA1031 // Whatever a timer throws ends here: it runs again when it is due.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(_logger, function.Name, exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "Function {Function} failed")]
    private static partial void LogFailed(ILogger logger, string function, Exception exception);
}
