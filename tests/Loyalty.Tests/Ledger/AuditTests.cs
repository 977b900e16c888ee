using System.Reflection;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Loyalty.Ledger;
using Xunit;

namespace Loyalty.Tests.Ledger;

/// <summary>
/// Every finding, provoked: an account with three entries of two orders – bought, partly given back, bought again – and
/// a joining before them, with one thing wrong. What is wrong is named, and nothing else is.
/// </summary>
public sealed class AuditTests
{
    private static readonly Books Kept = Filled();

    /// <summary>What is wrong, and the findings: code, entry, order, place, expected, found.</summary>
    public static TheoryData<string, string[]> Wrongs { get; } = new()
    {
        { "nothing", [] },
        { "no account", ["account_missing ···4·"] },
        { "account unreadable", ["account_unreadable ···4·"] },
        { "account with nothing in it", ["account_unreadable ···4·"] },
        { "account of before the last entry", ["account_behind 4···4·3", "balance_differs ···160·60"] },
        { "balance", ["balance_differs ···160·161", "account_differs ··lots[0].points·160·161"] },
        { "lapsed too soon", ["standing_differs ···160·0", "account_differs ··lots[0].expiresOn··\"2024-01-01\""] },
        { "state", ["account_differs ··state·\"Member\"·\"Left\""] },
        {
            "entry left out",
            ["entry_missing 3···3·4", "order_points_differ ·1001··60·100", "balance_differs ···200·160"]
        },
        {
            "last entry left out",
            ["entry_missing 4···4·3", "order_points_differ ·2··100·0", "balance_differs ···60·160"]
        },
        { "entry doubled", ["entry_twice 2····"] },
        { "entry copied to the end", ["entry_misplaced 5···5·2", "account_behind 5···5·4"] },
        {
            "entry unreadable",
            ["entry_unreadable 2····", "order_points_differ ·1001··60·-40", "balance_differs ···60·160"]
        },
        {
            "entry of a kind nobody knows",
            ["entry_changed 2", "entry_unreadable 2", "order_points_differ ·1001··60·-40", "balance_differs ···60·160"]
        },
        { "entry changed", ["entry_changed 2"] },
        { "entry changed with its hash", ["entry_changed 2"] },
        { "last entry changed", ["entry_changed 4"] },
        { "two entries changed", ["entry_changed 2", "entry_changed 3"] },
        { "hash of the entry before changed", ["entry_changed 3"] },
        { "something before the first", ["entry_changed 1··previous··0000"] },
        { "hash beside an entry", ["entry_hash_differs 2"] },
        { "no hash beside an entry", ["entry_hash_differs 2"] },
        { "points of an entry forged", ["entry_miscounted 2·1001··100·101", "order_points_differ ·1001··60·61"] },
        { "more taken back than given", ["order_below_zero 3·1001··0·-10", "order_points_differ ·1001··60·-10"] },
        {
            "entries by other terms",
            ["terms_differ 3·1001·multiplier·1·2", "order_differs ·1001·terms.multiplier·1·2"]
        },
        { "order left out", ["order_missing ·1001··60·"] },
        { "order unreadable", ["order_unreadable ·1001···", "order_missing ·1001··60·"] },
        { "order without a state", ["order_unreadable ·1001···"] },
        { "order of before the refund", ["order_points_differ ·1001··100·60", "order_differs ·1001·recorded·60·100"] },
        { "points of an order", ["order_differs ·1001·recorded·60·61"] },
        { "order written otherwise", [] },
        { "order of before a field was known", [] },
        { "account of before a field was known", [] },
        { "order that no entry knows", ["order_points_differ ·9··60·0", "order_without_entries ·9·recorded·0·60"] },
        { "order twice", ["order_points_differ ·1001··60·0", "order_without_entries ·1001·recorded·0·60"] },
        { "order waiting for payment", [] },
        { "row that nobody writes", ["row_unknown ····entry-x"] },
    };

