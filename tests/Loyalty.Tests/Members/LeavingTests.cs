using FluentAssertions;
using Loyalty.Ledger;
using Xunit;

namespace Loyalty.Tests.Members;

public sealed class LeavingTests
{
    [Fact]
    public void who_leaves_keeps_what_was_earned_and_can_use_none_of_it()
    {
        var books = Some.Books();
        books.Tell(Some.Order(), Some.Noon());

        books.Leave(Some.Ada, Some.Noon(1)).Should().BeTrue();

        var account = books.Account(Some.Ada);
        (account.State, account.Balance.Value).Should().Be((MemberState.Left, 100));
        books.Adjust(Some.Ada, new Points(-10), Some.Noon(2), "key")!.Code.Should().Be("member_unknown");
    }

    [Fact]
    public void leaving_twice_is_leaving_once()
    {
        var books = Some.Books();
        books.Leave(Some.Ada, Some.Noon(1));

        books.Leave(Some.Ada, Some.Noon(2)).Should().BeFalse();
        books.Leave(new CustomerId("shopify", "never-joined"), Some.Noon(2)).Should().BeFalse();
    }

    [Fact]
    public void orders_of_somebody_who_left_are_recorded_without_points_until_they_are_back()
    {
        var books = Some.Books();
        books.Leave(Some.Ada, Some.Noon(1));
        books.Tell(Some.Order(2), Some.Noon(2));
        var gone = books.Account(Some.Ada).Balance.Value;

        books.Join(Some.Ada, Some.Noon(5), "en").Should().BeTrue();

        (gone, books.Account(Some.Ada).Balance.Value).Should().Be((0, 100));
    }

    [Fact]
    public void a_refund_after_leaving_takes_back_what_its_order_earned()
    {
        var books = Some.Books();
        books.Tell(Some.Order(), Some.Noon());
        books.Leave(Some.Ada, Some.Noon(1));

        books.Tell(Some.Refund("r", 4000), Some.Noon(2));

        books.Account(Some.Ada).Balance.Value.Should().Be(60);
    }
}
