using System.Globalization;
using System.Text.Json.Serialization;

namespace Loyalty;

/// <summary>
/// An ISO 4217 currency: three upper-case letters and the number of its decimals (ISO 4217, list one).
/// </summary>
[JsonConverter(typeof(CurrencyAsText))]
public readonly record struct Currency
{
    private Currency(string code) => Code = code;

    public string Code { get; }

    /// <summary>Decimals of the minor unit: JPY 0, EUR 2, KWD 3.</summary>
    public int Exponent => Code switch
    {
        "BIF" or "CLP" or "DJF" or "GNF" or "ISK" or "JPY" or "KMF" or "KRW" or "PYG" or "RWF" or "UGX" or "UYI"
            or "VND" or "VUV" or "XAF" or "XOF" or "XPF" => 0,
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 3,
        "CLF" or "UYW" => 4,
        _ => 2,
    };

    /// <summary>Minor units in one major unit: EUR 100, JPY 1.</summary>
    public decimal MinorPerMajor => Exponent switch { 0 => 1m, 2 => 100m, 3 => 1000m, _ => 10000m };

    /// <summary>Three letters in any case; anything else is no currency.</summary>
    public static Currency? Parse(string? code) =>
        code is { Length: 3 } && code.All(char.IsAsciiLetter) ? new Currency(code.ToUpperInvariant()) : null;

    public static Currency Of(string code) =>
        Parse(code) ?? throw new ArgumentException("Not a currency: " + code, nameof(code));

    public override string ToString() => Code;
}

/// <summary>
/// An amount in minor units of its currency. Only like is added to like; never a floating-point number.
/// </summary>
public readonly record struct Money(
    [property: JsonRequired] decimal AmountMinor, [property: JsonRequired] Currency Currency)
{
    public decimal AmountMajor => AmountMinor / Currency.MinorPerMajor;

    public static Money FromMajor(decimal amount, Currency currency) => new(amount * currency.MinorPerMajor, currency);

    public static Money operator +(Money left, Money right) =>
        left.Currency == right.Currency
            ? left with { AmountMinor = left.AmountMinor + right.AmountMinor }
            : throw new InvalidOperationException($"{left.Currency} and {right.Currency} do not add up.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{AmountMajor} {Currency.Code}");
}
