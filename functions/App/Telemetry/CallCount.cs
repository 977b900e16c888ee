using System.Diagnostics;

namespace Loyalty.App.Telemetry;

/// <summary>
/// The calls to storage that one piece of work is answerable for: those made in its own flow, and its share of those
/// made for several at once.
/// </summary>
public sealed class CallCount
{
    private static readonly AsyncLocal<CallCount?> Flowing = new();

    private long made;
    private double borne;

    /// <summary>Whose calls are made here; null where nobody counts.</summary>
    public static CallCount? Current => Flowing.Value;

    public double Total => Interlocked.Read(ref made) + borne;

    /// <summary>From here on, in this flow and in what it starts, calls are this count's.</summary>
    public static CallCount Begin() => Flowing.Value = new CallCount();

    /// <summary>From here on, in this flow, things are done for nobody in particular: no count, no span.</summary>
    public static void Leave()
    {
        Flowing.Value = null;
        Activity.Current = null;
    }

    public static void Made()
    {
        if (Flowing.Value is { } count)
        {
            Interlocked.Increment(ref count.made);
        }
    }

    public void Bear(double share) => borne += share;
}
