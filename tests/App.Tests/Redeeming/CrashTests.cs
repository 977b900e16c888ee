using FluentAssertions;
using Loyalty.Ledger;
using Xunit;

namespace App.Tests.Redeeming;

/// <summary>
/// An instance dies at each of its writes in turn, before and after it is done. Whoever comes later ends it: the points
/// are spent on one code that works, or they are there and no code does.
/// </summary>
public sealed class CrashTests
{
    private const int FewestWrites = 4;

    [Theory]
    [InlineData("off", false)]
    [InlineData("off", true)]
    [InlineData("last", false)]
    [InlineData("last", true)]
    public async Task a_redemption_that_dies_anywhere_is_ended_by_the_timer(string reward, bool isDone)
    {
        var ends = new List<RedemptionState?>();
        await AtEachWrite(isDone, async (spending, dying) =>
        {
            await Record.ExceptionAsync(() => Spending.Redeem(spending.Ledgers.Instance(dying), reward));

            await spending.Later();

            ends.Add(await spending.IsWhole());
        });
        ends.Should().Contain([null, RedemptionState.Ready]).And.HaveCountGreaterThan(FewestWrites);
    }

    [Theory]
    [InlineData("off", false)]
    [InlineData("off", true)]
    [InlineData("last", false)]
    [InlineData("last", true)]
    public async Task a_redemption_that_died_anywhere_and_is_asked_for_again_is_the_same(string reward, bool isDone) =>
        await AtEachWrite(isDone, async (spending, dying) =>
        {
            await Record.ExceptionAsync(() => Spending.Redeem(spending.Ledgers.Instance(dying), reward));

            var again = await Spending.Redeem(spending.Healthy, reward);

            again.Redemption!.State.Should().Be(RedemptionState.Ready);
            await spending.Later();
            (await spending.IsWhole()).Should().Be(RedemptionState.Ready);
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task what_was_set_aside_for_one_that_died_is_not_had_as_another_under_the_same_key(bool isDone) =>
        await AtEachWrite(isDone, async (spending, dying) =>
        {
            await Record.ExceptionAsync(() => Spending.Redeem(spending.Ledgers.Instance(dying), "last"));
            await Spending.Redeem(spending.Healthy, "rare");

            await spending.Later();

            await spending.IsWhole();
        });

    [Theory]
    [InlineData("off", false)]
    [InlineData("off", true)]
    [InlineData("last", false)]
    [InlineData("last", true)]
    public async Task an_undoing_that_dies_anywhere_is_ended_by_the_timer(string reward, bool isDone)
    {
        var ends = new List<RedemptionState?>();
        await AtEachWrite(isDone, async (spending, dying) =>
        {
            var id = (await Spending.Redeem(spending.Healthy, reward)).Redemption!.Id;
            await Record.ExceptionAsync(() => Spending.Undo(spending.Ledgers.Instance(dying), id));

            await spending.Later();

            ends.Add(await spending.IsWhole());
        });
        ends.Should().Contain([RedemptionState.Ready, RedemptionState.Undone])
            .And.HaveCountGreaterThan(FewestWrites);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task a_code_that_was_made_just_before_the_end_is_not_made_again(bool isUndone)
    {
        var spending = await Spending.New();
        spending.Maker.After = () => throw new IOException("The process is gone.");
        await Record.ExceptionAsync(() => Spending.Redeem(spending.Healthy));
        var pending = (await spending.Redemptions()).Should().ContainSingle().Which;
        pending.State.Should().Be(RedemptionState.Pending);
        spending.Maker.Live.Should().Equal(pending.Code);
        spending.Maker.After = () => null;

        if (isUndone)
        {
            await Spending.Undo(spending.Healthy, pending.Id);
        }

        await spending.Later();

        (await spending.IsWhole()).Should().Be(isUndone ? RedemptionState.Undone : RedemptionState.Ready);
    }

    [Theory]
    [InlineData("off", 3)]
    [InlineData("all", 1)]
    [InlineData("last", 1)]
    public async Task of_thirty_two_at_two_instances_only_those_are_served_who_can_pay(string reward, int served)
    {
        var spending = await Spending.New();
        var instances = new[] { spending.Healthy, spending.Ledgers.Instance() };

        var told = await Task.WhenAll(Enumerable.Range(0, 32).Select(number =>
            Spending.Redeem(instances[number % 2], reward, "key-" + number)));

        told.Count(one => one.Redemption is not null).Should().Be(served);
        told.Where(one => one.Redemption is null).Select(one => one.Refused!.Code)
            .Should().HaveCount(32 - served).And.OnlyContain(code =>
                code == "points_insufficient" || (code == "reward_sold_out" && reward == "last"));
        spending.Maker.Live.Should().HaveCount(served).And.OnlyHaveUniqueItems();
        (await spending.Balance()).Should().Be(reward == "all" ? 0 : 100 - (30 * served));
        await spending.Later();
        (await spending.Open()).Should().BeEmpty();
        (await spending.Redemptions()).Should().HaveCount(served)
            .And.OnlyContain(one => one.State == RedemptionState.Ready);
        await spending.IsVerified(Spending.Ada);
    }

    /// <summary>Until nothing dies any more.</summary>
    private static async Task AtEachWrite(bool isDone, Func<Spending, Dying, Task> act)
    {
        for (var writes = 0; ; writes++)
        {
            var dying = new Dying(writes, isDone);
            await act(await Spending.New(), dying);
            if (!dying.IsDead)
            {
                writes.Should().BeGreaterThanOrEqualTo(FewestWrites);
                return;
            }
        }
    }
}
