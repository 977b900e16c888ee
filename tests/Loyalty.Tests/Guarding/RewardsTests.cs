using FluentAssertions;
using Loyalty.Orders;
using Loyalty.Program;
using Loyalty.Program.Guarding;
using Xunit;

namespace Loyalty.Tests.Guarding;

/// <summary>Whether members get to their rewards.</summary>
public sealed class RewardsTests
{
    [Theory]
    [InlineData(300, null)]
    [InlineData(301, 7)]
    [InlineData(50_000, 1_000)]
    [InlineData(50_001, null)]
    public void the_first_reward_is_no_more_than_six_orders_away(long points, int? orders)
    {
        var far = (Looked.Program with { Rewards = [Looked.Gift(points), Looked.Gift(points + 1)] })
            .Said(Warning.FirstRewardFar);

        if (points <= 300)
        {
            far.Should().BeEmpty();
            return;
        }

        far.Should().ContainSingle().Which.Should().Match<Warning>(warning =>
            warning.Orders == orders && warning.Points == points && warning.Limit == 6
            && warning.Place == "/rewards/0");
    }

    [Fact]
    public void the_owner_says_how_far_is_too_far()
    {
        var program = Looked.Program with { Rewards = [Looked.Gift(301)], Guardrails = new(MostOrdersToReward: 7) };

        program.Said(Warning.FirstRewardFar).Should().BeEmpty();
    }

    [Fact]
    public void whole_points_count_order_by_order_and_what_every_order_is_given()
    {
        var program = Looked.Program with { Rewards = [Looked.Gift(300)] };

        program.Said(Warning.FirstRewardFar, 49.99m).Should().ContainSingle().Which.Orders.Should().Be(7);
        program.With(Looked.Gives("hello", 6) with { OrderNumber = new(1, 1) })
            .Said(Warning.FirstRewardFar, 49.99m).Should().BeEmpty();
        program.With(Looked.Gives("hello", 6) with { Until = Looked.Today })
            .Said(Warning.FirstRewardFar, 49.99m).Should().ContainSingle("a campaign ends");
    }

    [Fact]
    public void only_what_everybody_may_have_is_a_first_reward()
    {
        var tiers = Looked.Program.WithTiers(Some.Tier("gold", 500));
        var golds = Looked.Gift(10) with { Tiers = ["gold"] };

        (tiers with { Rewards = [golds, Looked.Gift(301)] }).Said(Warning.FirstRewardFar)
            .Should().ContainSingle().Which.Place.Should().Be("/rewards/1");
        (tiers with { Rewards = [golds] }).Said(Warning.FirstRewardFar).Should().BeEmpty();
        (tiers with { Rewards = [golds], PayWithPoints = new([Looked.Euros(1)], 20, Least: 400) })
            .Said(Warning.FirstRewardFar).Should().ContainSingle().Which.Place.Should().Be("/payWithPoints");
    }

    [Fact]
    public void an_order_below_the_minimum_gathers_nothing()
    {
        var program = Looked.Program with { Earning = new(Minimum: [Looked.Euros(50.01m)]) };

        program.Said(Warning.FirstRewardFar).Should().ContainSingle().Which.Orders.Should().BeNull();
        (Looked.Program with { Earning = new(Minimum: [Looked.Euros(50)]) }).Warnings().Should().BeEmpty();
    }

    public static TheoryData<string?, Func<Reward, Reward>> Gone => new()
    {
        { null, reward => reward with { Until = Looked.Today } },
        { Warning.Ended, reward => reward with { Until = Looked.Today.AddDays(-1) } },
        { null, reward => reward with { Stock = 1 } },
        { Warning.OutOfStock, reward => reward with { Stock = 0 } },
        { null, reward => reward with { From = Looked.Today.AddDays(90) } },
        { null, reward => reward with { Points = 50_000 } },
        { Warning.TooDear, reward => reward with { Points = 50_001 } },
    };

    [Theory]
    [MemberData(nameof(Gone))]
    public void a_reward_nobody_can_have_is_named_with_what_stands_against_it(
        string? why, Func<Reward, Reward> change)
    {
        var said = (Looked.Program with { Rewards = [Looked.Off(5), change(Looked.Gift())] })
            .Said(Warning.RewardUnreachable);

        said.Select(warning => $"{warning.Place} {warning.Why}")
            .Should().Equal(why is null ? [] : [$"/rewards/1 {why}"]);
    }

