namespace Loyalty.Ledger;

/// <summary>
/// <see cref="Chain"/> read oldest first, one entry at a time, with the hash kept beside each as a second witness. An
/// entry is wrong where the one after it, or for the last the account, holds another hash and is not wrong itself, so
/// that every entry named is one that was changed.
/// </summary>
internal sealed class Links
{
    private readonly List<Finding> findings = [];

    /// <summary>Entries in a row that the one after each contradicts, oldest first.</summary>
    private readonly List<Link> contradicted = [];

    private Link? last;

    public IReadOnlyList<Finding> Findings => findings;

    public bool IsLastWrong { get; private set; }

    /// <summary>The next entry: the hash of its text, the one kept beside it, and the one it holds.</summary>
    public void Add(long number, string hash, string? kept, string? previous)
    {
        if (last is not null)
        {
            Judge(last, previous);
        }

        last = new Link(number, hash, kept, null, number == 1 && !string.IsNullOrEmpty(previous) ? previous : null);
    }

    /// <summary>What comes next is missing or cannot be read: nobody speaks for the entry before it.</summary>
    public void Break()
    {
        if (last is { } link)
        {
            Resolve(isNextWrong: link.IsKeptWrong);
            Believe(link);
            last = null;
        }
    }

    /// <summary>The last has been read; the account speaks for it, where it does.</summary>
    public void End(string? hash)
    {
        if (hash is null || last is not { } link)
        {
            Break();
            return;
        }

        Judge(link, hash);
        IsLastWrong = contradicted.Count > 0;
        Resolve(isNextWrong: false);
    }

    private void Judge(Link link, string? expected)
    {
        if (link.Hash != expected)
        {
            contradicted.Add(link with { Expected = expected });
            return;
        }

        Resolve(isNextWrong: false);
        Believe(link);
    }

    /// <summary>From the newest back: what a wrong entry holds against the one before it counts for nothing.</summary>
    private void Resolve(bool isNextWrong)
    {
        for (var index = contradicted.Count - 1; index >= 0; index--)
        {
            var link = contradicted[index];
            var isWrong = link.IsKeptWrong || !isNextWrong;
            if (isWrong)
            {
                findings.Add(new Finding(FindingCode.EntryChanged)
                {
                    Entry = link.Number,
                    Expected = link.Expected,
                    Found = link.Hash,
                });
            }

            isNextWrong = isWrong;
        }

        contradicted.Clear();
    }

    private void Believe(Link link)
    {
        if (link.IsKeptWrong)
        {
            findings.Add(new Finding(FindingCode.EntryHashDiffers)
            {
                Entry = link.Number,
                Expected = link.Hash,
                Found = link.Kept,
            });
        }

        if (link.BeforeFirst is { } before)
        {
            findings.Add(new Finding(FindingCode.EntryChanged)
            {
                Entry = link.Number,
                Place = "previous",
                Expected = "",
                Found = before,
            });
        }
    }

    private sealed record Link(long Number, string Hash, string? Kept, string? Expected, string? BeforeFirst)
    {
        public bool IsKeptWrong => Kept != Hash;
    }
}
