using Microsoft.Azure.Functions.Worker;

namespace App.Tests.Compat.FunctionsHost;

/// <summary>One timer that runs by hand only, one at start, one that fails, one that runs every second.</summary>
public sealed class SampleTimers(Notes notes)
{
    [Function("Yearly")]
    public Task Yearly([TimerTrigger("0 0 3 1 1 *")] TimerInfo timer, FunctionContext context)
    {
        notes.Add($"yearly {timer.IsPastDue} {context.GetHttpContext() is null}");
        return Task.CompletedTask;
    }

    [Function("Once")]
    public void Once([TimerTrigger("0 0 3 1 1 *", RunOnStartup = true)] TimerInfo timer) =>
        notes.Add($"once {timer.IsPastDue}");

    [Function("Broken")]
    public static void Broken([TimerTrigger("0 0 3 1 1 *")] TimerInfo timer) =>
        throw new InvalidOperationException("a broken timer");

    [Function("Ticking")]
    public void Ticking([TimerTrigger("* * * * * *")] TimerInfo timer) =>
        notes.Add($"tick {timer.ScheduleStatus!.Next:ss}");
}
