using Azure.Core;
using FluentAssertions;
using Loyalty;
using Loyalty.App.Accounts;
using Loyalty.App.Shops;
using Loyalty.Ledger;
using Loyalty.Tests;
using Xunit;
using Request = Loyalty.App.Accounts.Request;

namespace App.Tests.Accounts;

public sealed class JoinerTests
{
    private static readonly CustomerId Ada = Some.Ada;

    private static readonly Request.Join Joins = new("once", "nb", "terms");

    /// <summary>Nobody joins by themselves; 250 points make silver, which earns double.</summary>
    private static readonly Shop Shop = Ledgers.Shop(Some.Program().WithTiers(Some.Tier("silver", 250, 2)));

    [Fact]
    public async Task joining_takes_in_what_was_recorded_before_oldest_first()
    {
        var ledgers = await Ledgers.New();
        var room = ledgers.Instance().Room;
        for (var number = 40; number > 0; number--)
        {
            await room.Take(Shop, Some.Order(40 - number).Named("o" + number), Some.Noon(40 - number));
        }

        ledgers.Clock.Now = Some.Noon(50);
        await ledgers.Instance().Lines.Ask(Shop, Ada, Joins);

        var earned = (await ledgers.Entries(Ada)).Select(written => written.Entry)
            .Where(entry => entry.Kind == EntryKind.Earned).ToList();
        earned.Select(entry => entry.Number).Should().Equal(
            Enumerable.Range(1, 40).Select(number => "#o" + (41 - number)));
        earned.Select(entry => entry.Points.Value).Should().Equal(
            Enumerable.Repeat(100L, 3).Concat(Enumerable.Repeat(200L, 37)));
    }

    [Fact]
    public async Task an_order_that_cannot_be_reckoned_keeps_nobody_out()
    {
        var ledgers = await Ledgers.New();
        var room = ledgers.Instance().Room;
        await room.Take(Shop, Some.Order().Named("sound"), Some.Noon());
        await room.Take(Shop, Some.Order(0, 10_000_000_000_000_000_000_000m).Named("absurd"), Some.Noon());

        await ledgers.Instance().Lines.Ask(Shop, Ada, Joins);

        var account = await ledgers.Account(Ada);
        (account.IsMember, account.Balance).Should().Be((true, new Points(100)));
    }

    [Fact]
    public async Task an_order_recorded_while_somebody_joins_is_not_missed()
    {
        var ledgers = await Ledgers.New();
        var other = ledgers.Instance();
        await other.Room.Take(Shop, Some.Order().Named("before"), Some.Noon());
        var between = new Once(
            ListsOrders, () => other.Room.Take(Shop, Some.Order().Named("between"), Some.Noon()));

        await ledgers.Instance(between).Lines.Ask(Shop, Ada, Joins);

        (await ledgers.Account(Ada)).Balance.Should().Be(new Points(200));
    }

    [Fact]
    public async Task orders_too_large_for_one_page_are_taken_in_by_smaller_ones()
    {
        var ledgers = await Ledgers.New();
        var room = ledgers.Instance().Room;
        for (var number = 1; number <= 7; number++)
        {
            var order = Some.Order(number).Named("o" + number) with { Coupons = [Odd(500_000)] };
            await room.Take(Shop, order, Some.Noon(number));
        }

        await ledgers.Instance().Lines.Ask(Shop, Ada, Joins);

        (await ledgers.Account(Ada)).Balance.Should().Be(new Points(300 + (4 * 200)));
    }

    [Fact]
    public async Task joining_again_with_the_same_key_changes_nothing()
    {
        var ledgers = await Ledgers.New();
        var lines = ledgers.Instance().Lines;

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => lines.Ask(Shop, Ada, Joins)));

        answers.Count(answered => answered.Outcome == Outcome.Settled).Should().Be(1);
        (await ledgers.Entries(Ada)).Should().ContainSingle().Which.Entry.Language.Should().Be("nb");
    }

    /// <summary>Text that does not compress.</summary>
    private static string Odd(int bytes)
    {
        var content = new byte[bytes];
        new Random(bytes).NextBytes(content);
        return Convert.ToBase64String(content);
    }

    private static bool ListsOrders(Azure.Core.Request request) =>
        request.Method == RequestMethod.Get && request.Uri.ToString().Contains("order-", StringComparison.Ordinal)
        && request.Uri.ToString().Contains("$filter", StringComparison.Ordinal);
}
