namespace Chaos;

/// <summary>What can become of one call to storage.</summary>
internal enum Fault
{
    /// <summary>The connection ends before storage has heard anything.</summary>
    Dropped,

    /// <summary>It takes 50 to 2,000 ms longer.</summary>
    Delayed,

    /// <summary>503, and storage has heard nothing.</summary>
    Busy,

    /// <summary>A write is told that another was first, and storage has heard nothing.</summary>
    Refused,

    /// <summary>A write is done, and is told that another was first.</summary>
    RefusedThoughDone,

    /// <summary>Storage has done it; nobody hears of it.</summary>
    AnswerLost,

    /// <summary>Storage has done it; half of the answer arrives.</summary>
    AnswerCut,
}
