using FluentAssertions;
using Loyalty.Events;
using Loyalty.Ledger;
using Loyalty.Program;
using Xunit;

namespace Loyalty.Tests.Ledger;

public sealed class GrantingTests
{
    private int events;

    [Theory]
    [InlineData(EventPeriod.Day, "2025-03-11T22:59:59Z", false)]
    [InlineData(EventPeriod.Day, "2025-03-11T23:00:00Z", true)]
    [InlineData(EventPeriod.Week, "2025-03-16T22:59:59Z", false)]
    [InlineData(EventPeriod.Week, "2025-03-16T23:00:00Z", true)]
    [InlineData(EventPeriod.Month, "2025-03-31T21:59:59Z", false)]
    [InlineData(EventPeriod.Month, "2025-03-31T22:00:00Z", true)]
    [InlineData(EventPeriod.Year, "2025-12-31T22:59:59Z", false)]
    [InlineData(EventPeriod.Year, "2025-12-31T23:00:00Z", true)]
    [InlineData(EventPeriod.Ever, "2029-01-01T00:00:00Z", false)]
    public void a_period_ends_at_the_shops_midnight(EventPeriod period, string next, bool counts)
    {
        var books = Some.Books(With(Review(new EventLimit(1, period))) with { TimeZone = "Europe/Oslo" });
        Tell(books, "2025-03-11T12:00:00Z").Should().BeNull();

        Tell(books, next).Should().Be(counts ? null : Granting.LimitReached);
    }

    [Theory]
    [InlineData("Pacific/Auckland", "2025-06-01T11:59:00Z", "2025-06-01T12:00:00Z")]
    [InlineData("America/New_York", "2025-06-02T03:59:00Z", "2025-06-02T04:00:00Z")]
    [InlineData("Asia/Kathmandu", "2025-06-01T18:14:00Z", "2025-06-01T18:15:00Z")]
    public void a_minute_apart_can_be_two_days_in_the_shops_zone(string zone, string last, string first)
    {
        var books = Some.Books(With(Review(new EventLimit(1, EventPeriod.Day))) with { TimeZone = zone });

        Tell(books, last).Should().BeNull();
        Tell(books, first).Should().BeNull();
        Tell(books, first).Should().Be(Granting.LimitReached);
    }

    [Fact]
    public void every_limit_holds_and_the_day_is_the_events_own()
    {
        var books = Some.Books(With(Review(new EventLimit(1, EventPeriod.Day), new EventLimit(3, EventPeriod.Month))));

        Tell(books, "2025-03-10T12:00:00Z", told: "2025-03-20T12:00:00Z").Should().BeNull();
        Tell(books, "2025-03-10T13:00:00Z", told: "2025-03-21T12:00:00Z").Should().Be(Granting.LimitReached);
        Tell(books, "2025-03-20T12:00:00Z", told: "2025-03-21T12:00:00Z").Should().BeNull();
        Tell(books, "2025-03-21T12:00:00Z").Should().BeNull();
        Tell(books, "2025-03-22T12:00:00Z").Should().Be(Granting.LimitReached);
        Tell(books, "2025-02-28T12:00:00Z", told: "2025-03-23T12:00:00Z").Should().BeNull("it was another month");
        books.Account(Some.Ada).Balance.Value.Should().Be(4 * 20);
    }

    [Fact]
    public void a_year_is_remembered_to_its_beginning_however_late_its_last_event_is_told()
    {
        var books = Some.Books(With(Review(new EventLimit(1, EventPeriod.Year))));

        Tell(books, "2025-01-01T12:00:00Z").Should().BeNull();
        Tell(books, "2026-02-20T12:00:00Z").Should().BeNull();
        Tell(books, "2025-12-31T12:00:00Z", told: "2026-03-01T12:00:00Z").Should().Be(Granting.LimitReached);
        Tell(books, "2025-12-31T12:00:00Z", told: "2026-03-02T12:00:00Z").Should().Be(Granting.TooOld);
    }

    [Fact]
    public void an_event_from_the_future_happens_now()
    {
        var books = Some.Books(With(Review(new EventLimit(1, EventPeriod.Day))));

        Tell(books, "2031-01-01T00:00:00Z", told: "2025-03-10T12:00:00Z").Should().BeNull();
        Tell(books, "2025-03-10T12:00:00Z").Should().Be(Granting.LimitReached);
    }

