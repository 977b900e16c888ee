using App.Tests.Accounts;
using FluentAssertions;
using Loyalty;
using Loyalty.Ledger;
using Xunit;

namespace App.Tests.Redeeming;

/// <summary>
/// An instance dies at each write of a merge, and of its undoing, before and after it is done. The next delivery, the
/// next look or the timer ends it: no point is lost or twice, and everything is found where it went.
/// </summary>
public sealed class HalfMovedTests
{
    private const int FewestWrites = 7;

    public static TheoryData<string, bool> Ways => new()
    {
        { "delivery", false },
        { "delivery", true },
        { "look", false },
        { "look", true },
        { "timer", false },
        { "timer", true },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public Task a_merge_cut_short_anywhere_is_ended(string by, bool isDone) => AtEachWrite(
        isDone,
        async (spending, at) => await at.Mover.Merge(
            Spending.Shop, Spending.Ada, Spending.Bob, isOwners: true, CancellationToken.None),
        spending => IsEnded(spending, by, Spending.Ada));

    [Theory]
    [MemberData(nameof(Ways))]
    public Task an_undone_merge_cut_short_anywhere_is_ended(string by, bool isDone) => AtEachWrite(
        isDone,
        async (spending, at) =>
        {
            var (move, _) = await spending.Healthy.Mover.Merge(
                Spending.Shop, Spending.Ada, Spending.Bob, isOwners: true, CancellationToken.None);
            await at.Mover.Undo(Spending.Shop, Spending.Bob, move!, CancellationToken.None);
        },
        spending => IsEnded(spending, by, Spending.Bob));

    private static async Task IsEnded(Spending spending, string by, CustomerId from)
    {
        var more = by == "delivery" ? 100 : 0;
        await (by switch
        {
            "delivery" => spending.Buys(from),
            "look" => spending.Healthy.Mover.Finish(Spending.Shop, from, CancellationToken.None),
            _ => spending.Later(),
        });
        await Stands(spending, 170 + more);
        await spending.Later();
        (await spending.Open()).Should().BeEmpty();

        await spending.Returns(spending.First);
        await Stands(spending, 70 + more);
        var home = await spending.Healthy.Mover.Home(Spending.Shop, Spending.Ada, CancellationToken.None);
        var taken = (await spending.Redemptions(home)).Should().ContainSingle().Which;
        var (undone, _) = await spending.Healthy.Redemptions.Undo(
            Spending.Shop, home, taken.Id, CancellationToken.None);
        undone!.State.Should().Be(RedemptionState.Undone);
        await Stands(spending, 100 + more);
    }

    private static async Task Stands(Spending spending, long points)
    {
        (await spending.Balance(Spending.Ada) + await spending.Balance(Spending.Bob)).Should().Be(points);
        (await spending.Ledgers.Account(Spending.Ada)).Move.Should().BeNull();
        (await spending.Ledgers.Account(Spending.Bob)).Move.Should().BeNull();
        await spending.IsVerified(Spending.Ada, Spending.Bob);
    }

    /// <summary>Ada has bought once and redeemed once, Bob has bought once; until nothing dies any more.</summary>
    private static async Task AtEachWrite(
        bool isDone, Func<Spending, Instance, Task> act, Func<Spending, Task> ends)
    {
        for (var writes = 0; ; writes++)
        {
            var (spending, dying) = (await Spending.New(), new Dying(writes, isDone));
            await Spending.Redeem(spending.Healthy);
            await spending.Buys(Spending.Bob);
            await Record.ExceptionAsync(() => act(spending, spending.Ledgers.Instance(dying)));
            await ends(spending);
            if (!dying.IsDead)
            {
                writes.Should().BeGreaterThanOrEqualTo(FewestWrites);
                return;
            }
        }
    }
}
