using FluentAssertions;
using Loyalty.Ledger;
using Loyalty.Orders;
using Loyalty.Program;
using Xunit;

namespace Loyalty.Tests.Ledger;

public sealed class ReversalTests
{
    private static readonly LoyaltyProgram Clamped = Some.Program() with { Clamp = true };
    private static readonly LoyaltyProgram Yearly = Some.Program() with { Expiry = new Expiry(ExpiryPolicy.Rolling) };

    [Fact]
    public void a_refund_takes_back_exactly_what_it_earned()
    {
        var books = Some.Books();
        books.Tell(Some.Order(), Some.Noon());
        books.Tell(Some.Refund("r", 4000), Some.Noon(1));
        var entry = books.Entries(Some.Ada)[^1].Entry;
        (entry.Kind, entry.Points.Value, entry.Due!.Value.Value, entry.Recorded!.Value.Value)
            .Should().Be((EntryKind.Reversed, -40, 60, 100));
        books.Account(Some.Ada).Balance.Value.Should().Be(60);
    }

    [Fact]
    public void a_refund_is_computed_with_the_terms_of_its_order_and_not_with_todays()
    {
        var books = Some.Books();
        books.Tell(Some.Order(), Some.Noon());
        books.Put(Some.Program(new Rate(Some.Eur, 50, 100)) with { Version = 2, InForceFrom = Some.Noon(1) });
        books.Tell(Some.Refund("r", 4000), Some.Noon(2));
        books.Account(Some.Ada).Balance.Value.Should().Be(60);
        books.Tell(Some.Order(3).Named("2"), Some.Noon(3));
        books.Account(Some.Ada).Balance.Value.Should().Be(5060);
    }

    [Fact]
    public void terms_are_those_in_force_when_it_was_paid_however_late_it_is_told()
    {
        var books = Some.Books();
        books.Put(Some.Program(new Rate(Some.Eur, 50, 100)) with { Version = 2, InForceFrom = Some.Noon(1) });
        books.Tell(Some.Order(), Some.Noon(20));
        books.Account(Some.Ada).Balance.Value.Should().Be(100);
    }

    [Fact]
    public void no_difference_writes_no_entry()
    {
        var books = Some.Books();
        books.Tell(Some.Order(), Some.Noon());
        var entries = books.Entries(Some.Ada).Count;
        books.Tell(Some.Order().Again(1) with { Source = "web" }, Some.Noon(1))
            .Should().BeTrue("the order row changed");
        books.Tell(Some.Order(), Some.Noon(2)).Should().BeFalse("it was told before");
        books.Entries(Some.Ada).Should().HaveCount(entries);
    }

    [Fact]
    public void what_was_spent_becomes_debt_and_the_next_earnings_absorb_it()
    {
        var (account, record) = Spent(Some.Program(), 70);
        account = Desk.Settle(Some.Program(), account, record, Cancelled(1), 1).Account;
        (account.Debt.Value, account.DebtOrder, account.Balance.Value).Should().Be((70, Some.Id, -70));
        account = Desk.Settle(Some.Program(), account, new OrderId("shopify", "2"), Some.Order(2), 2).Account;
        (account.Debt.Value, account.DebtOrder, account.Balance.Value).Should().Be((0, null, 30));
    }

    [Fact]
    public void other_lots_are_taken_before_there_is_debt()
    {
        var (account, record) = Spent(Some.Program(), 70);
        account = account with { Lots = [.. account.Lots, new Lot(null, Some.Day(900), false, new Points(50))] };
        account = Desk.Settle(Some.Program(), account, record, Cancelled(1), 1).Account;
        (account.Debt.Value, account.Lots.Count).Should().Be((20, 0));
    }

    [Fact]
    public void clamped_a_reversal_stops_at_what_the_member_has()
    {
        var (account, record) = Spent(Clamped, 70);
        var (after, reversed) = Desk.Settle(Clamped, account, record, Cancelled(1), 1);
        (after.Balance.Value, reversed.Recorded.Value, reversed.SparedClamped.Value).Should().Be((0, 0, 70));
    }

