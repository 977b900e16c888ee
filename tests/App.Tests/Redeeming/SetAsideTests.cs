using Azure.Core;
using FluentAssertions;
using Loyalty.App.Accounts;
using Loyalty.Ledger;
using Loyalty.Program;
using Loyalty.Program.Kinds;
using Loyalty.Tests;
using Xunit;

namespace App.Tests.Redeeming;

/// <summary>
/// What there is only so much of is set aside for nobody who is refused: not before, where the account alone says so,
/// and no longer than until then, where nobody else may be counting on it.
/// </summary>
public sealed class SetAsideTests
{
    /// <summary>The line, what is set aside; then what comes of it.</summary>
    private const int WritesBefore = 2;

    [Fact]
    public async Task who_holds_too_many_unused_rewards_takes_nothing_of_a_stock()
    {
        var spending = await Spending.New();
        var shop = Spending.Shop with
        {
            Programs = new ProgramHistory([Spending.Shop.Programs.InForceAt(Some.Noon()) with
            {
                Rewards =
                [
                    new Reward("small", new Gift(), Some.Words("small"), Some.Words("small"), 1, Product: "1"),
                    new Reward("few", new Gift(), Some.Words("few"), Some.Words("few"), 1, Product: "1", Stock: 3),
                ],
            }]),
        };
        await spending.Buys(Spending.Ada);
        foreach (var number in Enumerable.Range(0, Loyalty.Ledger.Redeeming.MostUnused))
        {
            (await Redeems("small", "key-" + number)).Refused.Should().BeNull();
        }

        foreach (var number in Enumerable.Range(0, 5))
        {
            (await Redeems("few", "more-" + number)).Refused!.Code.Should().Be("rewards_too_many");
        }

        (await Taken(spending)).Should().Be(0);

        Task<Answered> Redeems(string reward, string key) => spending.Healthy.Redemptions.Redeem(
            shop, Spending.Ada, key, new Wanted.Chosen(reward, null, null), reward, CancellationToken.None);
    }

    [Fact]
    public async Task what_was_set_aside_for_points_that_somebody_else_was_faster_to_spend_is_back_at_once()
    {
        var spending = await Spending.New();
        var meanwhile = new Meanwhile(
            Write(WritesBefore), () => Spending.Redeem(spending.Healthy, "all", "faster"));

        var refused = await Spending.Redeem(spending.Ledgers.Instance(meanwhile), "last");

        meanwhile.HasHappened.Should().BeTrue();
        refused.Refused!.Code.Should().Be("points_insufficient");
        (await Taken(spending)).Should().Be(0);
        (await spending.Open()).Should().BeEmpty();
    }

    [Fact]
    public async Task what_another_instance_may_be_counting_on_goes_back_by_the_timer()
    {
        var spending = await Spending.New();
        var dying = new Dying(WritesBefore + 1, isDone: false);
        var meanwhile = new Meanwhile(Write(WritesBefore), async () =>
        {
            await Record.ExceptionAsync(() => Spending.Redeem(spending.Ledgers.Instance(dying), "last"));
            await Spending.Redeem(spending.Healthy, "all", "faster");
        });

        var refused = await Spending.Redeem(spending.Ledgers.Instance(meanwhile), "last");

        (meanwhile.HasHappened, dying.IsDead).Should().Be((true, true));
        refused.Refused!.Code.Should().Be("points_insufficient");
        (await Taken(spending)).Should().Be(1);
        await spending.Later();
        (await Taken(spending)).Should().Be(0);
        (await spending.Open()).Should().BeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task what_is_given_back_while_another_instance_asks_for_it_is_had_by_that_one_or_nobody(bool isLate)
    {
        var spending = await Spending.New();
        var faster = new Meanwhile(
            Write(WritesBefore), () => Spending.Redeem(spending.Healthy, "all", "faster"));
        Answered? same = null;
        var giving = new Meanwhile(Write(isLate ? WritesBefore + 2 : WritesBefore + 1), async () =>
        {
            await spending.Buys(Spending.Ada);
            same = await Spending.Redeem(spending.Ledgers.Instance(), "last");
        });

        await Spending.Redeem(spending.Ledgers.Instance(faster, giving), "last");

        giving.HasHappened.Should().BeTrue();
        same!.Redemption!.State.Should().Be(RedemptionState.Ready);
        (await Taken(spending)).Should().Be(1);
        await spending.Later();
        (await Taken(spending)).Should().Be(1);
        (await spending.Open()).Should().BeEmpty();
    }

    /// <summary>The write after so many.</summary>
    private static Func<Azure.Core.Request, bool> Write(int after)
    {
        var seen = 0;
        return request => request.Method != RequestMethod.Get && Interlocked.Increment(ref seen) == after + 1;
    }

    private static async Task<long> Taken(Spending spending) =>
        (await spending.Healthy.Stock.Counts("shop", CancellationToken.None)).Sum(count => count.Taken);
}
