using FluentAssertions;
using Loyalty.Ledger;
using Loyalty.Orders;
using Loyalty.Program;
using Xunit;

namespace Loyalty.Tests.Ledger;

public sealed class ExpiryTests
{
    [Fact]
    public void points_wait_after_fulfilment_or_after_payment_where_no_news_comes()
    {
        var books = Some.Books(Some.Program() with { Availability = new Availability() });
        books.Tell(Some.Order(), Some.Noon());
        Standing(books, 29).Pending.Value.Should().Be(100);
        Standing(books, 30).Available.Value.Should().Be(100);
        books.Tell(Some.Order().Again(3) with { FulfilledAt = Some.Noon(3) }, Some.Noon(3));
        Standing(books, 16).Pending.Value.Should().Be(100);
        Standing(books, 17).Available.Value.Should().Be(100);
    }

    [Fact]
    public void news_of_fulfilment_and_of_a_refund_in_one_leave_no_points_at_the_old_date()
    {
        var books = Some.Books(Some.Program() with { Availability = new Availability() });
        books.Tell(Some.Order(), Some.Noon());
        books.Tell(
            Some.Order().Again(3) with { FulfilledAt = Some.Noon(3), Refunds = [Some.Refund("r", 4000)] },
                Some.Noon(3));
        books.Account(Some.Ada).Lots.Should().Equal(new Lot(Some.Day(17), null, false, new Points(60)));
    }

    [Fact]
    public void points_that_move_leave_other_orders_points_alone()
    {
        var program = Some.Program() with { Availability = new Availability() };
        var order = Some.Order(20);
        var (account, record) = Desk.Settle(program, Desk.Ada, Some.Id, order, 20);
        var other = new Lot(null, Some.Day(300), false, new Points(500));
        account = account with { Lots = [other, account.Lots[0] with { Points = new Points(60) }] };
        account = Desk.Settle(program, account, record, order.Again(21) with { FulfilledAt = Some.Noon(21) },
            21).Account;
        account.On(Some.Day(21)).Available.Value.Should().Be(500);
        account.On(Some.Day(21)).Pending.Value.Should().Be(60);
    }

    [Theory]
    [InlineData(ExpiryPolicy.None, null)]
    [InlineData(ExpiryPolicy.Rolling, "2026-01-11")]
    [InlineData(ExpiryPolicy.CalendarYear, "2025-12-31")]
    [InlineData(ExpiryPolicy.Inactivity, "2026-01-11")]
    public void points_lapse_by_the_policy(ExpiryPolicy policy, string? day)
    {
        var books = Told(policy, Some.Order(10));
        books.Account(Some.Ada).Lots.Should().ContainSingle().Which.ExpiresOn
            .Should().Be(day is null ? null : Date(day));
    }

    [Fact]
    public void points_live_thirty_days_however_old_their_order()
    {
        var books = Some.Books(Some.Program() with { Expiry = new Expiry(ExpiryPolicy.Rolling, 1) });
        books.Tell(Some.Order(), Some.Noon(100));
        books.Account(Some.Ada).Lots.Should().ContainSingle().Which.ExpiresOn.Should().Be(Some.Day(130));
    }

    [Fact]
    public void points_made_to_wait_longer_still_live_thirty_days()
    {
        var books = Some.Books(
            Some.Program() with { Expiry = new Expiry(ExpiryPolicy.Rolling, 1), Availability = new Availability() });
        books.Tell(Some.Order(), Some.Noon());
        books.Tell(Some.Order().Again(29) with { FulfilledAt = Some.Noon(29) }, Some.Noon(29));
        books.Account(Some.Ada).Lots.Should().ContainSingle().Which.Should()
            .Be(new Lot(Some.Day(43), Some.Day(73), false, new Points(100)));
    }