    [Fact]
    public void what_was_clamped_is_not_given_twice_when_the_order_is_back()
    {
        var (account, record) = Spent(Clamped, 70);
        (account, record) = Desk.Settle(Clamped, account, record, Cancelled(1), 1);
        (account, record) = Desk.Settle(Clamped, account, record, Some.Order().Again(2), 2);
        (account.Balance.Value, record.Recorded.Value, record.SparedClamped.Value).Should().Be((30, 100, 0));
    }

    [Fact]
    public void clamping_forgives_no_older_debt()
    {
        var (account, record) = Spent(Clamped, 100);
        account = account with { Debt = new Points(5), DebtOrder = new OrderId("shopify", "9") };
        account = Desk.Settle(Clamped, account, record, Cancelled(1), 1).Account;
        account.Debt.Value.Should().Be(5);
    }

    [Fact]
    public void points_that_had_expired_are_spared()
    {
        var books = Some.Books(Yearly);
        books.Tell(Some.Order(), Some.Noon());
        books.Tell(Some.Order(399).Named("2"), Some.Noon(399));
        books.Tell(Some.Order().Again(400) with { Payment = Payment.Void }, Some.Noon(400));
        books.Account(Some.Ada).Balance.Value.Should().Be(100);
        books.Entries(Some.Ada).Select(written => written.Entry.Kind).TakeLast(2)
            .Should().Equal(EntryKind.Reversed, EntryKind.Spared);
        books.Record(Some.Id).Recorded.Should().Be(Points.Zero);
    }

    [Fact]
    public void what_was_spared_stays_expired_when_the_order_is_back_and_is_spared_again()
    {
        var books = Some.Books(Yearly);
        books.Tell(Some.Order(), Some.Noon());
        books.Tell(Some.Order(399).Named("2"), Some.Noon(399));
        foreach (var day in new[] { 400, 402, 404 })
        {
            books.Tell(Some.Order().Again(day) with { Payment = Payment.Void }, Some.Noon(day));
            books.Account(Some.Ada).Balance.Value.Should().Be(100);
            books.Tell(Some.Order().Again(day + 1), Some.Noon(day + 1));
            books.Account(Some.Ada).Balance.Value.Should().Be(100);
        }
    }

    [Fact]
    public void points_that_lapsed_for_inactivity_are_spared_even_where_activity_had_moved_their_day()
    {
        var books = Some.Books(Some.Program() with { Expiry = new Expiry(ExpiryPolicy.Inactivity) });
        books.Tell(Some.Order(), Some.Noon());
        books.Tell(Some.Order(100).Named("2"), Some.Noon(100));
        books.Tell(Some.Order(490).Named("3"), Some.Noon(490));
        books.Tell(Some.Order().Again(500) with { Payment = Payment.Void }, Some.Noon(500));
        books.Account(Some.Ada).Balance.Value.Should().Be(100);
    }

    [Fact]
    public void points_given_back_take_the_rest_of_their_order_along()
    {
        var books = Some.Books(Yearly);
        books.Tell(Some.Order(), Some.Noon());
        books.Tell(Some.Id, Some.Part(Some.Dispute(DisputeState.Open, 6000)), Some.Noon(300));
        books.Tell(Some.Id, Some.Part(Some.Dispute(DisputeState.Won, 6000, 2)), Some.Noon(355));
        books.Account(Some.Ada).Lots.Should().Equal(new Lot(null, Some.Day(385), false, new Points(100)));
    }

    [Fact]
    public void an_older_debt_keeps_its_name_when_expired_points_are_spared()
    {
        var program = Yearly;
        var (account, record) = Spent(program, 0);
        account = account with { Debt = new Points(5), DebtOrder = new OrderId("shopify", "9") };
        account = Desk.Settle(program, account, record, Cancelled(400), 400).Account;
        (account.Debt.Value, account.DebtOrder).Should().Be((5, new OrderId("shopify", "9")));
    }

    private static Order Cancelled(int day) => Some.Order().Again(day) with { Payment = Payment.Void };

    /// <summary>An order of 100 points, of which so many have been spent.</summary>
    private static (Account Account, OrderRecord Record) Spent(LoyaltyProgram program, long points)
    {
        var (account, record) = Desk.Settle(program, Desk.Ada, Some.Id, Some.Order(), 0);
        var (left, _) = Lots.Take(account.Lots, null, new Points(points), Some.Day());
        return (account with { Lots = left }, record);
    }
}