    [Fact]
    public void points_for_an_event_can_be_used_at_once_lapse_as_the_program_says_and_count_towards_no_tier()
    {
        var books = Some.Books(With(Review()).WithTiers(Some.Tier("silver", 10)) with
        {
            Availability = new Availability(),
            Expiry = new Expiry(ExpiryPolicy.Rolling),
        });

        Happen(books, day: 10);

        books.Account(Some.Ada).Lots.Should().Equal(new Lot(null, Some.Day(375), false, new Points(20)));
        books.Account(Some.Ada).Holdings.Should().BeEmpty();
        books.Entries(Some.Ada)[^1].Entry.Event.Should().Be(new GrantedEvent("review", Some.Day(10)));
    }

    [Fact]
    public void one_event_gives_once_whatever_else_it_says_the_second_time()
    {
        var books = Some.Books(With(Review()));
        var told = Event(Some.Noon());

        books.Happen(told, Some.Noon()).Should().BeNull();
        books.Happen(told with { Code = "visit", At = Some.Noon(1) }, Some.Noon(1)).Should().NotBeNull();
        books.Entries(Some.Ada).Count(written => written.Entry.Kind == EntryKind.Granted).Should().Be(1);
    }

    [Theory]
    [InlineData(MemberState.Customer)]
    [InlineData(MemberState.Left)]
    public void who_is_not_a_member_gets_nothing(MemberState state)
    {
        var changes = new Changes(
            new Account { Customer = Some.Ada, State = state }, Some.Noon(), Some.Day());

        Granting.Grant(changes, new ProgramHistory([With(Review())]), Event(Some.Noon()))
            .Should().Be(Granting.NotAMember);
        changes.Entries.Should().BeEmpty();
    }

    [Fact]
    public void who_joins_by_telling_an_event_joins_by_the_program_and_a_guest_never()
    {
        var books = new Books(With(Review()) with { Joining = new Joining(Automatic: true) });
        var guest = new CustomerId(CustomerId.GuestStorefront, "ab");

        books.Happen(Event(Some.Noon()), Some.Noon()).Should().BeNull();
        books.Happen(Event(Some.Noon()) with { Customer = guest }, Some.Noon()).Should().Be(Granting.NotAMember);

        books.Entries(Some.Ada).Select(written => written.Entry.Kind)
            .Should().Equal(EntryKind.Joined, EntryKind.Granted);
        books.Customers.Should().NotContain(guest);
    }

    [Fact]
    public void the_program_of_then_decides_and_one_that_knows_the_event_only_now_takes_it_in()
    {
        var books = Some.Books(With(Review()));
        books.Put(With(Review() with { Points = 50 }, Visit) with { Version = 2, InForceFrom = Some.Noon(10) });
        var stranger = Event(Some.Noon(9)) with { Code = "newsletter" };

        books.Happen(Event(Some.Noon(9)), Some.Noon(11));
        books.Account(Some.Ada).Balance.Value.Should().Be(20);
        books.Happen(Event(Some.Noon(9)) with { Code = "visit" }, Some.Noon(11)).Should().BeNull();
        books.Account(Some.Ada).Balance.Value.Should().Be(27);
        books.Happen(stranger, Some.Noon(11)).Should().Be(Granting.UnknownEvent);
    }

    [Fact]
    public void an_account_forgets_days_it_no_longer_counts()
    {
        var books = Some.Books(With(Review(new EventLimit(9, EventPeriod.Day))));

        foreach (var day in new[] { 0, 100, 500 })
        {
            Happen(books, day);
        }

        var granted = books.Account(Some.Ada).Granted!["review"];
        (granted.InAll, granted.ByDay.Keys.Order().ToArray()).Should()
            .BeEquivalentTo((3L, new[] { Some.Day(100), Some.Day(500) }));
    }

    private static EventRule Visit => new("visit", Some.Words("Visit"), 7, [new(1, EventPeriod.Day)]);

    private static EventRule Review(params EventLimit[] limits) => new(
        "review", Some.Words("Review"), 20, limits is [] ? [new(1, EventPeriod.Day)] : limits);

    private static LoyaltyProgram With(params EventRule[] rules) =>
        Some.Program() with { Earning = new EarningRules(Events: rules) };

    private void Happen(Books books, int day) => books.Happen(Event(Some.Noon(day)), Some.Noon(day));

    private string? Tell(Books books, string at, string? told = null) =>
        books.Happen(Event(DateTimeOffset.Parse(at, null)), DateTimeOffset.Parse(told ?? at, null));

    private MemberEvent Event(DateTimeOffset at) =>
        new("e" + ++events, Some.Ada, "review", at, new Dictionary<string, EventValue>(StringComparer.Ordinal));
}
