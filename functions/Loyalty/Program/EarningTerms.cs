namespace Loyalty.Program;

/// <summary>
/// What of a program's rules of earning is open to an order, fixed with its <see cref="Terms"/>: days, weekdays, the
/// number of the order, its currency and the tier held are decided; what depends on the order as it stands is not yet.
/// Self-contained: as much of the program's mapping as these rules ask for is in it. Amounts are in minor units of the
/// terms' currency.
/// </summary>
public sealed record EarningTerms(
    Choice<OrderMatch>? Orders = null,
    Choice<LineMatch>? Goods = null,
    decimal? MinimumMinor = null,
    long? MostPoints = null,
    Stacking Stacking = Stacking.Add,
    IReadOnlyList<RuleTerms>? Rules = null,
    Mapping? Mapping = null)
{
    /// <summary>Null where nothing but rate and tier is open to the order.</summary>
    public static EarningTerms? For(
        LoyaltyProgram program, Rate rate, Tier held, DateTimeOffset paidAt, int orderNumber)
    {
        if (program.Earning is not { } earning)
        {
            return null;
        }

        var day = ShopCalendar.DayAt(paidAt, program.TimeZone);
        RuleTerms[] open =
        [
            .. (earning.Rules ?? []).Where(rule => IsOpen(rule, rate, held, day, orderNumber))
                .Select(rule => new RuleTerms(
                    rule.Code, rule.Multiplier, rule.Points, rule.Orders, rule.Lines,
                    Minimum(rule.Minimum, rate, program))),
        ];
        var terms = new EarningTerms(
            earning.Orders,
            earning.Goods,
            Minimum(earning.Minimum, rate, program),
            earning.MostPerOrder,
            earning.Stacking,
            open.Length == 0 ? null : open);
        return terms == new EarningTerms(Stacking: earning.Stacking)
            ? null
            : terms with { Mapping = program.Mapping?.For(terms) };
    }

    private static bool IsOpen(Rule rule, Rate rate, Tier held, DateOnly day, int orderNumber) =>
        day >= (rule.From ?? day) && day <= (rule.Until ?? day)
        && (rule.Weekdays is not { } weekdays || weekdays.Contains((Weekday)(((int)day.DayOfWeek + 6) % 7)))
        && (rule.OrderNumber is not { } numbers
            || (orderNumber >= numbers.From && orderNumber <= (numbers.Until ?? orderNumber)))
        && (rule.Currencies is not { } currencies || currencies.Contains(rate.Currency))
        && (rule.Tiers is not { } tiers || tiers.Contains(held.Code, StringComparer.Ordinal));

    /// <summary>
    /// The amount said in this currency; else the first one said, worth as many points by the program's own rates.
    /// </summary>
    internal static decimal? Minimum(IReadOnlyList<Money>? said, Rate rate, LoyaltyProgram program)
    {
        if (said is not [var first, ..])
        {
            return null;
        }

        foreach (var money in said.Where(money => money.Currency == rate.Currency))
        {
            return money.AmountMinor;
        }

        return program.RateOf(first.Currency) is { } other
            ? first.AmountMinor * other.Points * rate.PerMinor / other.PerMinor / rate.Points
            : first.AmountMinor;
    }
}

/// <summary>A rule open to an order: what is left of it to ask of the order as it stands.</summary>
public sealed record RuleTerms(
    string Code,
    decimal? Multiplier,
    long? Points,
    Choice<OrderMatch>? Orders,
    Choice<LineMatch>? Lines,
    decimal? MinimumMinor);
