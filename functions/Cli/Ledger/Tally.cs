namespace Loyalty.Cli.Ledger;

/// <summary>What all ranges come to, counted as their pages arrive from several at once.</summary>
public sealed class Tally
{
    /// <summary>Findings kept to be listed; all are counted.</summary>
    public const int MostListed = 10_000;

    private readonly Lock turn = new();
    private readonly List<FindingLine> findings = [];

    public long Accounts { get; private set; }

    public long Entries { get; private set; }

    public long Orders { get; private set; }

    public long Wrong { get; private set; }

    public int Ranges { get; private set; }

    /// <summary>By account; within one as the app told them, entries first.</summary>
    public IReadOnlyList<FindingLine> Findings =>
        [.. findings.OrderBy(finding => finding.Account, StringComparer.Ordinal)];

    public void Add(VerifiedPage page)
    {
        lock (turn)
        {
            Accounts += page.Accounts;
            Entries += page.Entries;
            Orders += page.Orders;
            Wrong += page.Wrong;
            findings.AddRange(page.Findings.Take(MostListed - findings.Count));
            Ranges += page.Next is null ? 1 : 0;
        }
    }
}
