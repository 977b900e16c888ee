using App.Tests.Accounts;
using Azure.Core;
using Azure.Core.Pipeline;
using FluentAssertions;
using Loyalty;
using Loyalty.App.Tables;
using Loyalty.Ledger;
using Xunit;

namespace App.Tests.Redeeming;

/// <summary>What is redeemed, ended, used and moved at the same moment by several instances.</summary>
public sealed class AtOnceTests
{
    [Fact]
    public async Task what_is_handed_over_at_the_same_moment_is_not_taken_back()
    {
        var spending = await Spending.New();
        var id = (await Spending.Redeem(spending.Healthy, "mug")).Redemption!.Id;
        var between = new Between("account", "reward-", async () =>
            (await spending.Healthy.Redemptions.HandOver(Spending.Shop, Spending.Ada, id, CancellationToken.None))
                .Problem.Should().BeNull());

        var (_, problem) = await Spending.Undo(spending.Ledgers.Instance(between), id);

        between.HasHappened.Should().BeTrue();
        problem.Should().Be(Problem.RedemptionFinal);
        (await spending.Redemptions()).Should().ContainSingle().Which.State.Should().Be(RedemptionState.HandedOver);
        (await spending.Balance()).Should().Be(90);
    }

    [Fact]
    public async Task what_an_order_was_faster_to_use_is_not_said_to_be_taken_back()
    {
        var spending = await Spending.New();
        var redemption = (await Spending.Redeem(spending.Healthy)).Redemption!;
        await Record.ExceptionAsync(() => Spending.Undo(
            spending.Ledgers.Instance(new Dying(writes: 1, isDone: true)), redemption.Id));
        (await spending.Redemptions()).Should().ContainSingle().Which.State.Should().Be(RedemptionState.Undoing);
        await spending.Buys(Spending.Ada, redemption.Code!);

        var (_, problem) = await Spending.Undo(spending.Healthy, redemption.Id);

        problem.Should().Be(Problem.RedemptionFinal);
        spending.Maker.Live.Should().Equal(redemption.Code);
        (await spending.Balance()).Should().Be(170);
    }

    [Fact]
    public async Task a_code_whose_points_were_about_to_come_back_and_did_not_goes_on_working()
    {
        var spending = await Spending.New();
        var redemption = (await Spending.Redeem(spending.Healthy)).Redemption!;
        var now = spending.Ledgers.Clock.Now;
        await spending.Healthy.Outbox.Open(
            "shop", new OpenWork(redemption.Id, WorkKind.SpentCode, Spending.Ada, now, now), CancellationToken.None);

        await spending.Later(minutes: 1);
        (await spending.Open()).Should().ContainSingle("they may be about to come back still");
        await spending.Later();

        (await spending.IsWhole()).Should().Be(RedemptionState.Ready);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task an_order_that_bears_the_code_of_somebody_it_turns_out_to_be_has_used_it(bool isReturned)
    {
        var spending = await Spending.New();
        var redemption = (await Spending.Redeem(spending.Healthy)).Redemption!;
        var order = await spending.Buys(Spending.Bob, redemption.Code!);
        if (isReturned)
        {
            await spending.Returns(order);
        }

        await spending.Healthy.Mover.Merge(
            Spending.Shop, Spending.Ada, Spending.Bob, isOwners: true, CancellationToken.None);
        (await spending.Ledgers.Account(Spending.Bob)).Rewards.OrEmpty().Should().BeEmpty("it is used");
        (await spending.Balance(Spending.Bob)).Should().Be(isReturned ? 100 : 170);
        if (!isReturned)
        {
            await spending.Returns(order);
        }

        (await spending.Balance(Spending.Bob)).Should().Be(100, "what was paid with points comes back as points");
        await spending.Later();
        spending.Maker.Dead.Should().Equal(redemption.Code);
        await spending.IsVerified(Spending.Ada, Spending.Bob);
    }

    /// <summary>
    /// Something that another instance does once this one has read the one row and before it reads the other, however
    /// close together it asks for them.
    /// </summary>
    private sealed class Between(string first, string second, Func<Task> happens) : Disturbance
    {
        private readonly TaskCompletionSource read = new();
        private int seen;

        public bool HasHappened => seen > 0;

        public override async ValueTask ProcessAsync(
            HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            if (IsOf(message, second) && Interlocked.Increment(ref seen) == 1)
            {
                await read.Task;
                await happens();
            }

            await ProcessNextAsync(message, pipeline);
            if (IsOf(message, first))
            {
                read.TrySetResult();
            }
        }

        private static bool IsOf(HttpMessage message, string row) => message.Request.Method == RequestMethod.Get
            && message.Request.Uri.ToString().Contains($"RowKey='{row}", StringComparison.Ordinal);
    }
}
