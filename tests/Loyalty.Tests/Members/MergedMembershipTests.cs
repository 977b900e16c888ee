using FluentAssertions;
using Loyalty.Ledger;
using Loyalty.Program;
using Xunit;

namespace Loyalty.Tests.Members;

/// <summary>Who is a member while two are one, and who is once they are two again.</summary>
public sealed class MergedMembershipTests
{
    private static readonly CustomerId Ben = new("shopify", "7002");

    private static readonly CustomerId Cid = new("shopify", "7003");

    [Fact]
    public void a_membership_by_a_merge_ends_with_it()
    {
        var books = Known(Ben);
        books.Merge(Some.Ada, Ben, Some.Noon(2));
        books.Account(Ben).State.Should().Be(MemberState.Member);

        books.Split(Ben, Some.Noon(5));

        States(books, Some.Ada, Ben).Should().Equal(MemberState.Member, MemberState.Customer);
    }

    [Fact]
    public void a_membership_of_ones_own_word_stays_when_the_merge_before_it_is_undone()
    {
        var books = Known(Ben);
        books.Merge(Some.Ada, Ben, Some.Noon(2));
        books.Leave(Ben, Some.Noon(3));
        books.Join(Ben, Some.Noon(4), "en");
        var countsFrom = books.Account(Ben).CountsFrom;

        books.Split(Ben, Some.Noon(5));

        States(books, Some.Ada, Ben).Should().Equal(MemberState.Member, MemberState.Member);
        books.Account(Ben).CountsFrom.Should().Be(countsFrom).And.NotBeNull();
    }

    [Fact]
    public void who_left_as_one_has_left_as_each_of_them()
    {
        var books = Known(Ben);
        books.Join(Cid, Some.Noon(1), "en");
        books.Merge(Cid, Some.Ada, Some.Noon(2));
        books.Merge(Some.Ada, Ben, Some.Noon(2));
        books.Leave(Ben, Some.Noon(3));

        books.Split(Ben, Some.Noon(4));
        books.Split(Some.Ada, Some.Noon(5));

        States(books, Some.Ada, Ben, Cid)
            .Should().Equal(MemberState.Left, MemberState.Left, MemberState.Left);
    }

    [Fact]
    public void who_had_left_before_a_member_came_takes_nobody_along()
    {
        var books = Known(Ben);
        books.Join(Ben, Some.Noon(1), "en");
        books.Leave(Ben, Some.Noon(1));
        books.Merge(Some.Ada, Ben, Some.Noon(2));

        books.Split(Ben, Some.Noon(4));

        States(books, Some.Ada, Ben).Should().Equal(MemberState.Member, MemberState.Left);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void who_has_left_is_no_member_by_becoming_one_with_somebody_who_is_none(bool isAutomatic)
    {
        var books = Known(Ben, Some.Program() with { Joining = new Joining(isAutomatic) });
        books.Leave(Some.Ada, Some.Noon(1));

        books.Merge(Some.Ada, Cid, Some.Noon(2));
        var asOne = books.Account(Cid).State;
        books.Split(Cid, Some.Noon(3));

        asOne.Should().Be(MemberState.Left);
        States(books, Some.Ada, Cid).Should().Equal(MemberState.Left, MemberState.Customer);
    }

    private static IEnumerable<MemberState> States(Books books, params CustomerId[] customers) =>
        customers.Select(customer => books.Account(customer).State);

    /// <summary>Ada is a member; the other one has bought, and is one only where that is enough.</summary>
    private static Books Known(CustomerId other, LoyaltyProgram? program = null)
    {
        var books = new Books(program ?? Some.Program());
        books.Join(Some.Ada, Some.Noon(-900), "en");
        books.Tell(Some.Order().Named("known") with { Customer = other }, Some.Noon());
        return books;
    }
}