    [Fact]
    public void points_given_back_after_their_day_live_thirty_days()
    {
        var books = Told(ExpiryPolicy.Rolling, Some.Order());
        books.Tell(Some.Id, Some.Part(Some.Dispute(DisputeState.Open, 10000)), Some.Noon(10));
        books.Tell(Some.Id, Some.Part(Some.Dispute(DisputeState.Won, 10000, 2)), Some.Noon(500));
        books.Account(Some.Ada).On(Some.Day(500)).Available.Value.Should().Be(100);
        books.Account(Some.Ada).Lots.Should().ContainSingle().Which.ExpiresOn.Should().Be(Some.Day(530));
    }

    [Fact]
    public void points_that_once_waited_and_are_given_back_late_live_thirty_days_from_then()
    {
        var books = Some.Books(
            Some.Program() with { Expiry = new Expiry(ExpiryPolicy.CalendarYear), Availability = new Availability() });
        books.Tell(Some.Order(), Some.Noon());
        books.Tell(Some.Order().Again(10) with { Payment = Payment.Void }, Some.Noon(10));
        books.Tell(Some.Order().Again(500), Some.Noon(500));
        books.Account(Some.Ada).Lots.Should().Equal(new Lot(null, Some.Day(530), false, new Points(100)));
    }

    [Fact]
    public void a_paid_order_is_activity_and_a_refund_is_not()
    {
        var books = Told(ExpiryPolicy.Inactivity, Some.Order());
        books.Tell(Some.Order(100).Named("2"), Some.Noon(100));
        books.Account(Some.Ada).Lots.Should().ContainSingle().Which.ExpiresOn.Should().Be(Some.Day(100).AddMonths(12));
        books.Tell(Some.Refund("r", 5000), Some.Noon(200));
        books.Account(Some.Ada).Lots.Should().ContainSingle().Which.ExpiresOn.Should().Be(Some.Day(100).AddMonths(12));
    }

    [Fact]
    public void an_order_told_late_was_activity_when_it_was_paid()
    {
        var books = Told(ExpiryPolicy.Inactivity, Some.Order(100));
        books.Tell(Some.Order(50).Named("2"), Some.Noon(200));
        books.Account(Some.Ada).Lots.Should().ContainSingle().Which.ExpiresOn.Should().Be(Some.Day(100).AddMonths(12));
    }

    [Fact]
    public void expired_points_are_written_down_once_and_dated_when_they_lapsed()
    {
        var books = Told(ExpiryPolicy.Rolling, Some.Order());
        books.Account(Some.Ada).On(Date("2026-01-02")).Balance.Should().Be(Points.Zero);
        books.Night(Some.Noon(500)).Should().BeTrue();
        books.Night(Some.Noon(501)).Should().BeFalse();
        var entry = books.Entries(Some.Ada)[^1].Entry;
        (entry.Kind, entry.Points.Value, entry.Day).Should().Be((EntryKind.Expired, -100, Date("2026-01-02")));
    }

    private static Books Told(ExpiryPolicy policy, Order order)
    {
        var books = Some.Books(Some.Program() with { Expiry = new Expiry(policy) });
        books.Tell(order, order.PlacedAt);
        return books;
    }

    private static Standing Standing(Books books, int day) => books.Account(Some.Ada).On(Some.Day(day));

    private static DateOnly Date(string text) =>
        DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Settling by hand, where a test needs an account that has spent.</summary>
internal static class Desk
{
    public static Account Ada { get; } = new() { Customer = Some.Ada, State = MemberState.Member };

    public static (Account Account, OrderRecord Record) Settle(
        LoyaltyProgram program, Account account, OrderId id, Order order, int day) =>
        Settle(program, account, new OrderRecord { Id = id }, order with { Id = id }, day);

    public static (Account Account, OrderRecord Record) Settle(
        LoyaltyProgram program, Account account, OrderRecord record, Order order, int day)
    {
        var changes = new Changes(account, Some.Noon(day), Some.Day(day));
        var rules = new Rules(
            new ProgramHistory([program]), Loyalty.Earning.PointsFor.Order, Loyalty.Earning.GoneBack.Of);
        var settled = Settling.Settle(changes, record, record.State.With(order, Some.Noon(day)), rules);
        return (changes.Account, settled);
    }
}
