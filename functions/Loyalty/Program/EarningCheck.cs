namespace Loyalty.Program;

/// <summary>What would make the rules of earning wrong. Pure.</summary>
internal static class EarningCheck
{
    private const int MostRules = 100;
    private const int MostOrders = 1_000_000;
    private const int MostPoints = 10_000_000;

    /// <summary>What multipliers may come to together: further up points are no longer numbers.</summary>
    private const decimal MostTogether = 1_000_000;

    /// <summary>
    /// Characters that rules and mapping may have as text: they stand with every entry of an order, beside its reasons,
    /// in one property of a row (32,768 characters).
    /// </summary>
    private const int MostText = 12_000;

    public static void Of(LoyaltyProgram program, FlawList flaws)
    {
        if (program.Earning is not { } earning)
        {
            return;
        }

        MatchCheck.Orders("/earning/orders", earning.Orders, flaws);
        MatchCheck.Lines("/earning/goods", earning.Goods, flaws);
        flaws.Amounts("/earning/minimum", earning.Minimum, program);
        flaws.Between("/earning/mostPerOrder", earning.MostPerOrder, 1, FlawList.Largest);
        flaws.AtMost("/earning/rules", earning.Rules?.Count, MostRules);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (place, rule) in FlawList.Each("/earning/rules", earning.Rules))
        {
            flaws.Code(place + "/code", rule.Code, codes);
            flaws.Words(place + "/name", rule.Name, FlawList.LongestName);
            Gives(place, rule, flaws);
            Opens(place, rule, program, flaws);
            MatchCheck.Orders(place + "/orders", rule.Orders, flaws);
            MatchCheck.Lines(place + "/lines", rule.Lines, flaws);
            flaws.Amounts(place + "/minimum", rule.Minimum, program);
        }

        flaws.When(Together(program, earning) > MostTogether, "/earning/stacking", Flaw.OutOfRange);
        flaws.When(EarningTermsText.Longest(program) > MostText, "/earning", Flaw.TooMany);
        EventCheck.Of(earning.Events, flaws);
    }

    /// <summary>What an order is multiplied by at most, or a little above what may be.</summary>
    private static decimal Together(LoyaltyProgram program, EarningRules earning)
    {
        var raises = (earning.Rules ?? []).Select(rule => rule.Multiplier ?? 1)
            .Append(program.Tiers.Select(tier => tier.Multiplier).DefaultIfEmpty(1).Max())
            .Where(one => one > 1);
        return earning.Stacking == Stacking.Multiply
            ? raises.Aggregate(1m, (all, one) => Math.Min(all, MostTogether + 1) * Math.Min(one, MostTogether + 1))
            : 1;
    }

    private static void Gives(string place, Rule rule, FlawList flaws)
    {
        flaws.When(rule is { Multiplier: null, Points: null }, place + "/multiplier", Flaw.Missing);
        flaws.When(rule is { Multiplier: not null, Points: not null }, place + "/points", Flaw.NotBoth);
        flaws.Between(place + "/multiplier", rule.Multiplier, 0, 100);
        flaws.Between(place + "/points", rule.Points, 1, MostPoints);
    }

    private static void Opens(string place, Rule rule, LoyaltyProgram program, FlawList flaws)
    {
        flaws.InOrder(place + "/until", rule.From, rule.Until);
        flaws.Once(place + "/weekdays", rule.Weekdays);
        flaws.Between(place + "/orderNumber/from", rule.OrderNumber?.From, 1, MostOrders);
        flaws.Between(place + "/orderNumber/until", rule.OrderNumber?.Until, 1, MostOrders);
        flaws.InOrder(place + "/orderNumber/until", rule.OrderNumber?.From, rule.OrderNumber?.Until);
        flaws.Currencies(place + "/currencies", rule.Currencies);
        flaws.Tiers(place + "/tiers", rule.Tiers, program);
    }
}
