namespace Loyalty.Cli.Ledger;

/// <summary>
/// The outcome for people: what was verified, then for each broken account the first thing that is wrong, what was
/// expected and found, and what to do next. What comes from the ledger is shown without control characters.
/// </summary>
public static class Report
{
    private const int MostAccounts = 50;

    public static void Write(
        string shop, Uri url, Tally tally, ProblemLine? problem, TextWriter output, TextWriter error)
    {
        if (problem is not null)
        {
            error.WriteLine(
                $"Could not verify {Plain.Text(shop)} at {url}: "
                    + $"{Plain.Text(problem.Title)} ({Plain.Text(problem.Code)})");
            error.WriteLine(problem.Next);
            if (tally.Accounts == 0)
            {
                return;
            }

            output.WriteLine(Plain.Number($"Only a part was verified: {tally.Ranges} of 256 ranges."));
        }

        output.WriteLine(
            $"{Plain.Text(shop)}: "
            + Plain.Number($"{tally.Accounts:N0} accounts, {tally.Entries:N0} entries, {tally.Orders:N0} orders"));
        var broken = tally.Findings.GroupBy(finding => finding.Account, StringComparer.Ordinal).ToList();
        if (tally.Wrong == 0)
        {
            output.WriteLine("Nothing is wrong" + (problem is null ? "." : " in that part."));
            return;
        }

        output.WriteLine(Plain.Number($"{tally.Wrong:N0} findings in {broken.Count:N0} accounts"));
        foreach (var account in broken.Take(MostAccounts))
        {
            output.WriteLine();
            Write([.. account], output);
        }

        if (broken.Count > MostAccounts)
        {
            output.WriteLine();
            output.WriteLine(Plain.Number($"and {broken.Count - MostAccounts:N0} more accounts: --json lists them"));
        }
    }

    private static void Write(IReadOnlyList<FindingLine> findings, TextWriter output)
    {
        var first = findings[0];
        var where = (first.Entry, first.Order) switch
        {
            ({ } entry, { } order) => Plain.Number($", entry {entry}, order ") + Plain.Text(order),
            ({ } entry, null) => Plain.Number($", entry {entry}"),
            (null, { } order) => ", order " + Plain.Text(order),
            _ => "",
        };
        output.WriteLine($"{Plain.Text(first.Account)}{where}: {Plain.Text(first.Code)}");
        if (first.Place is { } place)
        {
            output.WriteLine($"  at        {Plain.Text(place)}");
        }

        if (first.Expected is not null || first.Found is not null)
        {
            output.WriteLine($"  expected  {Plain.Text(first.Expected ?? "nothing")}");
            output.WriteLine($"  found     {Plain.Text(first.Found ?? "nothing")}");
        }

        output.WriteLine("  " + Advice.For(first.Code));
        if (findings.Count > 1)
        {
            output.WriteLine(Plain.Number($"  and {findings.Count - 1} more of this account: --json lists them"));
        }
    }
}
