using FluentAssertions;
using Loyalty.Program;
using Loyalty.Program.Guarding;
using Loyalty.Program.Kinds;
using Xunit;

namespace Loyalty.Tests.Guarding;

/// <summary>What a tier gives back, against the owner's ceiling and floor.</summary>
public sealed class DiscountTests
{
    public static TheoryData<string, decimal, Func<LoyaltyProgram, LoyaltyProgram>> Known => new()
    {
        { "nothing stacks", 5, program => program },
        { "a rule", 10, program => program.With(Looked.Times("a", 2)) },
        { "two add", 15, program => program.With(Looked.Times("a", 2), Looked.Times("b", 2)) },
        {
            "two multiply", 20,
            program => program.With(Looked.Times("a", 2), Looked.Times("b", 2)).Stacked(Stacking.Multiply)
        },
        { "the best", 15, program => program.With(Looked.Times("a", 3), Looked.Times("b", 2)).Stacked(Stacking.Best) },
        { "what lowers stacks with nothing", 10, program => program.With(Looked.Times("a", 2), Looked.Times("b", 0)) },
        {
            "days overlap", 15,
            program => program.With(
                Looked.Times("a", 2) with { From = new(2025, 4, 1), Until = new(2025, 4, 10) },
                Looked.Times("b", 2) with { From = new(2025, 4, 10), Until = new(2025, 4, 20) })
        },
        {
            "days do not", 10,
            program => program.With(
                Looked.Times("a", 2) with { From = new(2025, 4, 1), Until = new(2025, 4, 9) },
                Looked.Times("b", 2) with { From = new(2025, 4, 10), Until = new(2025, 4, 20) })
        },
        { "over yesterday", 5, program => program.With(Looked.Times("a", 2) with { Until = new(2025, 2, 28) }) },
        { "the last day", 10, program => program.With(Looked.Times("a", 2) with { Until = Looked.Today }) },
        {
            "a weekday within the days", 15,
            program => program.With(
                Looked.Times("a", 2) with { From = new(2025, 4, 1), Until = new(2025, 4, 7) },
                Looked.Times("b", 2) with { Weekdays = [Weekday.Monday] })
        },
        {
            "no such weekday within the days", 10,
            program => program.With(
                Looked.Times("a", 2) with { From = new(2025, 4, 1), Until = new(2025, 4, 6) },
                Looked.Times("b", 2) with { Weekdays = [Weekday.Monday] })
        },
        {
            "other weekdays", 10,
            program => program.With(
                Looked.Times("a", 2) with { Weekdays = [Weekday.Monday] },
                Looked.Times("b", 2) with { Weekdays = [Weekday.Friday] })
        },
        {
            "the same order number", 15,
            program => program.With(
                Looked.Times("a", 2) with { OrderNumber = new(1, 3) },
                Looked.Times("b", 2) with { OrderNumber = new(3) })
        },
        {
            "other order numbers", 10,
            program => program.With(
                Looked.Times("a", 2) with { OrderNumber = new(1, 2) },
                Looked.Times("b", 2) with { OrderNumber = new(3) })
        },
        { "another tier’s", 5, program => program.With(Looked.Times("a", 2) with { Tiers = ["gold"] }) },
        { "this tier’s", 10, program => program.With(Looked.Times("a", 2) with { Tiers = ["bronze"] }) },
        { "another currency’s", 5, program => program.With(Looked.Times("a", 2) with { Currencies = [Looked.Nok] }) },
        { "points for the order", 15, program => program.With(Looked.Gives("a", 100)) },
        { "times and points", 20, program => program.With(Looked.Times("a", 2), Looked.Gives("b", 100)) },
        {
            "no more than the cap", 8,
            program => program.With(Looked.Times("a", 3)) is var capped
                ? capped with { Earning = capped.Earning! with { MostPerOrder = 80 } } : program
        },
        { "a cheaper reward", 10, program => program with { Rewards = [Looked.Off(5), Looked.Off(5, 50)] } },
        { "one that has ended", 5, program => program with
            { Rewards = [Looked.Off(5), Looked.Off(50) with { Until = new(2025, 2, 28) }] } },
        { "one that is gone", 5, program => program with
            { Rewards = [Looked.Off(5), Looked.Off(50) with { Stock = 0 }] } },
        { "another tier’s reward", 5, program => program with
            { Rewards = [Looked.Off(5), Looked.Off(50) with { Tiers = ["gold"] }] } },
        { "a gift of some worth", 7, program => program with
            { Rewards = [Looked.Gift() with { Worth = [Looked.Euros(7)] }] } },
        { "credit", 6, program => program with { Rewards = [Looked.Off(6) with { Kind = new StoreCredit() }] } },
        { "percent of the basket", 5, program => program with { Rewards = [Percent(10)] } },
        { "percent of what has to be spent", 8, program => program with
            { Rewards = [Percent(10) with { MinimumSpend = [Looked.Euros(80)] }] } },
        { "no more than percent can be", 10, program => program with { Rewards = [Percent(10) with { Points = 1 }] } },
        { "percent up to an amount", 3, program => program with
            { Rewards = [Percent(10) with { MostAmount = [Looked.Euros(3)] }] } },
        { "paying with points", 4, program => program with
            { Rewards = null, PayWithPoints = new([Looked.Euros(4)], 100) } },
        { "no more of an order than can be paid so", 3, program => program with
            { Rewards = null, PayWithPoints = new([Looked.Euros(4)], 100, MostPercent: 3) } },
        { "said in another currency", 5, program => program with
            { Rates = [.. program.Rates, new(Looked.Nok, 1, 1000)], Rewards = [Looked.Off(0) with
                { Amount = [Money.FromMajor(50, Looked.Nok)] }] } },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void a_tier_gives_back_what_can_be_worked_out_by_hand(
        string what, decimal percent, Func<LoyaltyProgram, LoyaltyProgram> change)
    {
        var program = change(Looked.Program);

        Above(program, percent).Should().BeEmpty(what);
        Above(program, percent - 0.01m).Should().ContainSingle(what).Which.Should().Match<Warning>(warning =>
            warning.Percent == percent && warning.Limit == percent - 0.01m && warning.Tier == "bronze"
            && warning.Place == "/tiers/0");
    }

    [Fact]
    public void the_tiers_multiplier_stacks_as_rules_do()
    {
        var program = Looked.Program.With(Looked.Times("a", 2)).WithTiers(Some.Tier("gold", 100, 3));

        Above(program, 19).Should().ContainSingle().Which.Percent.Should().Be(20);
        Above(program.Stacked(Stacking.Multiply), 29).Should().ContainSingle().Which.Percent.Should().Be(30);
        Above(program.Stacked(Stacking.Best), 14).Should().ContainSingle().Which.Rules.Should().BeEmpty();
        Above(program, 19).Single().Place.Should().Be("/tiers/1");
    }

    [Fact]
    public void what_stacks_and_what_gives_it_is_named()
    {
        var program = Looked.Program.With(
            Looked.Times("spring", 3) with { From = new(2025, 4, 1) },
            Looked.Times("winter", 3) with { Until = new(2025, 3, 31) },
            Looked.Gives("hello", 200));

        program.Said(Warning.DiscountAboveCeiling).Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Rules = new[] { "winter", "hello" },
            By = "/rewards/0",
            Percent = 35m,
            Limit = 20m,
        });
    }

    [Fact]
    public void the_floor_is_held_against_plain_earning()
    {
        var program = Looked.Program with { Rewards = [Looked.Off(1)] };
        var less = (Looked.Program with { Rewards = [Looked.Off(0.99m)] }).With(Looked.Times("a", 9));

        program.Said(Warning.DiscountBelowFloor).Should().BeEmpty();
        less.Said(Warning.DiscountBelowFloor).Should().ContainSingle().Which.Should().Match<Warning>(warning =>
            warning.Percent == 0.99m && warning.Limit == 1 && warning.By == "/rewards/0");
    }

    [Fact]
    public void where_points_buy_nothing_worth_money_there_is_no_discount()
    {
        var donation = Looked.Off(90) with { Kind = new Donation() };

        (Looked.Program with { Rewards = [Looked.Gift(), donation] }).Warnings().Should().BeEmpty();
        (Looked.Program with { Rewards = null }).Warnings().Should().BeEmpty();
    }

    [Fact]
    public void without_a_basket_what_an_order_comes_to_is_left_out()
    {
        var program = Looked.Program.With(Looked.Times("a", 5), Looked.Gives("b", 900));

        program.Said(Warning.DiscountAboveCeiling, basket: null).Single().Percent.Should().Be(25);
    }

    [Fact]
    public void raising_a_multiplier_never_lowers_what_a_tier_gives_back()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var program = Random(random);
            var rules = program.Earning!.Rules!.ToArray();
            var raised = random.Next(rules.Length);
            rules[raised] = rules[raised] with { Multiplier = rules[raised].Multiplier + (random.Next(1, 30) / 10m) };

            var (before, after) = (Percents(program), Percents(program with
            {
                Earning = program.Earning with { Rules = rules },
            }));

            after.Zip(before).Should().OnlyContain(pair => pair.First >= pair.Second, "seed {0}", seed);
        }
    }

    [Fact]
    public void numbers_beyond_all_measure_are_warned_of_like_others()
    {
        var program = (Looked.Program with
        {
            Rates = [new(Some.Eur, 1_000_000_000_000m, 0.000001m)],
            Rewards = [Looked.Off(10_000_000_000, 1)],
            PayWithPoints = new([Looked.Euros(10_000_000_000)]),
        }).With([.. Enumerable.Range(0, 100).Select(index => Looked.Times("r" + index, 100) with
        {
            From = DateOnly.MaxValue,
            Weekdays = [Weekday.Friday],
        })]);

        program.Stacked(Stacking.Multiply).Said(Warning.DiscountAboveCeiling, 1_000_000_000).Should().ContainSingle();
        program.Stacked(Stacking.Multiply).Said(Warning.DiscountAboveCeiling, 0.01m).Should().ContainSingle();
    }

    private static Reward Percent(decimal percent) =>
        Looked.Off(0) with { Kind = new PercentOff(), Amount = null, Percent = percent };

    private static IEnumerable<Warning> Above(LoyaltyProgram program, decimal ceiling) =>
        (program with { Guardrails = new(CeilingPercent: ceiling, FloorPercent: 0) })
            .Said(Warning.DiscountAboveCeiling);

    private static IEnumerable<decimal> Percents(LoyaltyProgram program) =>
        (program with { Guardrails = new(CeilingPercent: -1) }).Said(Warning.DiscountAboveCeiling)
            .Select(warning => warning.Percent!.Value);

    private static LoyaltyProgram Random(Random random) => (Looked.Program.WithTiers(Some.Tier("gold", 100, 1.5m)) with
    {
        Rewards = [Looked.Off(random.Next(1, 9)), Percent(random.Next(1, 20))],
        PayWithPoints = new([Looked.Euros(random.Next(1, 9))], 100, random.Next(1, 100)),
    }).With([.. Enumerable.Range(0, random.Next(1, 6)).Select(index => Rule(random, index))])
        .Stacked((Stacking)random.Next(3));

    private static Rule Rule(Random random, int index) => Looked.Times("r" + index, random.Next(40) / 10m) with
    {
        From = random.Next(2) == 0 ? null : Looked.Today.AddDays(random.Next(30)),
        Until = random.Next(2) == 0 ? null : Looked.Today.AddDays(random.Next(40)),
        Weekdays = random.Next(2) == 0 ? null : [(Weekday)random.Next(7), (Weekday)random.Next(7)],
        OrderNumber = random.Next(2) == 0 ? null : new(random.Next(1, 4)),
        Tiers = random.Next(3) == 0 ? ["gold"] : null,
    };
}
