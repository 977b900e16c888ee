namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs a function by the clock: an NCRONTAB expression of six fields, seconds first, in UTC.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute(string schedule) : Attribute
{
    public string Schedule { get; private set; } = schedule;

    public bool UseMonitor { get; set; } = true;

    public bool RunOnStartup { get; set; }
}
