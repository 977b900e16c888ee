using FluentAssertions;
using Loyalty.Ledger;
using Loyalty.Program;
using Xunit;

namespace Loyalty.Tests.Ledger;

public sealed class PlacingTests
{
    private static readonly LoyaltyProgram Tiered = Some.Program()
        .WithTiers(Some.Tier("silver", 100, 2), Some.Tier("gold", 1000, 3));

    private int keys;

    [Fact]
    public void orders_paid_since_earn_at_the_tier_given_through_its_last_day()
    {
        var books = Some.Books(Tiered);
        Place(books, "gold", day: 10, until: 20).Should().BeNull();

        Earned(books, day: 9, told: 11).Should().Be(10, "it was paid before");
        Earned(books, day: 11).Should().Be(30);
        Earned(books, day: 20).Should().Be(30);
        Earned(books, day: 21).Should().Be(10, "it ends by itself");
        books.Entries(Some.Ada).Count(written => written.Entry.Kind == EntryKind.Tier).Should().Be(0);
    }

    [Fact]
    public void what_is_given_never_lowers()
    {
        var books = Some.Books(Tiered);
        books.Tell(Some.Order(0, 100000), Some.Noon());

        Place(books, "silver", day: 1, until: 30);
        Held(books, day: 2)!.Tier.Should().Be("gold");
        Held(books, day: 2)!.IsGiven.Should().BeFalse();
        Place(books, "gold", day: 3, until: 30);
        Held(books, day: 4)!.IsGiven.Should().BeFalse("what is reached goes before what is given");
    }

    [Fact]
    public void the_last_word_counts_and_one_without_a_tier_ends_it()
    {
        var books = Some.Books(Tiered);
        Place(books, "gold", day: 0, until: 300);
        Place(books, "silver", day: 1, until: 30);
        Held(books, day: 1)!.Tier.Should().Be("silver");

        Place(books, null, day: 2, until: null).Should().BeNull();

        Held(books, day: 2).Should().BeNull();
        books.Account(Some.Ada).Placed.Should().BeNull();
    }

    [Fact]
    public void a_refund_of_an_order_that_earned_at_a_given_tier_takes_back_what_it_gave()
    {
        var books = Some.Books(Tiered);
        Place(books, "gold", day: 0, until: 5);
        books.Tell(Some.Order(1, 1000), Some.Noon(1));
        books.Tell(Some.Refund("r", 1000), Some.Noon(90));

        books.Account(Some.Ada).Balance.Value.Should().Be(0);
    }

    [Fact]
    public void its_end_is_announced_like_any_fall()
    {
        var books = Some.Books(Tiered with { Qualifying = new Qualifying(AnnounceDays: 14) });
        books.Tell(Some.Order(0, 20000), Some.Noon());
        Place(books, "gold", day: 0, until: 40);

        Ahead(books, day: 20).Should().BeNull("too early to say");
        Ahead(books, day: 27).Should().Be(new Fall(Some.Day(41), "silver", 800));
        Ahead(books, day: 41).Should().BeNull("it has happened");
    }

    [Theory]
    [InlineData("gold", null, "until")]
    [InlineData(null, 5, "until")]
    [InlineData("gold", -1, "until")]
    [InlineData("gold", Placing.MostDays + 1, "until")]
    [InlineData("bronze", 5, "tier")]
    [InlineData("platinum", 5, "tier")]
    public void what_cannot_be_given_is_refused(string? tier, int? until, string name)
    {
        var books = Some.Books(Tiered);
        var before = books.Text();

        Place(books, tier, day: 0, until).Should().BeEquivalentTo(Problem.BadParameter(name));
        books.Text().Should().Be(before);
    }

    [Fact]
    public void who_is_no_member_is_given_none() =>
        new Books(Tiered).Place(Some.Ada, "gold", Some.Day(5), Some.Noon(), "key").Should().Be(Problem.MemberUnknown);

    [Fact]
    public void an_audit_rebuilds_what_was_given()
    {
        var books = Some.Books(Tiered);
        Place(books, "gold", day: 0, until: 40);
        books.Tell(Some.Order(1, 1000), Some.Noon(1));

        Audit.Of(Rows.Of(books, Some.Ada), books.Rules, Some.Day(100)).Should().BeEmpty();
    }

    private Problem? Place(Books books, string? tier, int day, int? until) => books.Place(
        Some.Ada, tier, until is { } last ? Some.Day(last) : null, Some.Noon(day).AddHours(-1), "key " + ++keys);

    private static long Earned(Books books, int day, int? told = null)
    {
        var before = books.Account(Some.Ada).Balance;
        books.Tell(Some.Order(day, 1000).Named("of " + day), Some.Noon(told ?? day));
        return (books.Account(Some.Ada).Balance - before).Value;
    }

    private static TierHolding? Held(Books books, int day) =>
        Loyalty.Ledger.Tiers.Held(books.Account(Some.Ada), books.Rules.Programs.Versions[0], Some.Day(day));

    private static Fall? Ahead(Books books, int day) =>
        Loyalty.Ledger.Tiers.Ahead(books.Account(Some.Ada), books.Rules.Programs.Versions[0], Some.Day(day));
}
