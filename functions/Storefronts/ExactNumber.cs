using System.Globalization;
using System.Text.Json;

namespace Loyalty.Storefronts;

/// <summary>
/// Numbers as they were written, in a string or bare, never through floating point. More than 28 digits, an exponent
/// out of range or an amount no shop asks for is not understood rather than rounded.
/// </summary>
internal static class ExactNumber
{
    private const int MaxDigits = 28;
    private const decimal Max = 1_000_000_000_000m;
    private const NumberStyles Style =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static decimal Of(JsonElement value, string name)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number => value.GetRawText(),
            _ => "",
        };
        return IsWithinReach(text)
            && decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) <= Max
                ? number.Normalized()
                : throw new NotUnderstoodException("number_malformed", name);
    }

    /// <summary>
    /// Major units as minor units. A bare number with more decimals than its currency has is binary noise and is
    /// rounded; a string was written on purpose and is kept.
    /// </summary>
    public static decimal ToMinor(JsonElement value, string name, Currency currency)
    {
        var minor = Of(value, name) * currency.MinorPerMajor;
        var kept = value.ValueKind == JsonValueKind.Number ? Math.Round(minor, MidpointRounding.AwayFromZero) : minor;
        return kept.Normalized();
    }

    private static bool IsWithinReach(string text)
    {
        var mantissa = text.AsSpan();
        var e = text.AsSpan().IndexOfAny('e', 'E');
        if (e >= 0)
        {
            mantissa = text.AsSpan(0, e);
            var tail = text.AsSpan(e + 1);
            if (!int.TryParse(tail, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
                || Math.Abs((long)exponent) > MaxDigits)
            {
                return false;
            }
        }

        var digits = 0;
        foreach (var character in mantissa)
        {
            digits += char.IsAsciiDigit(character) ? 1 : 0;
        }

        return digits is > 0 and <= MaxDigits;
    }
}
