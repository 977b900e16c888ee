namespace World;

/// <summary>
/// The reference model: the points a sale is due once everything about it has been told, worked out from the sale
/// itself, in exact fractions and as plainly as possible. It knows no deliveries, no order of arrival and no history.
/// </summary>
public static class Naive
{
    public static long Points(Sale sale, NaiveRules rules)
    {
        var earns = sale.PaidAt is not null && sale.CancelledAt is null && !sale.IsDeleted && !IsRefunded(sale);
        if (!earns || !rules.MoneyPerPoint.TryGetValue(sale.Currency, out var perPoint))
        {
            return 0;
        }

        var earning = Earning(sale, rules.Tax);
        return earning.IsZero || earning < rules.Least
            ? 0
            : Math.Min(
                Rounded(earning * rules.Multiplier / perPoint, rules.Rounding) + rules.Bonus,
                rules.Most ?? long.MaxValue);
    }

    /// <summary>WooCommerce says so itself, whatever dividing a discount leaves of the money.</summary>
    private static bool IsRefunded(Sale sale) =>
        sale.Storefront == "woocommerce" && sale.Refunds.Count > 0 && sale.Refunded >= sale.Amount;

    private static long Rounded(Exact points, RoundedTo rounding) => rounding switch
    {
        RoundedTo.Nearest => points.Nearest(),
        RoundedTo.Above => points.Ceiling(),
        _ => points.Floor(),
    };

    /// <summary>
    /// The goods the shopper still has and has paid for. Money that went back without goods comes off all lines alike,
    /// gift cards too; so does a discount on the whole order, and so does what is owed.
    /// </summary>
    private static Exact Earning(Sale sale, TaxCounts tax)
    {
        Exact goods = 0m, all = 0m;
        foreach (var line in sale.Lines)
        {
            var kept = (Exact)sale.Left(line) / line.Quantity;
            all += kept * AsPaid(sale, line);
            goods += line.IsGiftCard ? 0m : kept * Counting(sale, line, tax);
        }

        var share = Undiscounted(sale) * PaidFor(sale);
        var paid = all * share;
        var (back, coin) = (GoneBack(sale), Money.OfMinor(1, sale.Currency));
        return paid.IsZero || (back > 0 && paid - back < coin) ? 0m : goods * share * (paid - back) / paid;
    }

    /// <summary>Amounts of refunds beyond their lines, and what the bank has taken or may yet take.</summary>
    private static decimal GoneBack(Sale sale)
    {
        var refunded = sale.Refunds.Where(refund => refund.State == RefundState.Succeeded)
            .Sum(refund => sale.Can.ReturnLines ? refund.Amount : sale.MoneyOf(refund));
        return sale.Contested is { State: not DisputeState.Won } dispute ? refunded + dispute.Amount : refunded;
    }

    private static decimal AsPaid(Sale sale, SaleLine line) => sale.PricesIncludeTax ? line.Net : line.Net + line.Tax;

    private static decimal Counting(Sale sale, SaleLine line, TaxCounts tax) => tax switch
    {
        TaxCounts.Always => AsPaid(sale, line),
        TaxCounts.Never => sale.PricesIncludeTax ? line.Net - line.Tax : line.Net,
        _ => line.Net,
    };

    private static Exact Undiscounted(Sale sale)
    {
        var priced = sale.Lines.Sum(line => line.Net);
        return priced == 0 ? 1m : (Exact)(priced - sale.Discount) / priced;
    }

    private static Exact PaidFor(Sale sale) =>
        sale.Outstanding == 0 ? 1m : (Exact)(sale.Amount - sale.Outstanding) / sale.Amount;
}
