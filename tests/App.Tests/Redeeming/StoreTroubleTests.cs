using FluentAssertions;
using Loyalty.App.Fulfilling;
using Loyalty.Ledger;
using Xunit;

namespace App.Tests.Redeeming;

/// <summary>
/// A storefront that is away, answers too late, twice, or otherwise than before: points come back only for a code that
/// certainly does not work.
/// </summary>
public sealed class StoreTroubleTests
{
    private static readonly Made Away = new Made.Later("storefront_away");

    private static readonly Made No = new Made.Refused("storefront_refused");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task what_timed_out_is_made_later_once_whether_it_had_been_made_or_not(bool hadBeenMade)
    {
        var spending = await Spending.New();
        Answers(spending, hadBeenMade, Away);

        var told = await Spending.Redeem(spending.Healthy);
        (told.Redemption!.State, told.Redemption.Trouble).Should().Be((RedemptionState.Pending, "storefront_away"));
        (await spending.Balance()).Should().Be(70, "nobody knows whether there is a code");
        await spending.Later();
        (await spending.Redemptions()).Should().OnlyContain(one => one.State == RedemptionState.Pending);

        Answers(spending, hadBeenMade, null);
        await spending.Later();

        (await spending.IsWhole()).Should().Be(RedemptionState.Ready);
    }

    [Fact]
    public async Task two_that_make_it_at_once_and_hear_two_answers_make_it_once()
    {
        var spending = await Spending.New();
        var (other, calls) = (spending.Ledgers.Instance(), 0);
        Task? rival = null;
        spending.Maker.After = () =>
        {
            if (Interlocked.Increment(ref calls) == 1)
            {
                rival = Task.Run(() => Spending.Redeem(other));
                rival.Wait(TimeSpan.FromSeconds(30)).Should().BeTrue("the other one is not kept waiting");
            }

            return null;
        };

        var told = await Spending.Redeem(spending.Healthy);

        calls.Should().Be(2);
        told.Redemption!.State.Should().Be(RedemptionState.Ready);
        (await spending.IsWhole()).Should().Be(RedemptionState.Ready);
    }

    [Fact]
    public async Task what_is_refused_at_once_gives_the_points_back_and_says_why()
    {
        var spending = await Spending.New();
        spending.Maker.Before = () => No;

        var told = await Spending.Redeem(spending.Healthy);

        (told.Redemption!.State, told.Redemption.Trouble).Should().Be((RedemptionState.Undone, "storefront_refused"));
        (await spending.IsWhole()).Should().Be(RedemptionState.Undone);
        (await spending.Ledgers.Entries(Spending.Ada))[^1].Entry.Return.Should().Be(ReturnReason.Refused);
    }

    [Fact]
    public async Task a_refusal_after_a_try_without_an_answer_counts_only_once_that_cannot_be_under_way_any_more()
    {
        var spending = await Spending.New();
        spending.Maker.Before = () => Away;
        await Spending.Redeem(spending.Healthy);
        spending.Maker.Before = () => No;

        await spending.Later(minutes: 5);
        (await spending.Redemptions()).Should().OnlyContain(one => one.State == RedemptionState.Pending);
        (await spending.Balance()).Should().Be(70);
        await spending.Later(minutes: 11);

        (await spending.IsWhole()).Should().Be(RedemptionState.Undone);
    }

    [Fact]
    public async Task a_storefront_that_is_away_keeps_the_points_of_what_is_being_undone()
    {
        var spending = await Spending.New();
        var id = (await Spending.Redeem(spending.Healthy)).Redemption!.Id;
        spending.Maker.Unmaking = () => new Unmade.Later("storefront_away");

        var undone = await Spending.Undo(spending.Healthy, id);
        undone.Redemption!.State.Should().Be(RedemptionState.Undoing);
        await spending.Later();
        (await spending.Balance()).Should().Be(70);
        spending.Maker.Unmaking = () => null;
        await spending.Later();

        (await spending.IsWhole()).Should().Be(RedemptionState.Undone);
    }

