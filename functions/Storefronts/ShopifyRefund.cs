using Loyalty.Orders;

namespace Loyalty.Storefronts;

/// <summary>
/// Shopify's refund as ours. It reads the same inside its order and as a delivery of its own, so it is read from itself
/// alone. Lines are told as lines; the amount is what came back beyond them, beyond shipping and beyond duties.
/// </summary>
internal static class ShopifyRefund
{
    private static readonly string[] Times = ["created_at", "processed_at", "updated_at"];

    public static Refund Read(Fields refund)
    {
        var money = ShopifyMoney.OfRefund(refund);
        return new Refund
        {
            Id = refund.Id("id"),
            Revision = Revision.Of(LastTouched(refund)),
            Lines = [.. refund.Each("refund_line_items")
                .Select(line => new RefundedLine(line.Id("line_item_id"), line.Number("quantity")))],
            Amount = money is null ? default : Beyond(refund, money),
        };
    }

    private static DateTimeOffset LastTouched(Fields refund) => refund.Each("transactions").Append(refund)
        .SelectMany(each => Times.Select(each.TimeOrNull))
        .Max() ?? throw NotUnderstoodException.Missing("created_at");

    private static Price Beyond(Fields refund, ShopifyMoney money)
    {
        var returned = refund.Each("transactions")
            .Where(transaction => transaction.Text("kind") == "refund" && transaction.Text("status") == "success")
            .Sum(money.Paid);
        var (net, tax) = Lines(refund, money);
        var others = ShippingAndDuties(refund, money);
        var keptBack = Adjustments(refund, money, "refund_discrepancy");

        // Nothing here says whether prices include tax, but the books balance: returned = lines + others − kept back.
        var lines = (returned - others + keptBack).Buyer == net.Buyer ? net : net + tax;
        var beyond = (returned - others - lines).OrZero();
        return beyond.Buyer == 0 ? Price.Zero : beyond;
    }

    /// <summary>
    /// What the refunded lines are worth. Old bodies do not say, and a refund of money alone may name its lines at
    /// nought: then it is the lines' own price, or the same money would count as line and as amount.
    /// </summary>
    private static (Price Net, Price Tax) Lines(Fields refund, ShopifyMoney money)
    {
        var (net, tax) = (Price.Zero, Price.Zero);
        foreach (var line in refund.Each("refund_line_items"))
        {
            var told = money.Price(line, "subtotal", "subtotal_set");
            var bought = line.At("line_item");
            if (told == Price.Zero && bought.NumberOrNull("quantity") is > 0 and { } quantity)
            {
                var share = line.Number("quantity") / quantity;
                net += ShopifyOrder.NetOf(bought, money) * share;
                tax += ShopifyOrder.TaxOf(bought, money) * share;
            }
            else
            {
                net += told;
                tax += money.Price(line, "total_tax", "total_tax_set");
            }
        }

        return (net, tax);
    }

    /// <summary>Refunded shipping stands in two places, of which either may be missing.</summary>
    private static Price ShippingAndDuties(Fields refund, ShopifyMoney money)
    {
        var adjusted = -Adjustments(refund, money, "shipping_refund");
        var listed = refund.Each("refund_shipping_lines")
            .Sum(line => money.Price(line, "subtotal_amount", "subtotal_amount_set"));
        return new Price(Math.Max(adjusted.Buyer, listed.Buyer), Math.Max(adjusted.Shop, listed.Shop))
            + money.Price(refund, "total_duties", "total_duties_set")
            + money.Price(refund, "total_additional_fees", "total_additional_fees_set");
    }

    private static Price Adjustments(Fields refund, ShopifyMoney money, string kind) =>
        refund.Each("order_adjustments")
            .Where(adjustment => adjustment.Text("kind") == kind)
            .Sum(adjustment => money.Price(adjustment, "amount", "amount_set")
                + money.Price(adjustment, "tax_amount", "tax_amount_set"));
}
