using System.Globalization;

namespace Loyalty.Ledger;

/// <summary>What is wrong with an account's row against what its entries add up to.</summary>
internal static class AuditedAccount
{
    /// <summary>
    /// The findings; the row as a whole is compared only where every entry could be folded and the account is of the
    /// last.
    /// </summary>
    public static IReadOnlyList<Finding> Row(
        Account account, Account rebuilt, long sum, DateOnly day, bool isComparable, bool isLastWrong)
    {
        var findings = new List<Finding>();
        if (account.Balance.Value != sum)
        {
            findings.Add(Differ(FindingCode.BalanceDiffers, sum, account.Balance));
        }

        if (!isComparable)
        {
            return findings;
        }

        var standing = account.On(day);
        var expected = sum - rebuilt.Lots.Where(lot => lot.IsExpired(day)).Sum(lot => lot.Points.Value);
        var found = standing.Available + standing.Pending - standing.Debt;
        if (findings.Count == 0 && found.Value != expected)
        {
            findings.Add(Differ(FindingCode.StandingDiffers, expected, found));
        }

        // Both by this release: a row of an older one, which knew fewer fields, says the same.
        var stored = EntryText.Write(account);

        // The hash of a last entry that was changed is said there already.
        var written = EntryText.Write(rebuilt with
        {
            Customer = account.Customer,
            Hash = isLastWrong ? account.Hash : rebuilt.Hash,
        });
        if (!written.AsSpan().SequenceEqual(stored))
        {
            findings.Add(FirstDifference.Put(new Finding(FindingCode.AccountDiffers), written, stored));
        }

        return findings;
    }

    private static Finding Differ(string code, long expected, Points found) => new(code)
    {
        Expected = expected.ToString(CultureInfo.InvariantCulture),
        Found = found.ToString(),
    };
}