    [Fact]
    public async Task an_order_that_bears_a_code_which_is_being_undone_has_used_it()
    {
        var spending = await Spending.New();
        var taken = (await Spending.Redeem(spending.Healthy)).Redemption!;
        spending.Maker.Unmaking = () => new Unmade.Later("storefront_away");
        await Spending.Undo(spending.Healthy, taken.Id);
        await spending.Buys(Spending.Ada, taken.Code!);

        await spending.Later();

        (await spending.Redemptions()).Should().OnlyContain(one => one.State == RedemptionState.Ready);
        (await spending.Open()).Should().BeEmpty();
        (await spending.Balance()).Should().Be(170, "the order keeps what it was paid with");
    }

    [Fact]
    public async Task what_the_storefront_has_seen_used_is_not_given_back()
    {
        var spending = await Spending.New();
        var id = (await Spending.Redeem(spending.Healthy)).Redemption!.Id;
        spending.Maker.Unmaking = () => new Unmade.Used();

        var undone = await Spending.Undo(spending.Healthy, id);

        undone.Problem!.Code.Should().Be("redemption_final");
        (await spending.IsWhole()).Should().Be(RedemptionState.Ready);
    }

    [Fact]
    public async Task points_that_are_over_do_not_live_again_by_what_is_taken_back()
    {
        var spending = await Spending.New();
        var id = (await Spending.Redeem(spending.Healthy)).Redemption!.Id;
        spending.Ledgers.Clock.Now += TimeSpan.FromDays(300);

        await Spending.Undo(spending.Healthy, id);

        (await spending.Balance()).Should().Be(30);
        await spending.IsVerified(Spending.Ada);
    }

    [Fact]
    public async Task an_order_that_went_back_gives_its_points_back_and_its_code_dies_however_long_that_takes()
    {
        var spending = await Spending.New();
        var code = (await Spending.Redeem(spending.Healthy)).Redemption!.Code!;
        var order = await spending.Buys(Spending.Ada, code);
        spending.Maker.Unmaking = () => new Unmade.Later("storefront_away");

        await spending.Returns(order);
        await spending.Later();
        ((await spending.Balance()), spending.Maker.Live.Count).Should().Be((100, 1));
        spending.Maker.Unmaking = () => null;
        await spending.Later();

        spending.Maker.Dead.Should().Equal(code);
        (await spending.Open()).Should().BeEmpty();
        (await spending.Balance()).Should().Be(100);
        await spending.IsVerified(Spending.Ada);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task what_was_left_open_when_two_became_one_is_ended_where_it_went(bool isWhileMaking)
    {
        var spending = await Spending.New();
        await spending.Buys(Spending.Bob);
        spending.Maker.Before = () => isWhileMaking ? Merged(spending) : Away;
        await Spending.Redeem(spending.Healthy);
        spending.Maker.Before = () => null;
        _ = isWhileMaking ? null : Merged(spending);

        await spending.Later();

        (await spending.Redemptions(Spending.Bob)).Should().ContainSingle()
            .Which.State.Should().Be(RedemptionState.Ready);
        spending.Maker.Live.Should().ContainSingle();
        (await spending.Open()).Should().BeEmpty();
        await spending.IsVerified(Spending.Ada, Spending.Bob);
    }

    [Fact]
    public async Task what_was_being_undone_when_two_became_one_gives_its_points_back_where_it_went()
    {
        var spending = await Spending.New();
        await spending.Buys(Spending.Bob);
        var id = (await Spending.Redeem(spending.Healthy)).Redemption!.Id;
        spending.Maker.Unmaking = () => new Unmade.Later("storefront_away");
        await Spending.Undo(spending.Healthy, id);
        Merged(spending);
        spending.Maker.Unmaking = () => null;

        await spending.Later();

        (await spending.Redemptions(Spending.Bob)).Should().ContainSingle()
            .Which.State.Should().Be(RedemptionState.Undone);
        (await spending.Balance(Spending.Bob)).Should().Be(200);
        (await spending.Open()).Should().BeEmpty();
    }

    /// <summary>Ada becomes Bob at this moment.</summary>
    private static Made? Merged(Spending spending)
    {
        spending.Ledgers.Instance().Mover
            .Merge(Spending.Shop, Spending.Ada, Spending.Bob, isOwners: true, CancellationToken.None)
            .Wait(TimeSpan.FromSeconds(30)).Should().BeTrue();
        return null;
    }

    private static void Answers(Spending spending, bool isMade, Made? answer)
    {
        if (isMade)
        {
            spending.Maker.After = () => answer;
        }
        else
        {
            spending.Maker.Before = () => answer;
        }
    }
}
