using System.Text.Json;
using System.Text.Json.Nodes;

namespace Loyalty.Cli.Programs;

/// <summary>What to look at in a program, in a sentence with its numbers for each of the contract's codes.</summary>
public static class Warnings
{
    public static string Text(ProgramFile file, JsonArray warnings, BasketLine? basket) =>
        string.Concat(warnings.Select(one => Text(file, one.Deserialize(CliText.Default.WarningLine)!)))
        + (warnings.Count == 0 || basket is null ? "" : basket.Text());

    private static string Text(ProgramFile file, WarningLine one) =>
        Plain.Number($"{file.Name}:{file.LineOf(one.Place)}: ")
        + $"{Plain.Text(one.Place)}: {Plain.Text(one.Code)}\n  {Plain.Text(For(one))}\n";

    private static string For(WarningLine one) => one.Code switch
    {
        "discount_above_ceiling" => Plain.Number($"Tier {one.Tier} can give back {one.Percent} % by {one.By}, ")
            + Plain.Number($"more than your {one.Limit} %; what stacks: {Plain.List(one.Rules ?? [])}."),
        "discount_below_floor" => Plain.Number($"Tier {one.Tier} gives back {one.Percent} % by {one.By}, ")
            + Plain.Number($"less than your {one.Limit} %: too little to change anything."),
        "first_reward_far" => $"The first reward costs {Cost(one)}; you want no more than "
            + Plain.Number($"{one.Limit} orders."),
        "reward_unreachable" => "Nobody can have it: " + Why(one),
        "basket_unknown" => "Nobody knows what an order usually comes to: say it in guardrails.medianBasket until "
            + "there are 30 orders.",
        "currency_without_rate" => $"The shop sells in {one.Currency}, and nothing is earned in it: add a rate.",
        "rate_out_of_line" => Plain.Number($"{one.Rate} {one.Currency} earn as much as one of the first rate’s ")
            + Plain.Number($"currency, which buys {one.Expected} ({Source(one)})."),
        "words_missing" => Plain.Number($"Words are missing in {one.Language} in {one.Count} places; ")
            + "the first is here.",
        "forbidden_goods" => $"“{one.Word}”: many countries forbid to reward {one.Goods?.Replace('_', ' ')}. "
            + "Ask somebody who knows the law where you sell.",
        "category_unmapped" => $"No storefront may tell the category “{one.Category}”: say in mapping.categories "
            + "which goods are in it.",
        _ => "Look it up in docs/openapi.yaml.",
    };

    private static string Why(WarningLine one) => one.Why switch
    {
        "ended" => "its last day is over.",
        "out_of_stock" => "there is none left.",
        "expires_first" => $"it costs {Cost(one)}; "
            + Plain.Number($"with an order a week, points expire after {one.Limit}."),
        "too_dear" => $"it costs {Cost(one)}.",
        "tier_unreachable" => Plain.Number($"tier {one.Tier} takes {one.Threshold}, ")
            + Plain.Number($"and an order of the median basket a week comes to {one.Limit} in the time that counts."),
        _ => "look it up in docs/openapi.yaml.",
    };

    private static string Cost(WarningLine one) => one.Orders is { } orders
        ? Plain.Number($"{one.Points} points, which {orders} orders of the median basket gather")
        : Plain.Number($"{one.Points} points, which a thousand orders of the median basket do not gather");

    private static string Source(WarningLine one) =>
        one.RatesOf is { } day ? $"roughly, as of {day}; say it yourself in guardrails.exchangeRates" : "as you say";
}

/// <summary>A warning with the numbers it has.</summary>
public sealed record WarningLine(
    string Code,
    string Place,
    string? Tier = null,
    decimal? Percent = null,
    decimal? Limit = null,
    string? By = null,
    IReadOnlyList<string>? Rules = null,
    long? Points = null,
    int? Orders = null,
    string? Why = null,
    long? Threshold = null,
    string? Currency = null,
    decimal? Rate = null,
    decimal? Expected = null,
    string? RatesOf = null,
    string? Language = null,
    int? Count = null,
    string? Goods = null,
    string? Word = null,
    string? Category = null);

/// <summary>The median basket a program was reckoned with, and where it is from.</summary>
public sealed record BasketLine(decimal AmountMinor, string Currency, int Exponent, string From, int? Orders = null)
{
    public string Text()
    {
        var amount = AmountMinor;
        for (var place = 0; place < Exponent; place++)
        {
            amount /= 10;
        }

        return Plain.Number($"Reckoned with a median basket of {amount} {Plain.Text(Currency)}, ")
            + (Orders is { } orders ? Plain.Number($"of {orders} orders.\n") : "as you say.\n");
    }
}
