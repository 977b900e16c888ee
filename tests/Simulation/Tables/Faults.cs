namespace Simulation.Tables;

/// <summary>What becomes of one call to storage.</summary>
internal enum Fate
{
    /// <summary>It is answered.</summary>
    Fine,

    /// <summary>The connection breaks before storage hears of it.</summary>
    LostBefore,

    /// <summary>Storage does it; the connection breaks before the answer.</summary>
    LostAfter,

    /// <summary>No answer for as long as the client waits; storage never heard of it.</summary>
    TimeoutBefore,

    /// <summary>No answer for as long as the client waits; storage did it.</summary>
    TimeoutAfter,

    /// <summary>500, 503, 408 or 429, and nothing done.</summary>
    RefusedBefore,

    /// <summary>500 or 503 though it was done: its own answer came too late.</summary>
    RefusedAfter,

    /// <summary>409 or 412 though it was this very write that was done: a repeat of it met itself.</summary>
    ConflictAfter,

    /// <summary>412 from a replacement, or a transaction with one, though nobody else wrote.</summary>
    ConflictBefore,

    /// <summary>Answered, and late.</summary>
    Slow,
}

/// <summary>
/// Decides the fate of every call by the seed: now and then a fault, and spells in which storage is away for everyone.
/// </summary>
internal sealed class Faults(Random random, double rate)
{
    private static readonly Fate[] OfReads =
    [
        Fate.LostBefore, Fate.LostAfter, Fate.TimeoutBefore, Fate.RefusedBefore, Fate.Slow,
    ];

    /// <summary>
    /// The last is no insert's: what is not there is not there already. The last two are none of those that take any
    /// ETag.
    /// </summary>
    private static readonly Fate[] OfWrites =
    [
        Fate.LostBefore, Fate.LostAfter, Fate.LostAfter, Fate.TimeoutBefore, Fate.TimeoutAfter, Fate.RefusedBefore,
        Fate.RefusedAfter, Fate.Slow, Fate.ConflictAfter, Fate.ConflictBefore,
    ];

    private static readonly int[] Away = [500, 503, 503, 408, 429];

    private readonly int[] seen = new int[Enum.GetValues<Fate>().Length];

    /// <summary>Storage is away for everyone until it is not.</summary>
    public bool IsAway { get; set; }

    /// <summary>Nothing goes wrong any more.</summary>
    public bool IsOver { get; set; }

    public IEnumerable<(Fate Fate, int Times)> Seen =>
        Enum.GetValues<Fate>().Where(fate => fate != Fate.Fine && seen[(int)fate] > 0)
            .Select(fate => (fate, seen[(int)fate]));

    public Fate Next(TableRequest request)
    {
        var fate = IsOver ? Fate.Fine
            : IsAway ? (random.Next(2) == 0 ? Fate.LostBefore : Fate.RefusedBefore)
            : random.NextDouble() >= rate ? Fate.Fine
            : request.IsRead ? OfReads[random.Next(OfReads.Length)]
            : OfWrites[random.Next(OfWrites.Length - (request.TakesAny ? 2 : request.IsInsert ? 1 : 0))];
        seen[(int)fate]++;
        return fate;
    }

    public int AwayStatus() => Away[random.Next(Away.Length)];

    public TimeSpan Latency(Fate fate) => fate switch
    {
        Fate.Slow => TimeSpan.FromMilliseconds(random.Next(200, 8_000)),
        _ => TimeSpan.FromMilliseconds(random.Next(1, 12)),
    };
}
