namespace Simulation;

/// <summary>
/// The time as one instance sees it: the world's, off by as much as its clock is; timers go off in their turn, as long
/// as it lives.
/// </summary>
internal sealed class SimulatedTime(Turns turns, Lifetime lifetime) : TimeProvider
{
    /// <summary>How far its clock is off; the seed changes it while it runs.</summary>
    public TimeSpan Off { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => turns.Now + Off;

    /// <summary>What elapses is never off.</summary>
    public override long GetTimestamp() => turns.Now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimulatedTimer(turns, lifetime, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class SimulatedTimer(Turns turns, Lifetime lifetime, Action rings) : ITimer
    {
        private int setting;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var current = ++setting;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                turns.After(dueTime, () => Ring(current, period));
            }

            return true;
        }

        public void Dispose() => setting++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Ring(int ofSetting, TimeSpan period)
        {
            if (ofSetting != setting || !lifetime.IsAlive)
            {
                return;
            }

            if (period > TimeSpan.Zero)
            {
                turns.After(period, () => Ring(ofSetting, period));
            }

            rings();
        }
    }
}
