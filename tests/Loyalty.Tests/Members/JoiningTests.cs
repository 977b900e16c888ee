using FluentAssertions;
using Loyalty.Ledger;
using Loyalty.Program;
using Xunit;

namespace Loyalty.Tests.Members;

public sealed class JoiningTests
{
    [Fact]
    public void orders_of_one_who_has_not_joined_are_recorded_without_points()
    {
        var books = new Books(Some.Program());
        books.Tell(Some.Order(), Some.Noon()).Should().BeTrue();
        books.Entries(Some.Ada).Should().BeEmpty();
        books.Record(Some.Id).State.Whole.Should().NotBeNull();
    }

    [Fact]
    public void joining_settles_the_orders_of_the_last_days_and_no_older_ones()
    {
        var books = new Books(Some.Program());
        books.Tell(Some.Order(), Some.Noon());
        books.Tell(Some.Order(10).Named("2"), Some.Noon(10));
        books.Join(Some.Ada, Some.Noon(100), "nb").Should().BeTrue();
        books.Account(Some.Ada).Balance.Value.Should().Be(100);
        books.Tell(Some.Order().Again(101), Some.Noon(101));
        books.Account(Some.Ada).Balance.Value.Should().Be(100, "the older order stays too old");
    }

    [Fact]
    public void joining_records_the_terms_version_the_language_and_the_time()
    {
        var books = new Books(Some.Program() with { Joining = new Joining(TermsVersion: 3) });
        books.Join(Some.Ada, Some.Noon(100), "nb");
        var entry = books.Entries(Some.Ada).Should().ContainSingle().Which.Entry;
        (entry.Kind, entry.TermsVersion, entry.Language, entry.At, entry.CountsFrom)
            .Should().Be((EntryKind.Joined, 3, "nb", Some.Noon(100), Some.Day(10)));
    }

    [Fact]
    public void joining_twice_is_joining_once()
    {
        var books = Some.Books();
        books.Join(Some.Ada, Some.Noon(), "en").Should().BeFalse();
        books.Entries(Some.Ada).Should().ContainSingle();
    }

    [Fact]
    public void looking_back_the_oldest_order_comes_first_and_lifts_the_next()
    {
        var books = new Books(Some.Program().WithTiers(Some.Tier("silver", 100, 2)));
        books.Tell(Some.Order(20).Named("2"), Some.Noon(20));
        books.Tell(Some.Order(10), Some.Noon(21));
        books.Join(Some.Ada, Some.Noon(30), "en");
        books.Account(Some.Ada).Balance.Value.Should().Be(300);
        books.Record(Some.Id).Recorded.Value.Should().Be(100);
    }

    [Fact]
    public void a_guest_cannot_join()
    {
        var guest = new CustomerId(CustomerId.GuestStorefront, "ab12");
        var books = new Books(Some.Program() with { Joining = new Joining(Automatic: true) });
        books.Join(guest, Some.Noon(), "en").Should().BeFalse();
        books.Tell(Some.Order() with { Customer = guest }, Some.Noon());
        books.Account(guest).IsMember.Should().BeFalse();
        books.Entries(guest).Should().BeEmpty();
    }

    [Fact]
    public void automatic_joining_joins_with_the_first_order()
    {
        var books = new Books(Some.Program() with { Joining = new Joining(Automatic: true) });
        books.Tell(Some.Order(), Some.Noon());
        books.Entries(Some.Ada).Select(written => written.Entry.Kind)
            .Should().Equal(EntryKind.Joined, EntryKind.Earned);
    }

    [Fact]
    public void one_who_left_does_not_join_again_by_itself()
    {
        var program = Some.Program() with { Joining = new Joining(Automatic: true) };
        var changes = new Changes(
            new Account { Customer = Some.Ada, State = MemberState.Left }, Some.Noon(), Some.Day());
        Membership.JoinAutomatically(changes, program);
        changes.Entries.Should().BeEmpty();
        Membership.Join(changes, program, "en");
        changes.Account.IsMember.Should().BeTrue();
    }
}
