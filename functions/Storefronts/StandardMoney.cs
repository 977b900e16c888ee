using Loyalty.Orders;

namespace Loyalty.Storefronts;

/// <summary>
/// Amounts in the buyer's currency, with one rate for the whole order into the shop's where that is another.
/// </summary>
internal sealed record StandardMoney(Currency Buyer, Currency Shop, decimal ShopPerBuyer)
{
    public static StandardMoney Of(Fields order)
    {
        var buyer = order.Currency("currency");
        var shop = order.CurrencyOrNull("shopCurrency") ?? buyer;
        var rate = shop == buyer ? 1 : order.Number("exchangeRate");
        return rate > 0
            ? new StandardMoney(buyer, shop, rate)
            : throw new NotUnderstoodException("number_malformed", "exchangeRate");
    }

    public Price Price(Fields fields, string name) => PriceOrNull(fields, name) ?? default;

    /// <summary>An amount that is not below zero; null where it is absent.</summary>
    public Price? PriceOrNull(Fields fields, string name)
    {
        if (fields.MinorOrNull(name, Buyer) is not { } minor)
        {
            return null;
        }

        return minor < 0 ? throw new NotUnderstoodException("number_malformed", name)
            : Buyer == Shop ? Orders.Price.Of(minor)
            : new Price(minor, Math.Round(
                minor / Buyer.MinorPerMajor * ShopPerBuyer * Shop.MinorPerMajor, MidpointRounding.AwayFromZero));
    }
}
