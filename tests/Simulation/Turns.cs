using System.Runtime.ExceptionServices;

namespace Simulation;

/// <summary>
/// One thread on which everything happens in turn, on a clock that jumps to the next thing to happen: no run waits for
/// anything real, and the same seed is the same run. What is ready at once goes in an order the seed decides, as it
/// would on many threads.
/// </summary>
internal sealed class Turns(Random order, DateTimeOffset now)
{
    private readonly PriorityQueue<Action, (DateTimeOffset At, long Number)> later = new();
    private readonly List<(Lifetime Lifetime, Action Act)> ready = [];
    private long count;
    private Exception? failed;

    public DateTimeOffset Now { get; private set; } = now;

    /// <summary>How many things have happened.</summary>
    public long Count { get; private set; }

    /// <summary>Outside every instance: storage, the network, storefronts.</summary>
    public void After(TimeSpan wait, Action act) => At(Now + wait, act);

    public void At(DateTimeOffset at, Action act) => later.Enqueue(act, (at < Now ? Now : at, count++));

    /// <summary>Next, inside an instance; never, where it has died by then.</summary>
    public void Post(Lifetime lifetime, Action act) => ready.Add((lifetime, act));

    /// <summary>Ends the run with this.</summary>
    public void Fail(Exception reason) => failed ??= reason;

    /// <summary>Until nothing is left to happen; throws after <paramref name="most"/> turns.</summary>
    public void Run(long most)
    {
        var before = SynchronizationContext.Current;
        try
        {
            while (Next() is { } act)
            {
                act();
                if (failed is not null)
                {
                    ExceptionDispatchInfo.Throw(failed);
                }

                if (++Count > most)
                {
                    throw new InvalidOperationException($"After {most} turns there is still something to do.");
                }
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    /// <summary>
    /// Continuations of an instance run inside it, so that what they await comes back to it; everything else runs in no
    /// context, so that code that asks for none goes on in place rather than on another thread.
    /// </summary>
    private Action? Next()
    {
        SynchronizationContext.SetSynchronizationContext(null);
        if (ready.Count > 0)
        {
            var index = order.Next(ready.Count);
            var (lifetime, act) = ready[index];
            ready.RemoveAt(index);
            if (!lifetime.IsAlive)
            {
                return static () => { };
            }

            SynchronizationContext.SetSynchronizationContext(lifetime);
            return act;
        }

        if (!later.TryDequeue(out var next, out var due))
        {
            return null;
        }

        Now = due.At;
        return next;
    }
}

/// <summary>One life of a process: what it awaits comes back to it in turn, until it is killed.</summary>
internal sealed class Lifetime(Turns turns) : SynchronizationContext
{
    public bool IsAlive { get; private set; } = true;

    public void Kill() => IsAlive = false;

    public override void Post(SendOrPostCallback d, object? state) => turns.Post(this, () => d(state));

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("Nobody waits.");

    public override SynchronizationContext CreateCopy() => this;
}
