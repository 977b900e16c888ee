namespace World;

/// <summary>How sales begin: what is in the basket, in which currency, paid at once or not.</summary>
internal static class Births
{
    public static Moment Of(
        Random random, string storefront, string id, string? customer, string? email, DateTimeOffset now)
    {
        var currency = Money.Currencies[random.Next(4) == 0 ? random.Next(Money.Currencies.Count) : 0];
        var sale = new Sale(storefront, id, customer, currency, Whole(now))
        {
            Email = email,
            PricesIncludeTax = random.Next(3) > 0,
        };
        var taxPercent = random.Next(3) switch { 0 => 0, 1 => 10, _ => 25 };
        var count = sale.Can.Lines ? random.Next(1, 4) : 1;
        var lines = Enumerable.Range(1, count).Select(each => Line(random, sale, each, taxPercent)).ToList();
        sale = sale with { Lines = lines };
        if (random.Next(2) == 0)
        {
            var shipping = Price(random, currency, 1, 10);
            sale = sale with { Shipping = shipping, ShippingTax = Tax(sale, shipping, taxPercent) };
        }

        if (sale.Can.Discount && random.Next(4) == 0)
        {
            var discount = sale.Lines.Sum(line => line.Net) * random.Next(1, 30) / 100;
            sale = sale with { Discount = Money.Rounded(discount, currency) };
        }

        // A session that nobody completed is told once, when it expires.
        return sale.Storefront == "stripe" && random.Next(20) == 0
            ? new Moment(sale.CancelledOn(now), [sale.CancelledOn(now).Whole()])
            : Told(random, random.Next(4) > 0 ? sale with { PaidAt = sale.PlacedAt } : sale);
    }

    /// <summary>So many pieces of something new.</summary>
    public static SaleLine Line(Random random, Sale sale, int number, int taxPercent)
    {
        var quantity = sale.Can.Lines ? random.Next(1, 5) : 1;
        var isGiftCard = sale.Can.Lines && random.Next(8) == 0;
        var full = Price(random, sale.Currency, 2, 120) * quantity;
        var net = random.Next(3) > 0 ? full : Rounded(full * random.Next(60, 100) / 100, sale.Currency);
        return new SaleLine(
            Names.Line(sale, number), quantity, net, isGiftCard ? 0 : Tax(sale, net, taxPercent), isGiftCard);
    }

    private static Moment Told(Random random, Sale sale)
    {
        var created = sale.Whole(sale.Storefront switch
        {
            "shopify" => "orders/create",
            "woocommerce" => "order.created",
            "stripe" => "checkout.session.completed",
            _ => sale.PaidAt is null ? "order.created" : "order.paid",
        });
        return new Moment(sale, sale.Can.TellAgain && random.Next(3) == 0 ? [created, sale.Whole()] : [created]);
    }

    private static decimal Tax(Sale sale, decimal net, int percent) => Rounded(
        sale.PricesIncludeTax ? net * percent / (100 + percent) : net * percent / 100, sale.Currency);

    /// <summary>An amount of about so many euros, in the currency's own size.</summary>
    private static decimal Price(Random random, string currency, int from, int to)
    {
        var cents = random.Next(from * 100, to * 100);
        return Rounded(cents * Size(currency) / 100, currency);
    }

    /// <summary>Stripe takes no Kuwaiti amount whose last digit is not nought; neither does anyone here.</summary>
    private static decimal Rounded(decimal amount, string currency) =>
        currency == "KWD" ? Math.Round(amount, 2) : Money.Rounded(amount, currency);

    private static decimal Size(string currency) => currency switch
    {
        "NOK" => 11,
        "JPY" => 160,
        "KWD" => 0.34m,
        _ => 1,
    };

    private static DateTimeOffset Whole(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
}
