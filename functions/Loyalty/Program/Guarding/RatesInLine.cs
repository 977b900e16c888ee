using System.Globalization;

namespace Loyalty.Program.Guarding;

/// <summary>
/// Currencies the shop sells in have rates, and the same money earns about the same in each: no more than half as much
/// again either way, for exchange rates move.
/// </summary>
internal static class RatesInLine
{
    private const decimal Widest = 1.5m;

    /// <summary>What a division lost puts no rate out of line.</summary>
    private const int Precision = 12;

    public static IEnumerable<Warning> Warnings(LoyaltyProgram program) =>
        (program.Currencies ?? []).Select((currency, index) => (currency, index))
            .Where(one => program.RateOf(one.currency) is null)
            .Select(one => new Warning(Warning.CurrencyWithoutRate, At("/currencies", one.index))
            {
                Currency = one.currency,
            })
            .Concat(program.Rates.Skip(1)
                .Select((rate, index) => OutOfLine(program, rate, At("/rates", index + 1))).OfType<Warning>());

    private static Warning? OutOfLine(LoyaltyProgram program, Rate rate, string place)
    {
        var main = program.Rates[0];
        var (expected, day) = Exchange(program, rate.Currency);
        if (expected is not > 0)
        {
            return null;
        }

        var implied = decimal.Round(Bounded.Over(PerMajor(main), PerMajor(rate)), Precision);
        return implied <= Bounded.Times(expected.Value, Widest) && expected <= Bounded.Times(implied, Widest)
            ? null
            : new Warning(Warning.RateOutOfLine, place)
            {
                Currency = rate.Currency,
                Rate = Shown(implied),
                Expected = Shown(expected.Value),
                RatesOf = day,
            };
    }

    /// <summary>What one unit of the first currency buys: as the owner says, else roughly.</summary>
    private static (decimal? Expected, DateOnly? Day) Exchange(LoyaltyProgram program, Currency currency)
    {
        var said = program.Guardrails?.ExchangeRates?.Where(one => Currency.Parse(one.Key) == currency)
            .Select(one => (decimal?)one.Value).FirstOrDefault();
        return said is not null ? (said, null)
            : (RoughRates.Between(program.Rates[0].Currency, currency), RoughRates.Day);
    }

    private static decimal PerMajor(Rate rate) =>
        Bounded.Times(MainMoney.PerMinor(rate), rate.Currency.MinorPerMajor);

    /// <summary>To four digits that say something.</summary>
    private static decimal Shown(decimal rate)
    {
        var places = 3;
        for (var left = rate; left is < 1 and > 0 && places < 12; left *= 10)
        {
            places++;
        }

        return decimal.Round(rate, rate >= 1_000 ? 0 : places).Normalized();
    }

    private static string At(string place, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{place}/{index}");
}
