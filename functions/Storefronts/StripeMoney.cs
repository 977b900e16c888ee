namespace Loyalty.Storefronts;

/// <summary>
/// Stripe's integers as our minor units. Stripe counts some currencies otherwise than ISO 4217 does: MGA without
/// decimals, ISK and UGX with two (docs.stripe.com, "Supported currencies").
/// </summary>
public static class StripeMoney
{
    private const decimal Max = 1_000_000_000_000_000m;

    internal static decimal Amount(Fields fields, string name, Currency currency) =>
        AmountOrNull(fields, name, currency) ?? throw NotUnderstoodException.Missing(name);

    internal static decimal AmountOrZero(Fields fields, string name, Currency currency) =>
        AmountOrNull(fields, name, currency) ?? 0;

    internal static decimal? AmountOrNull(Fields fields, string name, Currency currency)
    {
        if (fields.NumberOrNull(name) is not { } amount)
        {
            return null;
        }

        if (amount != Math.Truncate(amount) || Math.Abs(amount) > Max)
        {
            throw new NotUnderstoodException("number_malformed", name);
        }

        return (amount / MinorPerMajor(currency) * currency.MinorPerMajor).Normalized();
    }

    /// <summary>
    /// Ours as Stripe's integer; null where Stripe has no such small step: parts of a króna, the last of three
    /// decimals.
    /// </summary>
    public static long? ToStripe(Money money)
    {
        var amount = money.AmountMajor * MinorPerMajor(money.Currency);
        var step = money.Currency.Code is "ISK" or "UGX" ? 100m : MinorPerMajor(money.Currency) == 1000m ? 10m : 1m;
        return amount % step == 0 && Math.Abs(amount) <= Max ? (long)amount : null;
    }

    private static decimal MinorPerMajor(Currency currency) => currency.Code switch
    {
        "BIF" or "CLP" or "DJF" or "GNF" or "JPY" or "KMF" or "KRW" or "MGA" or "PYG" or "RWF" or "VND" or "VUV"
            or "XAF" or "XOF" or "XPF" => 1m,
        "BHD" or "JOD" or "KWD" or "OMR" or "TND" => 1000m,
        _ => 100m,
    };
}
