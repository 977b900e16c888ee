using System.Globalization;

namespace Loyalty.Cli;

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
            error.WriteLine($"Could not verify {Plain(shop)} at {url}: {Plain(problem.Title)} ({Plain(problem.Code)})");
            error.WriteLine(problem.Next);
            if (tally.Accounts == 0)
            {
                return;
            }

            output.WriteLine(Number($"Only a part was verified: {tally.Ranges} of 256 ranges."));
        }

        output.WriteLine(
            $"{Plain(shop)}: "
            + Number($"{tally.Accounts:N0} accounts, {tally.Entries:N0} entries, {tally.Orders:N0} orders"));
        var broken = tally.Findings.GroupBy(finding => finding.Account, StringComparer.Ordinal).ToList();
        if (tally.Wrong == 0)
        {
            output.WriteLine("Nothing is wrong" + (problem is null ? "." : " in that part."));
            return;
        }

        output.WriteLine(Number($"{tally.Wrong:N0} findings in {broken.Count:N0} accounts"));
        foreach (var account in broken.Take(MostAccounts))
        {
            output.WriteLine();
            Write([.. account], output);
        }

        if (broken.Count > MostAccounts)
        {
            output.WriteLine();
            output.WriteLine(Number($"and {broken.Count - MostAccounts:N0} more accounts: --json lists them"));
        }
    }

    private static void Write(IReadOnlyList<FindingLine> findings, TextWriter output)
    {
        var first = findings[0];
        var where = (first.Entry, first.Order) switch
        {
            ({ } entry, { } order) => Number($", entry {entry}, order ") + Plain(order),
            ({ } entry, null) => Number($", entry {entry}"),
            (null, { } order) => ", order " + Plain(order),
            _ => "",
        };
        output.WriteLine($"{Plain(first.Account)}{where}: {Plain(first.Code)}");
        if (first.Place is { } place)
        {
            output.WriteLine($"  at        {Plain(place)}");
        }

        if (first.Expected is not null || first.Found is not null)
        {
            output.WriteLine($"  expected  {Plain(first.Expected ?? "nothing")}");
            output.WriteLine($"  found     {Plain(first.Found ?? "nothing")}");
        }

        output.WriteLine("  " + Advice.For(first.Code));
        if (findings.Count > 1)
        {
            output.WriteLine(Number($"  and {findings.Count - 1} more of this account: --json lists them"));
        }
    }

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Nothing stored may steer the terminal it is shown on.</summary>
    private static string Plain(string text) =>
        new([.. text.Select(letter => char.IsControl(letter) ? '\uFFFD' : letter)]);
}
