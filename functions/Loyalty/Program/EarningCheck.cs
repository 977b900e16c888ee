namespace Loyalty.Program;

/// <summary>What would make the rules of earning wrong. Pure.</summary>
internal static class EarningCheck
{
    private const int MostRules = 100;
    private const int MostOrders = 1_000_000;
    private const int MostPoints = 10_000_000;

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

        EventCheck.Of(earning.Events, flaws);
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
