namespace Loyalty.Ledger;

/// <summary>
/// Entries being added to an account: each is numbered, chained to the one before and folded as it is added, so that
/// every further decision sees it. Nothing is kept until the caller commits <see cref="Account"/>, entries and orders
/// together.
/// </summary>
public sealed class Changes(Account account, DateTimeOffset at, DateOnly today)
{
    private readonly List<Written> entries = [];

    public Account Account { get; private set; } = account;

    public DateTimeOffset At { get; } = at;

    public DateOnly Today { get; } = today;

    public IReadOnlyList<Written> Entries => entries;

    /// <summary>Adds an entry; its number, time and the hash before it are set here.</summary>
    public Entry Add(Entry entry)
    {
        var next = entry with { Sequence = Account.Sequence + 1, Previous = Account.Hash };
        var written = EntryText.Write(next);
        entries.Add(new Written(next, written, EntryText.Hash(written)));
        Account = Fold.Apply(Account, next) with { Hash = entries[^1].Hash };
        return next;
    }

    /// <summary>A trial from here on: taken in when it succeeds, forgotten when it fails.</summary>
    public Changes Fork() => new(Account, At, Today);

    /// <summary>Takes a trial's entries in; nothing may have been added since it was forked.</summary>
    public void Take(Changes fork)
    {
        if (fork.entries.Count > 0 && fork.entries[0].Entry.Sequence != Account.Sequence + 1)
        {
            throw new InvalidOperationException("The trial began somewhere else.");
        }

        entries.AddRange(fork.entries);
        Account = fork.Account;
    }

    /// <summary>An entry of now, yet without its number.</summary>
    public Entry Draft(EntryKind kind) =>
        new() { Sequence = 0, At = At, Day = Today, Kind = kind, Previous = "" };
}

/// <summary>An entry with its text and hash as stored.</summary>
public sealed record Written(Entry Entry, byte[] Text, string Hash);
