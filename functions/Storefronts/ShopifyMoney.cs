using Loyalty.Orders;

namespace Loyalty.Storefronts;

/// <summary>
/// Shopify's amounts stand twice in a <c>*_set</c> – in the shop's currency and as the buyer saw them – and once bare,
/// in the shop's. Where only the bare one is given, the buyer's side follows at the rate of the order's own sets.
/// </summary>
internal sealed record ShopifyMoney(Currency Buyer, Currency Shop, decimal BuyerPerShop)
{
    /// <summary>
    /// The currencies of an order. Two currencies without one set that tells their rate are one: the shop's.
    /// </summary>
    public static ShopifyMoney OfOrder(Fields order)
    {
        var shop = order.Currency("currency");
        var buyer = order.CurrencyOrNull("presentment_currency") ?? shop;
        return buyer == shop ? new ShopifyMoney(shop, shop, 1) : Told(
            [order.At("total_price_set"), order.At("subtotal_price_set"), order.At("total_line_items_price_set")])
            ?? new ShopifyMoney(shop, shop, 1);
    }

    /// <summary>
    /// The currencies of a refund, which must say the same inside its order and by itself: it speaks only for itself.
    /// Null where it names no currency, and so no money.
    /// </summary>
    public static ShopifyMoney? OfRefund(Fields refund)
    {
        var transactions = refund.Each("transactions").ToList();
        var told = Told(
        [
            .. refund.Each("refund_line_items").Select(line => line.At("subtotal_set")),
            .. refund.Each("order_adjustments").Select(adjustment => adjustment.At("amount_set")),
            .. refund.Each("refund_shipping_lines").Select(line => line.At("subtotal_amount_set")),
            .. transactions.Select(transaction => transaction.At("total_unsettled_set")),
        ]);
        var currencies = transactions.Select(transaction => transaction.CurrencyOrNull("currency"));
        var only = currencies.FirstOrDefault(currency => currency is not null);
        return told ?? (only is { } one ? new ShopifyMoney(one, one, 1) : null);
    }

    /// <summary>An amount and its set; nought where neither is there.</summary>
    public Price Price(Fields fields, string bare, string set)
    {
        var both = fields.At(set);
        var shop = both.At("shop_money").MinorOrNull("amount", Shop) ?? fields.Minor(bare, Shop);
        return Buyer == Shop
            ? Orders.Price.Of(shop)
            : new Price(both.At("presentment_money").MinorOrNull("amount", Buyer) ?? ToBuyer(shop), shop);
    }

    /// <summary>A payment's amount, which names its own currency.</summary>
    public Price Paid(Fields transaction)
    {
        var currency = transaction.CurrencyOrNull("currency") ?? Shop;
        var amount = transaction.Minor("amount", currency);
        return Buyer == Shop && currency == Shop ? Orders.Price.Of(amount)
            : currency == Buyer ? new Price(amount, ToShop(amount))
            : currency == Shop ? new Price(ToBuyer(amount), amount)
            : throw new NotUnderstoodException("currency_of_another_order", "currency");
    }

    /// <summary>
    /// The currencies and their rate as the largest of the sets tells it, whose rounding weighs least.
    /// </summary>
    private static ShopifyMoney? Told(IEnumerable<Fields> sets)
    {
        ShopifyMoney? told = null;
        var largest = 0m;
        foreach (var set in sets)
        {
            var (shop, buyer) = (set.At("shop_money"), set.At("presentment_money"));
            if (Code(shop) is not { } shopCurrency || Code(buyer) is not { } buyerCurrency)
            {
                continue;
            }

            if (shopCurrency == buyerCurrency)
            {
                return new ShopifyMoney(shopCurrency, shopCurrency, 1);
            }

            var (inShop, inBuyer) = (Math.Abs(shop.Number("amount")), Math.Abs(buyer.Number("amount")));
            if (inShop > largest && inBuyer > 0)
            {
                told = new ShopifyMoney(buyerCurrency, shopCurrency, inBuyer / inShop);
                largest = inShop;
            }
        }

        return told;
    }

    private static Currency? Code(Fields money) =>
        money.CurrencyOrNull("currency_code") ?? money.CurrencyOrNull("currency");

    private decimal ToBuyer(decimal shopMinor) =>
        Whole(shopMinor / Shop.MinorPerMajor * BuyerPerShop * Buyer.MinorPerMajor);

    private decimal ToShop(decimal buyerMinor) =>
        Whole(buyerMinor / Buyer.MinorPerMajor / BuyerPerShop * Shop.MinorPerMajor);

    private static decimal Whole(decimal minor) => Math.Round(minor, MidpointRounding.AwayFromZero);
}
