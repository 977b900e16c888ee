using FluentAssertions;
using Loyalty.Ledger;
using Loyalty.Program;
using Xunit;

namespace Loyalty.Tests.Ledger;

public sealed class AdjustingTests
{
    private static readonly LoyaltyProgram Waiting = Some.Program() with { Availability = new Availability() };

    [Theory]
    [InlineData(ExpiryPolicy.None, null)]
    [InlineData(ExpiryPolicy.Rolling, 365 + 10)]
    [InlineData(ExpiryPolicy.CalendarYear, 364)]
    [InlineData(ExpiryPolicy.Inactivity, 365 + 10)]
    public void points_given_can_be_used_at_once_and_lapse_by_the_policy(ExpiryPolicy policy, int? day)
    {
        var books = Some.Books(Waiting with { Expiry = new Expiry(policy) });
        Adjust(books, 50, day: 10).Should().BeNull();
        books.Account(Some.Ada).Lots.Should().Equal(
            new Lot(null, day is { } last ? Some.Day(last) : null, policy == ExpiryPolicy.Inactivity, new Points(50)));
    }

    [Fact]
    public void points_given_at_the_end_of_the_year_live_thirty_days()
    {
        var books = Some.Books(Some.Program() with { Expiry = new Expiry(ExpiryPolicy.CalendarYear) });
        Adjust(books, 50, day: 360);
        books.Account(Some.Ada).Lots.Should().ContainSingle().Which.ExpiresOn.Should().Be(Some.Day(390));
    }

    [Fact]
    public void an_adjustment_is_no_activity_that_keeps_other_points_alive()
    {
        var books = Some.Books(Some.Program() with { Expiry = new Expiry(ExpiryPolicy.Inactivity) });
        books.Tell(Some.Order(), Some.Noon());
        Adjust(books, 50, day: 200);
        Adjust(books, -10, day: 201);
        books.Account(Some.Ada).Lots.Should().Equal(new Lot(null, Some.Day(365), true, new Points(140)));
        Adjust(books, 10, day: 340);
        books.Account(Some.Ada).Lots.Should().ContainSingle("what is given lives thirty days, and what rolls together")
            .Which.ExpiresOn.Should().Be(Some.Day(370));
    }

    [Fact]
    public void what_is_given_counts_towards_no_tier()
    {
        var books = Some.Books(Some.Program().WithTiers(Some.Tier("silver", 40)));
        Adjust(books, 5_000);
        books.Account(Some.Ada).Holdings.Should().BeEmpty();
        books.Account(Some.Ada).Progress.Should().BeEmpty();
    }

    [Fact]
    public void what_lapses_soonest_is_taken_first()
    {
        var books = Some.Books(Some.Program() with { Expiry = new Expiry(ExpiryPolicy.Rolling) });
        books.Tell(Some.Order(), Some.Noon());
        books.Tell(Some.Order(1).Named("2"), Some.Noon(1));
        Adjust(books, -130, day: 2).Should().BeNull();
        books.Account(Some.Ada).Lots.Should().Equal(new Lot(null, Some.Day(366), false, new Points(70)));
    }

    [Fact]
    public void what_waits_is_never_taken()
    {
        var books = Some.Books(Waiting);
        books.Tell(Some.Order(), Some.Noon());
        Adjust(books, 20);
        Adjust(books, -21).Should().BeEquivalentTo(Problem.PointsInsufficient(new Points(20)));
        Adjust(books, -20).Should().BeNull();
        books.Account(Some.Ada).On(Some.Day()).Should().BeEquivalentTo(
            new { Available = Points.Zero, Pending = new Points(100), Debt = Points.Zero });
    }

    [Fact]
    public void what_has_lapsed_is_never_taken_and_is_written_down_before_what_is_given()
    {
        var books = Some.Books(Some.Program() with { Expiry = new Expiry(ExpiryPolicy.Rolling) });
        books.Tell(Some.Order(), Some.Noon());
        Adjust(books, -1, day: 400).Should().BeEquivalentTo(Problem.PointsInsufficient(Points.Zero));
        books.Entries(Some.Ada)[^1].Entry.Kind.Should().Be(EntryKind.Earned, "what is refused writes nothing");
        Adjust(books, 1, day: 400);
        books.Entries(Some.Ada).TakeLast(2).Select(written => written.Entry.Kind)
            .Should().Equal(EntryKind.Expired, EntryKind.Adjusted);
    }

    [Fact]
    public void who_is_no_member_gets_nothing()
    {
        var books = new Books(Some.Program());
        books.Tell(Some.Order(), Some.Noon());
        Adjust(books, 50).Should().Be(Problem.MemberUnknown);
        books.Entries(Some.Ada).Should().BeEmpty();
    }

    [Fact]
    public void what_was_taken_is_owed_when_its_order_is_refunded_and_the_next_earnings_absorb_it()
    {
        var books = Some.Books();
        books.Tell(Some.Order(), Some.Noon());
        Adjust(books, -70, day: 1);
        books.Tell(Some.Refund("r", 10000), Some.Noon(2));
        Owed(books).Should().Be((70, Some.Id, -70));
        Adjust(books, -1, day: 3).Should().BeEquivalentTo(Problem.PointsInsufficient(Points.Zero));
        books.Tell(Some.Order(4).Named("2"), Some.Noon(4));
        Owed(books).Should().Be((0, null, 30));
    }

    [Fact]
    public void what_is_given_absorbs_debt_first()
    {
        var books = Some.Books();
        books.Tell(Some.Order(), Some.Noon());
        Adjust(books, -70);
        books.Tell(Some.Refund("r", 10000), Some.Noon(1));
        Adjust(books, 100, day: 2);
        Owed(books).Should().Be((0, null, 30));
        books.Entries(Some.Ada)[^1].Entry.Points.Value.Should().Be(100, "an entry says what was given");
    }

    [Fact]
    public void clamped_nothing_that_was_taken_is_owed()
    {
        var books = Some.Books(Some.Program() with { Clamp = true });
        books.Tell(Some.Order(), Some.Noon());
        Adjust(books, -70);
        books.Tell(Some.Refund("r", 10000), Some.Noon(1));
        Owed(books).Should().Be((0, null, 0));
        books.Record(Some.Id).SparedClamped.Value.Should().Be(70);
    }

    [Fact]
    public void an_entry_says_why_and_by_whom()
    {
        var books = Some.Books();
        Adjust(books, 50);
        var entry = books.Entries(Some.Ada)[^1].Entry;
        (entry.Kind, entry.Points.Value, entry.Adjust, entry.By, entry.Order)
            .Should().Be((EntryKind.Adjusted, 50, AdjustReason.Gift, "owner", null));
    }

    private static (long Debt, OrderId? Order, long Balance) Owed(Books books)
    {
        var account = books.Account(Some.Ada);
        return (account.Debt.Value, account.DebtOrder, account.Balance.Value);
    }

    private static Problem? Adjust(Books books, long points, int day = 0) =>
        books.Adjust(Some.Ada, new Points(points), Some.Noon(day), $"{points} on {day}");
}