    [Theory]
    [InlineData(ExpiryPolicy.Rolling, 12, 2_600, true)]
    [InlineData(ExpiryPolicy.Rolling, 12, 2_601, false)]
    [InlineData(ExpiryPolicy.Rolling, 1, 200, true)]
    [InlineData(ExpiryPolicy.Rolling, 1, 201, false)]
    [InlineData(ExpiryPolicy.CalendarYear, 1, 2_600, true)]
    [InlineData(ExpiryPolicy.CalendarYear, 1, 2_601, false)]
    [InlineData(ExpiryPolicy.Inactivity, 1, 2_601, true)]
    public void an_order_a_week_gathers_enough_before_points_expire(
        ExpiryPolicy policy, int months, long points, bool isReached)
    {
        var said = (Looked.Program with
        {
            Expiry = new(policy, months),
            Rewards = [Looked.Off(5), Looked.Gift(points)],
        }).Said(Warning.RewardUnreachable).ToList();

        said.Should().HaveCount(isReached ? 0 : 1);
        said.Where(one => one.Why != Warning.ExpiresFirst || one.Orders != one.Limit + 1).Should().BeEmpty();
    }

    [Fact]
    public void the_best_tier_of_those_who_may_have_it_counts()
    {
        var tiers = Looked.Program.WithTiers(Some.Tier("gold", 500, 2)) with { Expiry = new(ExpiryPolicy.Rolling) };

        (tiers with { Rewards = [Looked.Off(5), Looked.Gift(5_200)] }).Said(Warning.RewardUnreachable)
            .Should().BeEmpty();
        (tiers with { Rewards = [Looked.Off(5), Looked.Gift(5_200) with { Tiers = ["bronze"] }] })
            .Said(Warning.RewardUnreachable).Should().ContainSingle();
    }

    [Theory]
    [InlineData(QualifyBy.Points, QualifyPeriod.Rolling, 12, 2_600)]
    [InlineData(QualifyBy.Points, QualifyPeriod.Rolling, 6, 1_300)]
    [InlineData(QualifyBy.Spend, QualifyPeriod.CalendarYear, 6, 2_600)]
    [InlineData(QualifyBy.Orders, QualifyPeriod.Rolling, 12, 52)]
    public void a_tier_that_an_order_a_week_does_not_reach_has_rewards_for_nobody(
        QualifyBy by, QualifyPeriod period, int months, long most)
    {
        foreach (var (threshold, isReached) in new[] { (most, true), (most + 1, false) })
        {
            var program = Looked.Program.WithTiers(Some.Tier("gold", threshold)) with
            {
                Qualifying = new(by, period, months),
                Rewards = [Looked.Off(5), Looked.Gift() with { Tiers = ["gold"] }],
            };

            var said = program.Said(Warning.RewardUnreachable).ToList();

            said.Should().HaveCount(isReached ? 0 : 1);
            said.Where(one => (one.Why, one.Tier, one.Threshold, one.Limit)
                != (Warning.TierUnreachable, "gold", threshold, most)).Should().BeEmpty();
            (program with { Qualifying = new(by, QualifyPeriod.Lifetime) }).Said(Warning.RewardUnreachable)
                .Should().BeEmpty();
        }
    }

    [Fact]
    public void where_nobody_knows_the_basket_that_is_said_and_no_number_made_up()
    {
        var program = Looked.Program with { Rewards = [Looked.Gift(9_999_999)] };

        program.Warnings(basket: null).Select(warning => warning.Code).Should().Equal(Warning.BasketUnknown);
        (Looked.Program with { Rewards = null }).Warnings(basket: null).Should().BeEmpty();
    }

    [Fact]
    public void the_owners_basket_counts_until_there_are_thirty_orders()
    {
        var program = Looked.Program with
        {
            Rates = [.. Looked.Program.Rates, new(Looked.Nok, 1, 1000)],
            Guardrails = new(MedianBasket: Looked.Euros(70)),
        };
        Money[] orders =
        [
            .. Enumerable.Repeat(Looked.Euros(10), 15), .. Enumerable.Repeat(Money.FromMajor(200, Looked.Nok), 14),
            Money.FromMajor(9, Currency.Of("USD")),
        ];

        Basket.Of(program, orders).Should().Be(new Basket(Looked.Euros(70)));
        Basket.Of(program, orders.Append(Money.FromMajor(200, Looked.Nok)))
            .Should().Be(new Basket(Looked.Euros(15), 30), "half of 10 euros and 200 crowns, which earn as 20 euros");
        Basket.Of(Looked.Program, []).Should().BeNull();
        Basket.Paid(program, [Some.State(Some.Order(net: 700)), Some.State(Some.Order() with
        {
            Currency = Currency.Of("USD"),
            ShopCurrency = Looked.Nok,
            Total = new Price(600, 6000),
        }), Some.State(Some.Order() with { Payment = Payment.Unpaid })])
            .Should().Equal(Looked.Euros(7), new Money(6000, Looked.Nok));
        Basket.Of(Looked.Program with { Guardrails = new(MedianBasket: Looked.Euros(0)) }, []).Should().BeNull();
    }
}
