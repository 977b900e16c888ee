namespace Loyalty.Ledger;

/// <summary>
/// The proof that an account's entries are those once written. Each hash covers the entry before, and the account holds
/// the last: checked from the newest back, so that the entry named is the one that was changed.
/// </summary>
public static class Chain
{
    /// <summary>The number of the newest entry that is not as it was written; null where all are.</summary>
    public static long? Broken(Account account, IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        var expected = account.Hash;
        for (var sequence = account.Sequence; sequence > 0; sequence--)
        {
            if (sequence > entries.Count || EntryText.Hash(entries[(int)sequence - 1].Span) != expected)
            {
                return sequence;
            }

            expected = EntryText.Read(entries[(int)sequence - 1].Span).Previous;
        }

        return entries.Count > account.Sequence ? account.Sequence + 1 : expected.Length == 0 ? null : 1;
    }
}
