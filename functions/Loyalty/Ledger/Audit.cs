using System.Globalization;

namespace Loyalty.Ledger;

/// <summary>
/// Folds one account's rows again and says what is wrong with them: whether the entries are those once written, and
/// whether the account and its orders are what the entries add up to. Rows are read as they lie – the account, its
/// entries by number, its orders – and let go at once: it remembers a line per order, never a text. No row can make it
/// throw.
/// </summary>
public sealed class Audit(Rules rules, DateOnly day)
{
    private readonly List<Finding> findings = [];
    private readonly Links links = new();
    private readonly AuditedRewards rewards = new();
    private readonly AuditedMoves moves = new();
    private readonly Dictionary<OrderId, OrderRecord> told = [];
    private readonly List<(string Key, OrderId Id, bool IsGone)> orders = [];

    private Account? stored;
    private Account rebuilt = new() { Customer = default };
    private bool hasAccount;
    private long last;
    private long sum;

    private bool isBroken;

    /// <summary>Every entry was there and could be folded; otherwise nothing can be rebuilt.</summary>
    private bool IsWhole => !isBroken && !(stored?.Sequence > last);

    /// <summary>Whose account it says it is.</summary>
    public CustomerId? Customer => stored?.Customer;

    public int Entries { get; private set; }

    public int Orders { get; private set; }

    /// <summary>
    /// The orders that could be read, with the keys of their rows; gone are those that moved elsewhere.
    /// </summary>
    public IReadOnlyList<(string Key, OrderId Id, bool IsGone)> Readable => orders;

    /// <summary>The moves from this account that have ended; whether they arrived only other accounts say.</summary>
    public IReadOnlyList<MovePart> Sent => moves.Ended;

    /// <summary>What is wrong with an account, from all its rows.</summary>
    public static IReadOnlyList<Finding> Of(IEnumerable<StoredRow> rows, Rules rules, DateOnly day)
    {
        var audit = new Audit(rules, day);
        foreach (var row in rows)
        {
            audit.Read(row);
        }

        return audit.End();
    }

    public void Read(StoredRow row)
    {
        switch (row)
        {
            case StoredRow.OfAccount account:
                hasAccount = true;
                stored = Try(() => EntryText.ReadAccount(account.Text));
                break;
            case StoredRow.OfEntry entry:
                Entries++;
                Read(entry);
                break;
            case StoredRow.OfOrder order:
                Orders++;
                Read(order);
                break;
            case StoredRow.OfRedemption redemption:
                rewards.See(redemption.Key, Try(() => EntryText.ReadRedemption(redemption.Text)));
                break;
            case StoredRow.Unknown unknown:
                findings.Add(new Finding(FindingCode.RowUnknown) { Found = unknown.Key });
                break;
        }
    }

    /// <summary>All rows have been read: the findings, those about entries first, by number.</summary>
    public IReadOnlyList<Finding> End()
    {
        findings.AddRange(told.Select(order => new Finding(FindingCode.OrderMissing)
        {
            Order = order.Key.ToString(),
            Expected = order.Value.Recorded.ToString(),
        }));
        var isJudged = stored is null || Try(() => EndAccount(stored)) is not null;
        if (stored is null)
        {
            links.End(null);
        }

        if (hasAccount ? stored is null || !isJudged : Entries + Orders > 0)
        {
            findings.Add(new Finding(hasAccount ? FindingCode.AccountUnreadable : FindingCode.AccountMissing)
            {
                Expected = Text(last),
            });
        }

        return
        [
            .. links.Findings.Concat(findings).Concat(isBroken ? [] : rewards.End())
                .OrderBy(finding => finding.Entry ?? long.MaxValue),
        ];
    }

    private void Read(StoredRow.OfEntry row)
    {
        if (row.Number <= last)
        {
            findings.Add(new Finding(FindingCode.EntryTwice) { Entry = row.Number });
            return;
        }

        if (row.Number > last + 1)
        {
            Break(new Finding(FindingCode.EntryMissing)
            {
                Entry = last + 1,
                Expected = Text(last + 1),
                Found = Text(row.Number),
            });
        }

        last = row.Number;
        if (Try(() => EntryText.Read(row.Text)) is not { } entry)
        {
            Break(new Finding(FindingCode.EntryUnreadable) { Entry = row.Number });
        }
        else if (entry.Sequence != row.Number)
        {
            Break(new Finding(FindingCode.EntryMisplaced)
            {
                Entry = row.Number,
                Expected = Text(row.Number),
                Found = Text(entry.Sequence),
            });
        }
        else
        {
            var hash = EntryText.Hash(row.Text);
            links.Add(row.Number, hash, row.Hash, entry.Previous);
            if (Try(() => Folded(entry, hash)) is null)
            {
                isBroken = true;
                findings.Add(new Finding(FindingCode.EntryUnreadable) { Entry = row.Number });
            }
        }
    }

    /// <summary>An entry that is missing or cannot be read: nothing can be rebuilt without it.</summary>
    private void Break(Finding finding)
    {
        isBroken = true;
        links.Break();
        findings.Add(finding);
    }

    private Account Folded(Entry entry, string hash)
    {
        rebuilt = Fold.Apply(rebuilt, entry) with { Hash = hash };
        sum = checked(sum + entry.Points.Value);
        rewards.Hear(entry);
        moves.Hear(entry);
        if (entry.Order is { } order)
        {
            var before = told.GetValueOrDefault(order) ?? new OrderRecord { Id = order };
            var after = Fold.Apply(before, entry);
            told[order] = entry.IsOfOrder ? after with { Terms = before.Terms ?? entry.Terms } : after;
            if (entry.IsOfOrder && !isBroken)
            {
                findings.AddRange(AuditedOrder.Entry(before, entry));
            }
        }

        return rebuilt;
    }

    private void Read(StoredRow.OfOrder row)
    {
        if (Try(() => EntryText.ReadRecord(row.Text)) is not { } record)
        {
            findings.Add(new Finding(FindingCode.OrderUnreadable) { Order = row.Key });
            return;
        }

        orders.Add((row.Key, record.Id, record.Moved is not null));
        told.Remove(record.Id, out var folded);
        var wrong = Try(() => AuditedOrder.Row(record, folded, IsWhole, rules));
        findings.AddRange(wrong ?? [new Finding(FindingCode.OrderUnreadable) { Order = record.Id.ToString() }]);
    }

    private Account EndAccount(Account account)
    {
        var isBehind = account.Sequence < last;
        links.End(account.Sequence == last ? account.Hash : null);
        if (isBehind)
        {
            findings.Add(new Finding(FindingCode.AccountBehind)
            {
                Entry = account.Sequence + 1,
                Expected = Text(last),
                Found = Text(account.Sequence),
            });
        }
        else if (account.Sequence > last)
        {
            findings.Add(new Finding(FindingCode.EntryMissing)
            {
                Entry = last + 1,
                Expected = Text(account.Sequence),
                Found = Text(last),
            });
        }

        findings.AddRange(AuditedAccount.Row(
            account, rebuilt, sum, day, isComparable: IsWhole && !isBehind, links.IsLastWrong));
        return account;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What comes of hostile rows; null where they throw.</summary>
    private static T? Try<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
#pragma warning disable CA1031 // Whatever a row's text makes of reading it, it is a finding.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }
}
