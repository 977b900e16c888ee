using System.Diagnostics;

namespace Chaos;

/// <summary>Deliveries that wait to be sent: what is due again first, then the next that has happened.</summary>
internal sealed class PostOffice
{
    private readonly Lock door = new();
    private readonly Queue<Parcel> fresh = new();
    private readonly PriorityQueue<Parcel, TimeSpan> later = new();
    private readonly Stopwatch clock = Stopwatch.StartNew();

    private int open;

    /// <summary>Deliveries that have been handed in, each counted once.</summary>
    public int Count { get; private set; }

    /// <summary>Deliveries that are neither answered nor given up.</summary>
    public int Open => Volatile.Read(ref open);

    public void Add(IEnumerable<Parcel> parcels)
    {
        lock (door)
        {
            foreach (var parcel in parcels)
            {
                fresh.Enqueue(parcel);
                Count++;
                open++;
            }
        }
    }

    public void Again(Parcel parcel, TimeSpan pause)
    {
        lock (door)
        {
            later.Enqueue(parcel, clock.Elapsed + pause);
        }
    }

    public void Close(Parcel parcel)
    {
        parcel.IsOver = true;
        Interlocked.Decrement(ref open);
    }

    public Parcel? Take()
    {
        lock (door)
        {
            return later.TryPeek(out _, out var due) && due <= clock.Elapsed ? later.Dequeue()
                : fresh.TryPeek(out var next) && next.At <= clock.Elapsed ? fresh.Dequeue() : null;
        }
    }
}
