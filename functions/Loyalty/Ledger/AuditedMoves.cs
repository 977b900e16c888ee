namespace Loyalty.Ledger;

/// <summary>What an account has sent to others, as its entries say.</summary>
internal sealed class AuditedMoves
{
    private readonly List<MovePart> sent = [];
    private readonly HashSet<(string Id, bool IsUndo)> ended = [];

    /// <summary>Those whose end is told.</summary>
    public IReadOnlyList<MovePart> Ended => [.. sent.Where(move => ended.Contains((move.Id, move.IsUndo)))];

    public void Hear(Entry entry)
    {
        if (entry is { Kind: EntryKind.MovedOut, Move: { } going })
        {
            sent.Add(going with { Carried = null });
        }
        else if (entry is { Kind: EntryKind.MoveEnded, Move: { } gone })
        {
            ended.Add((gone.Id, gone.IsUndo));
        }
    }
}
