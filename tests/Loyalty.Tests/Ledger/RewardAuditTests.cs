using FluentAssertions;
using Loyalty.Ledger;
using Loyalty.Program;
using Loyalty.Program.Kinds;
using Xunit;

namespace Loyalty.Tests.Ledger;

/// <summary>What is wrong with the row of something redeemed is named.</summary>
public sealed class RewardAuditTests
{
    private const string Kept = "kept";

    private const string Back = "back";

    public static readonly string[] Provoked =
        ["redemption_missing", "redemption_unreadable", "redemption_differs"];

    [Fact]
    public void rows_as_they_were_written_are_fine() => Find(rows => rows).Should().BeEmpty();

    [Fact]
    public void a_row_that_is_gone_is_missed() => Find(rows => [.. rows.Where(row => !IsOf(row, Kept))])
        .Should().ContainSingle().Which.Should().Be(new Finding("redemption_missing") { Expected = Kept });

    [Fact]
    public void a_row_that_cannot_be_read_is_named_and_missed() =>
        Find(rows => rows.Change<StoredRow.OfRedemption>(row => IsOf(row, Kept) ? row with { Text = null } : row))
            .Select(finding => finding.Code).Should().Equal("redemption_unreadable", "redemption_missing");

    [Fact]
    public void a_row_of_other_points_differs() =>
        Find(rows => rows.Change<StoredRow.OfRedemption>(row =>
            IsOf(row, Kept) ? row with { Text = row.Text.Replace("\"points\":10", "\"points\":11") } : row))
            .Should().ContainSingle().Which.Should().Be(
                new Finding("redemption_differs") { Place = Kept, Expected = "10", Found = "11" });

    [Theory]
    [InlineData(Kept, "Pending", "Undone", "not Undone")]
    [InlineData(Back, "Undone", "Ready", "Undone")]
    public void a_row_that_says_otherwise_whether_the_points_are_back_differs(
        string id, string said, string says, string expected) =>
        Find(rows => rows.Change<StoredRow.OfRedemption>(row =>
            IsOf(row, id) ? row with { Text = row.Text.Replace(said, says) } : row))
            .Should().ContainSingle().Which.Should().Be(
                new Finding("redemption_differs") { Place = id, Expected = expected, Found = says });

    private static bool IsOf(StoredRow row, string id) =>
        row is StoredRow.OfRedemption { Key: var key } && key.EndsWith(id, StringComparison.Ordinal);

    private static IReadOnlyList<Finding> Find(Func<List<StoredRow>, List<StoredRow>> spoil)
    {
        var reward = new Reward("mug", new Gift(), Some.Words("Mug"), Some.Words("A mug"), 10, Product: "1");
        var books = new Books(Some.Program() with { Rewards = [reward] });
        books.Join(Some.Ada, Some.Noon(-900), "en");
        books.Tell(Some.Order(), Some.Noon());
        foreach (var id in new[] { Kept, Back })
        {
            books.Redeem(Some.Ada, new Wanted.Chosen("mug", null, null), Some.Noon(60), id).Should().BeNull();
        }

        books.Undo(Back, Some.Noon(61)).Should().BeTrue();
        return Audit.Of(spoil(Rows.Of(books, Some.Ada)), books.Rules, books.Rules.Programs.DayAt(Some.Noon(62)));
    }
}