    [Theory]
    [MemberData(nameof(Wrongs))]
    public void what_is_wrong_is_named(string wrong, string[] named)
    {
        var findings = Find(Spoiled.As(wrong, Kept));

        findings.Should().HaveSameCount(named, string.Join(" | ", findings));
        foreach (var (finding, expected) in findings.Zip(named))
        {
            finding.Should().StartWith(expected, string.Join(" | ", findings));
        }
    }

    [Fact]
    public void every_finding_of_an_account_is_provoked_here()
    {
        string[] byOtherTables =
        [
            "account_misplaced", "order_misplaced", "locator_missing", "locator_differs", "balance_not_arrived",
        ];

        typeof(FindingCode).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetValue(null)!).Except(byOtherTables, StringComparer.Ordinal)
            .Except(RewardAuditTests.Provoked, StringComparer.Ordinal)
            .Should().BeEquivalentTo(
                Wrongs.SelectMany(one => (string[])one[1]).Select(finding => finding.Split(' ')[0])
                    .Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void one_changed_byte_of_the_account_or_of_any_entry_is_found_in_any_history() =>
        Prop.ForAll(Gen.Choose(1, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var (history, random) = (Histories.Of(seed), new Random(seed));
            var books = new Books(history.First);
            history.Steps.ToList().ForEach(step => books.Play(step));
            foreach (var customer in books.Customers)
            {
                var rows = Rows.Of(books, customer).Where(row => row is StoredRow.OfAccount or StoredRow.OfEntry)
                    .ToList();
                var place = random.Next(rows.Count);
                rows[place] = Flipped(rows[place], random);
                rows.AddRange(Rows.Of(books, customer)
                    .Where(row => row is not (StoredRow.OfAccount or StoredRow.OfEntry)));
                var audit = new Audit(books.Rules, books.Rules.Programs.DayAt(history.Steps[^1].At));
                rows.ForEach(audit.Read);
                var findings = audit.End();
                (findings.Count > 0 || audit.Customer != customer || SaysTheSame(rows[place], books.Account(customer)))
                    .Should().BeTrue("{0}", rows[place]);
                if (rows[place] is StoredRow.OfEntry changed)
                {
                    findings[0].Entry.Should().Be(changed.Number, string.Join(" | ", findings.Select(Text)));
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40).WithQuietOnSuccess(true));

    /// <summary>The changed byte was in the name of a field that says nothing here.</summary>
    private static bool SaysTheSame(StoredRow row, Account account) =>
        row is StoredRow.OfAccount { Text: { } text }
        && EntryText.Write(EntryText.ReadAccount(text)).AsSpan().SequenceEqual(EntryText.Write(account));

    private static StoredRow Flipped(StoredRow row, Random random)
    {
        var text = (byte[])(row is StoredRow.OfEntry entry ? entry.Text! : ((StoredRow.OfAccount)row).Text!).Clone();
        text[random.Next(text.Length)] ^= (byte)(1 << random.Next(8));
        return row switch
        {
            StoredRow.OfEntry one => one with { Text = text },
            StoredRow.OfAccount one => one with { Text = text },
            _ => row,
        };
    }

    private static List<string> Find(IEnumerable<StoredRow> rows) =>
        [.. Audit.Of(rows, Kept.Rules, Some.Day(3)).Select(Text)];

    private static string Text(Finding one) =>
        $"{one.Code} {one.Entry}·{one.Order?.Replace("shopify:", "", StringComparison.Ordinal)}·{one.Place}"
            + $"·{one.Expected}·{one.Found}";

    private static Books Filled()
    {
        var books = Some.Books();
        books.Tell(Some.Order(), Some.Noon());
        books.Tell(Some.Refund("r", 4000), Some.Noon(1));
        books.Tell(Some.Order(2).Named("2"), Some.Noon(2));
        return books;
    }
}
