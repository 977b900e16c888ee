namespace Loyalty.Program.Guarding;

/// <summary>
/// Roughly what a euro buys, to two digits: enough to see that a rate was mistyped, and for nothing else. After the
/// European Central Bank's euro reference rates; where it gives none, after the currency's peg to the dollar, or (RUB,
/// UAH) its own central bank. Owners have the last word by <see cref="Guardrails.ExchangeRates"/>.
/// </summary>
internal static class RoughRates
{
    public static readonly DateOnly Day = new(2025, 6, 30);

    /// <summary>What one unit of a currency buys of another; null where nothing is known of one of them.</summary>
    public static decimal? Between(Currency from, Currency to) =>
        ForAEuro.TryGetValue(from.Code, out var one) && ForAEuro.TryGetValue(to.Code, out var other)
            ? other / one : null;

    private static readonly Dictionary<string, decimal> ForAEuro = new(StringComparer.Ordinal)
    {
        ["EUR"] = 1,
        ["AED"] = 4.3m,
        ["AUD"] = 1.8m,
        ["BGN"] = 2m,
        ["BHD"] = 0.44m,
        ["BRL"] = 6.4m,
        ["CAD"] = 1.6m,
        ["CHF"] = 0.93m,
        ["CNY"] = 8.4m,
        ["CZK"] = 25,
        ["DKK"] = 7.5m,
        ["GBP"] = 0.86m,
        ["HKD"] = 9.2m,
        ["HUF"] = 400,
        ["IDR"] = 19_000,
        ["ILS"] = 4,
        ["INR"] = 100,
        ["ISK"] = 140,
        ["JPY"] = 170,
        ["KRW"] = 1_600,
        ["KWD"] = 0.36m,
        ["MXN"] = 22,
        ["MYR"] = 4.9m,
        ["NOK"] = 12,
        ["NZD"] = 1.9m,
        ["OMR"] = 0.45m,
        ["PHP"] = 66,
        ["PLN"] = 4.2m,
        ["QAR"] = 4.3m,
        ["RON"] = 5.1m,
        ["RUB"] = 92,
        ["SAR"] = 4.4m,
        ["SEK"] = 11,
        ["SGD"] = 1.5m,
        ["THB"] = 38,
        ["UAH"] = 49,
        ["USD"] = 1.2m,
        ["ZAR"] = 21,
    };
}
