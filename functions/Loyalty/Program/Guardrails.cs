namespace Loyalty.Program;

/// <summary>
/// What the owner wants to be warned of, and what no program says by itself. It changes no points.
/// </summary>
/// <param name="CeilingPercent">Warn where a tier's discount, with everything stacked, is above.</param>
/// <param name="FloorPercent">Warn where a tier's discount, with nothing stacked, is below.</param>
/// <param name="MostOrdersToReward">Warn where the first reward takes more orders.</param>
/// <param name="MedianBasket">What half of the orders come to, until there are enough orders to tell.</param>
/// <param name="ExchangeRates">By currency, how much of it one unit of the first rate's currency buys.</param>
public sealed record Guardrails(
    decimal CeilingPercent = 20,
    decimal FloorPercent = 1,
    int MostOrdersToReward = 6,
    Money? MedianBasket = null,
    IReadOnlyDictionary<string, decimal>? ExchangeRates = null);
