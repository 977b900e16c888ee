using System.Diagnostics;
using World;

namespace Chaos;

/// <summary>
/// A storefront's webhook as its platform keeps it: how it sends again, when it gives a delivery up, and when it stops
/// sending at all until the owner has set it up again.
/// </summary>
internal sealed class Subscription(string storefront)
{
    /// <summary>How long it takes the owner to notice, in the world's time.</summary>
    private static readonly TimeSpan Unnoticed = TimeSpan.FromHours(1);

    private readonly Lock door = new();
    private readonly HashSet<int> affected = [];
    private int failuresInARow;
    private int number;
    private long? stoppedAt;

    public string Storefront => storefront;

    public int GivenUp { get; private set; }

    /// <summary>Deliveries that were never sent, for there was no webhook.</summary>
    public int Unsent { get; private set; }

    public int Stops { get; private set; }

    /// <summary>Whether it still sends this; if not, the order has to be told again.</summary>
    public bool Sends(Parcel parcel)
    {
        lock (door)
        {
            parcel.Subscription ??= number;
            if (stoppedAt is null && parcel.Subscription == number)
            {
                return true;
            }

            Unsent++;
            affected.Add(parcel.Sale);
            return false;
        }
    }

    public void Succeeded()
    {
        lock (door)
        {
            failuresInARow = 0;
        }
    }

    /// <summary>When it is sent again; null where the storefront has given it up.</summary>
    public TimeSpan? Failed(Parcel parcel)
    {
        lock (door)
        {
            failuresInARow++;
            parcel.Failures++;
            if (Resending.Stops(storefront, parcel.Failures, failuresInARow) && stoppedAt is null)
            {
                stoppedAt = Stopwatch.GetTimestamp();
                Stops++;
            }

            if (Resending.After(storefront, parcel.Failures) is { } pause)
            {
                return pause / Ask.Faster;
            }

            GivenUp++;
            affected.Add(parcel.Sale);
            return null;
        }
    }

    /// <summary>The owner sets it up again once it has been noticed, or at once where they are looking.</summary>
    public bool SetUpAgain(bool isLooking)
    {
        lock (door)
        {
            if (stoppedAt is not { } since
                || (!isLooking && Stopwatch.GetElapsedTime(since) < Unnoticed / Ask.Faster))
            {
                return false;
            }

            (stoppedAt, failuresInARow) = (null, 0);
            number++;
            return true;
        }
    }

    /// <summary>The orders whose news was given up, to be told again; those that may wait stay.</summary>
    public IReadOnlyList<int> TakeAffected(Func<int, bool> mayWait)
    {
        lock (door)
        {
            var taken = affected.Where(sale => !mayWait(sale)).ToList();
            affected.ExceptWith(taken);
            return taken;
        }
    }
}
