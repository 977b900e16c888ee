namespace Loyalty.Program.Guarding;

/// <summary>
/// Rules that count for one order at once with the tier's multiplier, come together as the program says:
/// <paramref name="Lowered"/> is what is below 1, <paramref name="Raised"/> what is above, and
/// <paramref name="Points"/> what the order is given as a whole. <paramref name="Rules"/> are those that count.
/// </summary>
internal sealed record Stack(decimal Lowered, decimal Raised, decimal Points, IReadOnlyList<string> Rules)
{
    public decimal Multiplier => Bounded.Times(Lowered, Raised);

    public static Stack Of(LoyaltyProgram program, Tier tier, IReadOnlyCollection<Rule> rules)
    {
        Rule[] raising = [.. rules.Where(rule => rule.Multiplier > 1)];
        if (program.Earning?.Stacking == Stacking.Best)
        {
            var best = raising.MaxBy(rule => rule.Multiplier);
            raising = best?.Multiplier > tier.Multiplier ? [best] : [];
        }

        var raised = program.Earning?.Stacking switch
        {
            Stacking.Best => raising is [var best] ? best.Multiplier!.Value : tier.Multiplier,
            Stacking.Multiply => raising.Aggregate(
                tier.Multiplier, (all, rule) => Bounded.Times(all, rule.Multiplier!.Value)),
            _ => tier.Multiplier + raising.Sum(rule => rule.Multiplier!.Value - 1),
        };
        Rule[] lowering = [.. rules.Where(rule => rule.Multiplier < 1)];
        Rule[] giving = [.. rules.Where(rule => rule.Points > 0)];
        return new Stack(
            lowering.Aggregate(1m, (all, rule) => all * rule.Multiplier!.Value),
            raised,
            giving.Aggregate(0m, (all, rule) => all + rule.Points!.Value),
            [.. raising.Concat(lowering).Concat(giving).Select(rule => rule.Code)]);
    }

    /// <summary>What the tier earns by itself.</summary>
    public static Stack Plain(Tier tier) => new(1, tier.Multiplier, 0, []);

    /// <summary>
    /// Every way in which rules that raise can coincide for a tier, in the first rate's currency, from a day on. Two
    /// rules that hold on a day hold on one of the first seven on which both are open, and for the number of an order
    /// with which one of them begins: no other days and numbers need be tried.
    /// </summary>
    public static IEnumerable<Stack> Worst(LoyaltyProgram program, Tier tier, DateOnly today)
    {
        var main = program.Rates[0].Currency;
        Rule[] rules =
        [
            .. (program.Earning?.Rules ?? []).Where(rule =>
                (rule.Multiplier > 1 || rule.Points > 0)
                && (rule.Until is not { } until || until >= today)
                && (rule.Currencies is not { } currencies || currencies.Contains(main))
                && (rule.Tiers is not { } tiers || tiers.Contains(tier.Code, StringComparer.Ordinal))),
        ];
        var days = rules.Select(rule => rule.From > today ? rule.From.Value : today).Prepend(today).Distinct();
        var week = rules.Any(rule => rule.Weekdays is not null) ? 7 : 1;
        foreach (var day in days.SelectMany(day => Enumerable.Range(day.DayNumber, week)).Distinct()
            .Where(number => number <= DateOnly.MaxValue.DayNumber).Select(DateOnly.FromDayNumber))
        {
            Rule[] open = [.. rules.Where(rule => IsOpen(rule, day))];
            foreach (var number in open.Select(rule => rule.OrderNumber?.From ?? 1).Distinct())
            {
                yield return Of(program, tier, [.. open.Where(rule => IsOpen(rule, number))]);
            }
        }
    }

    /// <summary>What a member's order of a number earns whatever it is: by rules that ask nothing else.</summary>
    public static Stack Always(LoyaltyProgram program, Tier tier, int number)
    {
        var main = program.Rates[0].Currency;
        return Of(program, tier,
        [
            .. (program.Earning?.Rules ?? []).Where(rule =>
                rule is { From: null, Until: null, Weekdays: null, Orders: null, Lines: null, Minimum: null }
                && IsOpen(rule, number)
                && (rule.Currencies is not { } currencies || currencies.Contains(main))
                && (rule.Tiers is not { } tiers || tiers.Contains(tier.Code, StringComparer.Ordinal))),
        ]);
    }

    private static bool IsOpen(Rule rule, DateOnly day) =>
        day >= (rule.From ?? day) && day <= (rule.Until ?? day)
        && (rule.Weekdays is not { } weekdays || weekdays.Contains((Weekday)(((int)day.DayOfWeek + 6) % 7)));

    private static bool IsOpen(Rule rule, int number) =>
        rule.OrderNumber is not { } numbers || (number >= numbers.From && number <= (numbers.Until ?? number));
}
