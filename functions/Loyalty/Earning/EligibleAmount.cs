using Loyalty.Orders;
using Loyalty.Program;

namespace Loyalty.Earning;

/// <summary>
/// The part of an order that earns, in minor units of the terms' currency: goods after discounts, less what came back, was
/// disputed, is still owed, or was paid with rewards. Never below zero, never more than the goods.
/// </summary>
public static class EligibleAmount
{
    /// <summary>Digits kept while dividing; far below a minor unit, far above decimal's own rounding.</summary>
    private const int Precision = 12;

    public static decimal Of(OrderState state, Terms terms)
    {
        if (state.Whole is not { Payment: Payment.Paid or Payment.PartlyPaid } order || state.IsDeleted)
        {
            return 0;
        }

        var side = terms.Side;
        var refunds = state.AllRefunds();
        var lines = order.Lines.Where(line => line.Kind is LineKind.Goods or LineKind.GiftCard)
            .Select(line => Kept(line, order, refunds, side)).ToList();
        var share = Discounted(order, side);
        var goods = lines.Where(line => line.Earns).Sum(line => line.Value(order.PricesIncludeTax, terms.Base.Tax)) * share;
        var paidFor = lines.Sum(line => line.AsPaid(order.PricesIncludeTax)) * share;
        var returned = Math.Min(paidFor, Returned.Of(state, refunds, side));
        var kept = paidFor == 0 ? 0 : goods * (paidFor - returned) / paidFor;
        if (terms.Base.Shipping)
        {
            kept += Math.Max(0, order.Shipping.In(side));
        }

        var earning = kept * PaidShare(order, side) * (1 - Share(order.PaidWithRewards.In(side), order.Total.In(side)));
        return Math.Max(0, decimal.Round(earning, Precision).Normalized());
    }

    private static KeptLine Kept(OrderLine line, Order order, IReadOnlyList<Refund> refunds, Side side)
    {
        var refunded = refunds.Where(refund => refund.Succeeded)
            .SelectMany(refund => refund.Lines).Where(back => back.LineId == line.Id).Sum(back => back.Quantity);
        var left = Math.Max(0, Math.Min(line.Quantity - refunded, line.CurrentQuantity ?? line.Quantity));
        var net = Math.Max(0, line.Net.In(side));
        var tax = Math.Max(0, line.Tax.In(side));
        return line.Quantity <= 0
            ? new KeptLine(line.Kind == LineKind.Goods, 0, 0)
            : new KeptLine(line.Kind == LineKind.Goods, net * left / line.Quantity, tax * left / line.Quantity);
    }

    /// <summary>What is left of each line after discounts that stand in no line.</summary>
    private static decimal Discounted(Order order, Side side) =>
        1 - Share(order.Discount.In(side), order.Lines.Sum(line => Math.Max(0, line.Net.In(side))));

    /// <summary>An order that owes more after an edit keeps the points for the share that is paid.</summary>
    private static decimal PaidShare(Order order, Side side) =>
        order.Payment == Payment.Paid ? 1 : 1 - Share(order.Outstanding.In(side), order.Total.In(side));

    private static decimal Share(decimal part, decimal whole) =>
        whole <= 0 || part <= 0 ? 0 : Math.Min(1, part / whole);

    private readonly record struct KeptLine(bool Earns, decimal Net, decimal Tax)
    {
        public decimal AsPaid(bool includesTax) => includesTax ? Net : Net + Tax;

        public decimal Value(bool includesTax, TaxRule rule) => rule switch
        {
            TaxRule.Included => AsPaid(includesTax),
            TaxRule.Excluded => includesTax ? Math.Max(0, Net - Tax) : Net,
            _ => Net,
        };
    }
}
