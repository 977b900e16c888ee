using FluentAssertions;
using Loyalty.Orders;
using Xunit;

namespace Loyalty.Tests.Orders;

public sealed class NewestWinsTests
{
    private static readonly Order First = Some.Order();

    [Fact]
    public void a_newer_revision_replaces_and_an_older_one_is_stale()
    {
        var newer = First.Again(1);
        var state = Some.State(First).With(newer, Some.Noon(1));
        state.Whole.Should().BeSameAs(newer);
        state.With(First, Some.Noon(2)).Should().BeSameAs(state);
    }

    [Fact]
    public void of_equal_revisions_more_refunded_wins_then_the_later_stage_then_the_text()
    {
        var refunded = First with { Refunds = [Some.Refund("r", 100)] };
        var cancelled = First with { Payment = Payment.Void };
        var greater = First with { Source = "web" };
        Both(First, refunded).Should().BeSameAs(refunded);
        Both(cancelled, refunded).Should().BeSameAs(refunded);
        Both(First, cancelled).Should().BeSameAs(cancelled);
        OrderText.Write(Both(First, greater)).Should().Equal(OrderText.Write(Both(greater, First)));
        return;

        static Order Both(Order left, Order right) => Some.State(left).With(right, Some.Noon()).Whole!;
    }

    [Fact]
    public void a_higher_authority_wins_whatever_the_time()
    {
        var session = First with { Revision = new Revision(1, 1) };
        Some.State(First).With(session, Some.Noon()).With(First.Again(9), Some.Noon()).Whole.Should().BeSameAs(session);
    }

    [Fact]
    public void parts_of_one_revision_end_the_same_whichever_comes_first()
    {
        OrderPart[][] pairs =
        [
            [
                Some.Part(Some.Refund("r", 0, new RefundedLine("a", 1))),
                Some.Part(Some.Refund("r", 0, new RefundedLine("b", 1))),
            ],
            [Some.Part(Some.Refund("r", 5)), Some.Part(Some.Refund("r", 5) with { Amount = new Price(5, 7) })],
            [Some.Part(Some.Refund("r", 5) with { Failed = true, Succeeded = false }), Some.Part(Some.Refund("r", 5))],
            [Some.Part(Some.Dispute(DisputeState.Won, 5)), Some.Part(Some.Dispute(DisputeState.Open, 9))],
            [Total(5, "EUR"), Total(5, "NOK")],
        ];
        foreach (var pair in pairs)
        {
            OrderText.Write(Some.State(First, pair))
                .Should().Equal(OrderText.Write(Some.State(First, [pair[1], pair[0]])));
        }

        return;

        static OrderPart Total(decimal amount, string currency) =>
            new OrderPart.RefundedInAll("ch", new Money(amount, Currency.Of(currency)), new Revision(1));
    }

    [Fact]
    public void a_part_told_twice_is_the_same_state()
    {
        OrderPart[] parts =
        [
            Some.Part(Some.Refund("r", 5)),
            Some.Part(Some.Dispute(DisputeState.Open, 5)),
            new OrderPart.RefundedInAll("ch", new Money(5, Some.Eur), new Revision(1)),
            new OrderPart.Deleted(),
        ];
        var state = Some.State(First, parts);
        foreach (var part in parts)
        {
            state.With(part, Some.Noon(3)).Should().BeSameAs(state);
        }
    }

    [Fact]
    public void a_refund_counts_once_however_often_and_wherever_it_is_told()
    {
        var refund = Some.Refund("r", 2500);
        var listed = First with { Refunds = [refund, refund] };
        Some.Points(listed, Some.Part(refund)).Should().Be(75);
    }

    [Fact]
    public void parts_that_come_before_their_order_join_it()
    {
        var early = new OrderState().With(Some.Part(Some.Refund("r", 2500)), Some.Noon())
            .With(Some.Part(Some.Dispute(DisputeState.Open, 2500)), Some.Noon());
        Some.Due(new OrderState().With(early).With(First, Some.Noon())).Total.Value.Should().Be(50);
    }

    [Fact]
    public void a_deletion_holds_against_older_news_and_yields_to_newer()
    {
        var deleted = Some.State(First).With(new OrderPart.Deleted(), Some.Noon(2));
        Some.Due(deleted).Total.Value.Should().Be(0);
        Some.Due(deleted.With(First.Again(1), Some.Noon(3))).Total.Value.Should().Be(0);
        Some.Due(deleted.With(First.Again(3), Some.Noon(3))).Total.Value.Should().Be(100);
    }

