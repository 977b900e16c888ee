using FluentAssertions;
using Loyalty;
using Loyalty.App.Fulfilling;
using Loyalty.Ledger;
using Xunit;

namespace App.Tests.Redeeming;

/// <summary>
/// What was still being made or taken back when its account became part of another is ended there: it is looked for
/// where it is by now, and no copy of it is left open.
/// </summary>
public sealed class MovedTests
{
    [Fact]
    public async Task what_could_not_be_made_before_a_merge_is_made_for_whom_it_went_to()
    {
        var spending = await Spending.New();
        spending.Maker.Before = () => new Made.Later("storefront_away");
        await Spending.Redeem(spending.Healthy);

        await Merge(spending);
        spending.Maker.Before = () => null;
        await spending.Later();

        await Stands(spending, Spending.Bob, RedemptionState.Ready, 70);
    }

    [Fact]
    public async Task what_could_not_be_taken_back_before_a_merge_comes_back_to_whom_it_went_to()
    {
        var spending = await Spending.New();
        var id = (await Spending.Redeem(spending.Healthy)).Redemption!.Id;
        spending.Maker.Unmaking = () => new Unmade.Later("storefront_away");
        await Spending.Undo(spending.Healthy, id);

        await Merge(spending);
        spending.Maker.Unmaking = () => null;
        await spending.Later();

        await Stands(spending, Spending.Bob, RedemptionState.Undone, 100);
    }

    [Fact]
    public async Task a_merge_while_a_storefront_is_being_asked_takes_its_answer_along()
    {
        var spending = await Spending.New();
        spending.Maker.After = () =>
        {
            spending.Maker.After = () => null;
            Task.Run(() => Merge(spending)).Wait(TimeSpan.FromSeconds(30)).Should().BeTrue();
            return null;
        };

        await Spending.Redeem(spending.Healthy);
        await spending.Later();

        await Stands(spending, Spending.Bob, RedemptionState.Ready, 70);
    }

    [Fact]
    public async Task what_went_back_with_its_account_is_taken_back_there_alone()
    {
        var spending = await Spending.New();
        var id = (await Spending.Redeem(spending.Healthy)).Redemption!.Id;
        var move = await Merge(spending);
        await spending.Healthy.Mover.Undo(Spending.Shop, Spending.Bob, move, CancellationToken.None);

        var (_, problem) = await spending.Healthy.Redemptions.Undo(
            Spending.Shop, Spending.Bob, id, CancellationToken.None);
        await Spending.Undo(spending.Healthy, id);

        problem!.Code.Should().Be("redemption_unknown", "it is not Bob's any more");
        await Stands(spending, Spending.Ada, RedemptionState.Undone, 100);
    }

    [Fact]
    public async Task an_order_that_was_passed_on_again_does_not_arrive_twice()
    {
        var spending = await Spending.New();
        var cleo = new CustomerId("shopify", "7003");
        await spending.Buys(Spending.Bob);
        var dying = spending.Ledgers.Instance(new Dying(writes: 3, isDone: false));
        await Record.ExceptionAsync(() => dying.Mover.PassOn(
            Spending.Shop, spending.First.Id, Spending.Ada, Spending.Bob, CancellationToken.None));
        (await spending.Balance(Spending.Bob)).Should().Be(200, "it has arrived, and nobody was told");
        await spending.Healthy.Mover.Merge(Spending.Shop, Spending.Bob, cleo, isOwners: true, CancellationToken.None);

        await spending.Later();

        (await spending.Balance(Spending.Bob), await spending.Balance(cleo)).Should().Be((0L, 200L));
        (await spending.Open()).Should().BeEmpty();
        await spending.Returns(spending.First with { Customer = cleo });
        (await spending.Balance(cleo)).Should().Be(100);
        await spending.IsVerified(Spending.Ada, Spending.Bob, cleo);
    }

    [Fact]
    public async Task a_line_written_again_by_another_instance_is_not_removed_by_the_first()
    {
        var spending = await Spending.New();
        var dying = spending.Ledgers.Instance(new Dying(writes: 1, isDone: true));
        var meanwhile = new Meanwhile(
            request => request.Method == Azure.Core.RequestMethod.Delete,
            async () => await Record.ExceptionAsync(async () => await Spending.Undo(
                dying, (await spending.Redemptions()).Should().ContainSingle().Which.Id)));

        await Spending.Redeem(spending.Ledgers.Instance(meanwhile));
        meanwhile.HasHappened.Should().BeTrue();
        (await spending.Redemptions()).Should().OnlyContain(one => one.State == RedemptionState.Undoing);
        await spending.Later();

        (await spending.IsWhole()).Should().Be(RedemptionState.Undone);
    }

    private static async Task<string> Merge(Spending spending)
    {
        var (move, problem) = await spending.Healthy.Mover.Merge(
            Spending.Shop, Spending.Ada, Spending.Bob, isOwners: true, CancellationToken.None);
        problem.Should().BeNull();
        return move!;
    }

    private static async Task Stands(Spending spending, CustomerId at, RedemptionState state, long balance)
    {
        await spending.Later();
        var other = at == Spending.Ada ? Spending.Bob : Spending.Ada;
        (await spending.Redemptions(at)).Should().ContainSingle().Which.State.Should().Be(state);
        (await spending.Redemptions(other)).Should().BeEmpty("it has gone");
        (await spending.Balance(at), await spending.Balance(other)).Should().Be((balance, 0L));
        (await spending.Open()).Should().BeEmpty();
        await spending.IsVerified(Spending.Ada, Spending.Bob);
    }
}
