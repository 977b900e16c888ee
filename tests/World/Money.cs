using System.Globalization;

namespace World;

/// <summary>
/// Money as shops write it: major units with the currency's own decimals. A table of its own, so that a mistake in the
/// product's is seen.
/// </summary>
public static class Money
{
    /// <summary>The currencies sales are made in.</summary>
    public static IReadOnlyList<string> Currencies { get; } = ["EUR", "NOK", "JPY", "KWD"];

    public static int DecimalsOf(string currency) => currency switch
    {
        "JPY" or "KRW" or "ISK" or "VND" => 0,
        "KWD" or "BHD" or "JOD" or "OMR" or "TND" => 3,
        _ => 2,
    };

    /// <summary>The smallest whole number of minor units that is this amount; a fraction is a test's mistake.</summary>
    public static long Minor(decimal amount, string currency)
    {
        var minor = amount * PerMajor(currency);
        return minor == decimal.Truncate(minor)
            ? (long)minor
            : throw new ArgumentException($"{amount} {currency} has more decimals than the currency.", nameof(amount));
    }

    public static decimal OfMinor(decimal minor, string currency) => minor / PerMajor(currency);

    public static string Text(decimal amount, string currency) =>
        amount.ToString("F" + DecimalsOf(currency), CultureInfo.InvariantCulture);

    /// <summary>What a till makes of it: halves go away from zero.</summary>
    public static decimal Rounded(decimal amount, string currency) =>
        Math.Round(amount, DecimalsOf(currency), MidpointRounding.AwayFromZero);

    private static decimal PerMajor(string currency) => DecimalsOf(currency) switch { 0 => 1, 3 => 1000, _ => 100 };
}
