using Loyalty.Ledger;

namespace Loyalty.App.Accounts;

/// <summary>What a page of accounts came to, on a day.</summary>
public sealed class Verified(DateOnly day)
{
    /// <summary>Findings of one account that are listed; all are counted.</summary>
    public const int MostOfOne = 20;

    private readonly List<(string Account, Finding Finding)> findings = [];

    public DateOnly Day => day;

    public int Accounts { get; private set; }

    public int Entries { get; private set; }

    public int Orders { get; private set; }

    public int Rows { get; private set; }

    /// <summary>All that is wrong, listed or not.</summary>
    public int Wrong { get; private set; }

    public IReadOnlyList<(string Account, Finding Finding)> Findings => findings;

    /// <summary>The last account of the page where there may be more.</summary>
    public string? Next { get; set; }

    public void Add(VerifiedAccount account)
    {
        Accounts++;
        Entries += account.Entries;
        Orders += account.Orders;
        Rows += account.Rows;
        Wrong += account.Findings.Count;
        findings.AddRange(account.Findings.Take(MostOfOne).Select(finding => (account.Name, finding)));
    }
}

/// <summary>One account as it was read last, and what is wrong with it.</summary>
public sealed record VerifiedAccount(
    string Name, int Entries, int Orders, int Rows, IReadOnlyList<Finding> Findings);