    [Fact]
    public void a_deletion_holds_against_what_was_known_before_it_however_wrong_the_clocks() =>
        Some.State(First.Again(2)).With(new OrderPart.Deleted(), Some.Noon()).IsDeleted.Should().BeTrue();

    [Fact]
    public void a_deletion_holds_against_late_news_from_a_clock_a_few_minutes_fast() =>
        new OrderState().With(new OrderPart.Deleted(), Some.Noon().AddMinutes(-4)).With(First, Some.Noon())
            .IsDeleted.Should().BeTrue();

    [Fact]
    public void a_deletion_delivered_again_after_its_order_was_restored_is_none()
    {
        var back = Some.State(First).With(new OrderPart.Deleted("d1"), Some.Noon(2))
            .With(First with { IsRestored = true }, Some.Noon(3));
        back.With(new OrderPart.Deleted("d1"), Some.Noon(4)).Should().BeSameAs(back);
        back.With(new OrderPart.Deleted("d2"), Some.Noon(4)).IsDeleted.Should().BeTrue();
    }

    [Fact]
    public void a_second_deletion_counts_from_its_own_arrival() =>
        Some.State(First).With(new OrderPart.Deleted("d1"), Some.Noon(2))
            .With(new OrderPart.Deleted("d2"), Some.Noon(9))
            .With(First.Again(5), Some.Noon(10)).IsDeleted.Should().BeTrue();

    [Fact]
    public void deletions_that_waited_and_come_again_are_known()
    {
        var waited = new OrderState().With(new OrderPart.Deleted("d1"), Some.Noon(1));
        var state = new OrderState().With(waited).With(First.Again(2), Some.Noon(3));
        state.With(waited).Should().BeSameAs(state);
        state.With(new OrderPart.Deleted("d1"), Some.Noon(4)).Should().BeSameAs(state);
    }

    [Fact]
    public void a_deletion_before_its_order_holds_too()
    {
        var deleted = new OrderState().With(new OrderPart.Deleted(), Some.Noon(1));
        Some.Due(deleted.With(First, Some.Noon(2))).Total.Value.Should().Be(0);
    }

    [Fact]
    public void a_restored_order_is_back_even_where_its_revision_is_the_one_known()
    {
        var deleted = Some.State(First).With(new OrderPart.Deleted(), Some.Noon(2));
        var back = deleted.With(First with { IsRestored = true }, Some.Noon(3));
        Some.Due(back).Total.Value.Should().Be(100);
        var gone = back.With(new OrderPart.Deleted(), Some.Noon(4));
        gone.With(First with { IsRestored = true }, Some.Noon(5))
            .Should().BeSameAs(gone, "the restoring was told before");
    }

    [Fact]
    public void a_restored_order_is_back_even_where_later_news_of_it_came_first()
    {
        var deleted = Some.State(First).With(new OrderPart.Deleted(), Some.Noon(5)).With(First.Again(3), Some.Noon(6));
        Some.Due(deleted).Total.Value.Should().Be(0);
        var restored = First.Again(2) with { IsRestored = true };
        var back = deleted.With(restored, Some.Noon(7));
        Some.Due(back).Total.Value.Should().Be(100);
        var gone = back.With(new OrderPart.Deleted(), Some.Noon(8));
        gone.With(restored, Some.Noon(9)).Should().BeSameAs(gone, "the restoring was told before");
    }

    [Fact]
    public void it_counts_as_paid_since_its_own_paid_time_else_since_it_was_first_seen_paid()
    {
        var silent = First with { PaidAt = null };
        Some.State(First).With(First.Again(5), Some.Noon(5)).PaidSince.Should().Be(Some.Noon());
        var seen = new OrderState().With(silent, Some.Noon(3));
        seen.PaidSince.Should().Be(Some.Noon(3));
        seen.With(silent.Again(4), Some.Noon(4)).PaidSince.Should().Be(Some.Noon(3));
        new OrderState().With(silent with { Payment = Payment.PartlyPaid }, Some.Noon()).PaidSince.Should().BeNull();
    }

    [Fact]
    public void a_stale_order_still_tells_that_it_was_paid()
    {
        var owing = First.Again(2) with { Payment = Payment.PartlyPaid, PaidAt = null };
        new OrderState().With(owing, Some.Noon(2)).With(First, Some.Noon(3)).PaidSince.Should().Be(Some.Noon());
    }
}
