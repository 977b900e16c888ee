using FluentAssertions;
using Loyalty.App.Accounts;
using Loyalty.Tests;
using Xunit;

namespace App.Tests.Redeeming;

/// <summary>What was done or begun while two were one, and comes again once they are two.</summary>
public sealed class PartedTests
{
    [Fact]
    public async Task a_reward_had_while_two_were_one_is_not_had_again()
    {
        var spending = await Spending.New();
        await spending.Buys(Spending.Bob);
        var move = await Merge(spending);
        var had = await Spending.Redeem(spending.Healthy, "last");
        await Part(spending, move);

        var again = await Spending.Redeem(spending.Healthy, "last");

        again.Refused.Should().BeNull();
        again.Redemption!.Id.Should().Be(had.Redemption!.Id);
        (await spending.Balance(), await spending.Balance(Spending.Bob)).Should().Be((100, 70));
        await spending.Later();
        (await spending.Open()).Should().BeEmpty();
        (await spending.Healthy.Stock.Counts("shop", CancellationToken.None)).Sum(count => count.Taken).Should().Be(1);
        spending.Maker.Live.Should().Equal(had.Redemption.Code);
        await spending.IsVerified(Spending.Ada, Spending.Bob);
    }

    [Fact]
    public async Task an_order_begun_while_two_were_one_is_taken_once_they_are_two()
    {
        var spending = await Spending.New();
        await spending.Buys(Spending.Bob);
        var move = await Merge(spending);
        var order = Some.Order().Named("begun") with { Customer = Spending.Ada };
        await Record.ExceptionAsync(() => spending.Ledgers.Instance(new Dying(1, isDone: true)).Room.Take(
            Spending.Shop, order, spending.Ledgers.Clock.Now));
        await Part(spending, move);

        var answered = await spending.Healthy.Room.Take(Spending.Shop, order, spending.Ledgers.Clock.Now);

        answered.Outcome.Should().Be(Outcome.Settled);
        (await spending.Balance(Spending.Ada) + await spending.Balance(Spending.Bob)).Should().Be(300);
        await spending.IsVerified(Spending.Ada, Spending.Bob);
    }

    private static async Task<string> Merge(Spending spending) => (await spending.Healthy.Mover.Merge(
        Spending.Shop, Spending.Ada, Spending.Bob, isOwners: true, CancellationToken.None)).Move!;

    private static async Task Part(Spending spending, string move) => (await spending.Healthy.Mover.Undo(
        Spending.Shop, Spending.Bob, move, CancellationToken.None)).Problem.Should().BeNull();
}
