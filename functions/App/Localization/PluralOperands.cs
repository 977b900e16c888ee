namespace Loyalty.App.Localization;

/// <summary>The plural categories of CLDR; a language uses some of them, and always <see cref="Other"/>.</summary>
public enum PluralCategory
{
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

/// <summary>
/// A number as plural rules see it (Unicode TS 35, plural operands): its whole part, its visible fraction with and
/// without trailing zeros, and the exponent of a compact form. The sign does not matter.
/// </summary>
/// <param name="I">The whole part; of a very long one the last 18 digits, which is all that rules look at.</param>
/// <param name="V">How many digits the visible fraction has.</param>
/// <param name="W">The same without trailing zeros.</param>
/// <param name="F">The visible fraction as a number.</param>
/// <param name="T">The same without trailing zeros.</param>
/// <param name="E">The exponent of a compact form (`1c6`); 0 in ours.</param>
public readonly record struct PluralOperands(long I, int V, int W, long F, long T, int E = 0)
{
    private const decimal Longest = 1_000_000_000_000_000_000;

    public static PluralOperands Of(decimal number, int exponent = 0)
    {
        var absolute = Math.Abs(number);
        var whole = decimal.Truncate(absolute);
        var (digits, fraction) = Fraction(absolute - whole, absolute.Scale);
        var (shortDigits, shortFraction) = (digits, fraction);
        while (shortDigits > 0 && shortFraction % 10 == 0)
        {
            (shortDigits, shortFraction) = (shortDigits - 1, shortFraction / 10);
        }

        return new((long)(whole % Longest), digits, shortDigits, fraction, shortFraction, exponent);
    }

    private static (int Digits, long Fraction) Fraction(decimal rest, int scale)
    {
        var digits = Math.Min(scale, 18);
        for (var digit = 0; digit < digits; digit++)
        {
            rest *= 10;
        }

        return (digits, (long)rest);
    }
}
