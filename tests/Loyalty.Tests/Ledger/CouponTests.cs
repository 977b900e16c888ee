using FluentAssertions;
using Loyalty.Ledger;
using Xunit;

namespace Loyalty.Tests.Ledger;

/// <summary>
/// A coupon of an order uses one redemption: of exactly that code, or else of that code in another case; the oldest
/// first, and never more for being told again.
/// </summary>
public sealed class CouponTests
{
    /// <summary>The codes of what is held, oldest first; the order's coupons; the numbers of what it uses.</summary>
    public static TheoryData<string, string, string> Orders => new()
    {
        { "abc", "abc", "0" },
        { "ABC", "abc", "0" },
        { "abc", "ABC", "0" },
        { "abc ABC", "ABC", "1" },
        { "abc ABC", "abc", "0" },
        { "abc ABC", "Abc", "0" },
        { "abc abc", "abc", "0" },
        { "ABC abc abc", "abc", "1" },
        { "abc ABC", "ABC abc", "0 1" },
        { "ABC Abc aBC", "abc ABC", "0 1" },
        { "ABC aBc abc", "Abc abc", "0 2" },
        { "abc xyz", "xyz abc", "0 1" },
        { "abc abc", "abc abc", "0" },
        { "abc", "abc ABC", "0" },
        { "abc", "abcd", "" },
        { "abc", "", "" },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void each_coupon_uses_one_redemption_once(string held, string coupons, string used)
    {
        var account = new Account
        {
            Customer = Some.Ada,
            State = MemberState.Member,
            Rewards = [.. Words(held).Select((code, number) => Taken($"{number}", code))],
        };

        var (first, record) = Told(account, new OrderRecord { Id = Some.Id }, coupons, day: 0);
        var (again, same) = Told(first, record, coupons, day: 1);

        Used(record).Order(StringComparer.Ordinal).Should().Equal(Words(used));
        Used(same).Should().Equal(Used(record));
        (first.Rewards?.Count ?? 0).Should().Be(Words(held).Length - Words(used).Length);
        (again.Rewards?.Count ?? 0).Should().Be(first.Rewards?.Count ?? 0);
    }

    [Fact]
    public void another_coupon_uses_another_redemption_later()
    {
        var account = new Account
        {
            Customer = Some.Ada,
            State = MemberState.Member,
            Rewards = [Taken("0", "abc"), Taken("1", "ABC")],
        };

        var (first, record) = Told(account, new OrderRecord { Id = Some.Id }, "Abc", day: 0);
        var (_, more) = Told(first, record, "Abc aBc", day: 1);

        Used(record).Should().Equal("0");
        Used(more).Should().Equal("0", "1");
    }

    private static (Account, OrderRecord) Told(Account account, OrderRecord record, string coupons, int day)
    {
        var changes = new Changes(account, Some.Noon(day), Some.Day(day));
        var order = Some.Order().Again(day) with { Coupons = Words(coupons) };
        var settled = Settling.Settle(
            changes, record, record.State.With(order, Some.Noon(day)), Some.Books().Rules);
        return (changes.Account, settled);
    }

    private static IEnumerable<string> Used(OrderRecord record) =>
        (record.Used ?? []).Select(one => one.Taken.Id);

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static TakenReward Taken(string id, string code) => new(
        id, "ticket", new Points(10), code, null, null, InParts: false, Some.Day(), []);
}
