using Loyalty;
using Loyalty.Program;
using World;
using Money = Loyalty.Money;

namespace Simulation;

/// <summary>
/// Random rules of earning about whole orders – days of the week, the first orders, tiers, currencies – and, once more
/// and as plainly as possible, what they make of one order.
/// </summary>
internal sealed class Campaigns(Random random)
{
    private static readonly Currency Euro = Currency.Of("EUR");

    private static readonly EventRule Visit = new(
        "visit",
        Say("visit"),
        Happenings.Points,
        [new EventLimit(Happenings.MostADay, EventPeriod.Day), new EventLimit(Happenings.MostInAll, EventPeriod.Ever)]);

    /// <summary>Every program knows visits: what none knows would wait in quarantine.</summary>
    public EarningRules Next() => random.Next(2) == 0 ? new EarningRules(Events: [Visit]) : new EarningRules(
        Minimum: random.Next(4) == 0 ? [new Money(random.Next(1, 4_000), Euro)] : null,
        MostPerOrder: random.Next(4) == 0 ? random.Next(1, 900) : null,
        Stacking: (Stacking)random.Next(3),
        Rules: [.. Enumerable.Range(0, random.Next(5)).Select(Rule)],
        Events: [Visit]);

    /// <summary>The rules for one order: by what its terms say of when it was paid, its number and the tier.</summary>
    public static NaiveRules Applied(NaiveRules rules, LoyaltyProgram program, Terms terms)
    {
        var earning = program.Earning!;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(program.TimeZone);
        var weekday = TimeZoneInfo.ConvertTime(terms.PaidAt, zone).DayOfWeek.ToString();
        var number = terms.OrderNumber!.Value;
        var open = (earning.Rules ?? []).Where(rule =>
            (rule.Weekdays is null || rule.Weekdays.Any(day => day.ToString() == weekday))
            && (rule.OrderNumber is null || (number >= rule.OrderNumber.From && !(number > rule.OrderNumber.Until)))
            && (rule.Tiers is null || rule.Tiers.Any(tier => tier == terms.Tier))
            && (rule.Currencies is null || rule.Currencies.Any(currency => currency == terms.Rate.Currency)))
            .ToList();
        var raised = open.Select(rule => rule.Multiplier ?? 1).Where(one => one > 1).Append(rules.Multiplier).ToList();
        return rules with
        {
            Multiplier = open.Select(rule => rule.Multiplier ?? 1).Where(one => one < 1)
                .Aggregate(1m, (all, one) => all * one) * earning.Stacking switch
                {
                    Stacking.Add => 1 + raised.Sum(one => one - 1),
                    Stacking.Multiply => raised.Aggregate(1m, (all, one) => all * one),
                    _ => raised.Max(),
                },
            Bonus = open.Sum(rule => rule.Points ?? 0),
            Most = earning.MostPerOrder,
            Least = earning.Minimum is [var least] ? Least(least, program, terms) : Exact.Zero,
        };
    }

    private static Exact Least(Money least, LoyaltyProgram program, Terms terms)
    {
        var (euro, own) = (program.Rates.Single(rate => rate.Currency == least.Currency), terms.Rate);
        return (Exact)least.AmountMinor * euro.Points * own.PerMinor / euro.PerMinor / own.Points
            / own.Currency.MinorPerMajor;
    }

    private Rule Rule(int number)
    {
        var gives = random.Next(3) == 0;
        var code = "campaign-" + (number + 1);
        return new Rule(
            code,
            Say(code),
            gives ? null : random.Next(0, 13) * 0.25m,
            gives ? random.Next(1, 200) : null)
        {
            Weekdays = random.Next(3) == 0 ? [.. Enum.GetValues<Weekday>().Where(_ => random.Next(2) == 0)] : null,
            OrderNumber = random.Next(3) == 0 ? new OrderNumbers(random.Next(1, 3), random.Next(3, 5)) : null,
            Tiers = random.Next(4) == 0 ? ["silver", "gold"] : null,
            Currencies = random.Next(4) == 0 ? [Euro] : null,
        };
    }

    private static Words Say(string text) =>
        new(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = text });
}
