using Loyalty.Orders;

namespace Loyalty.Earning;

/// <summary>
/// Money of an order that went back as an amount: refunds beyond their lines and disputes. The same money told twice,
/// by refund and as one figure, counts once; a refund that failed gives its money back to the figure.
/// </summary>
public static class Returned
{
    public static decimal Of(OrderState state, IReadOnlyList<Refund> refunds, Side side)
    {
        var byRefund = refunds.Where(refund => refund.Succeeded).Sum(refund => refund.Amount.In(side));
        var byFigure = state.RefundedInAll.Sum(total => Figure(state.Whole!, total, refunds, side));
        var disputed = state.Disputes.Where(dispute => dispute.State != DisputeState.Won)
            .Sum(dispute => InSide(state.Whole!, dispute.Amount, side));
        return Math.Max(0, Math.Max(byRefund, byFigure) + disputed);
    }

    private static decimal Figure(
        Order order, OrderPart.RefundedInAll total, IReadOnlyList<Refund> refunds, Side side)
    {
        var failed = refunds.Where(refund => refund.Failed && refund.Revision >= total.Revision)
            .Sum(refund => refund.Amount.In(side));
        return Math.Max(0, InSide(order, total.Amount, side) - failed);
    }

    /// <summary>
    /// An amount in the buyer's or the shop's currency on the side that counts, by the order's own totals. In a third
    /// currency it cannot be told: then the whole order is meant.
    /// </summary>
    private static decimal InSide(Order order, Money amount, Side side)
    {
        var counted = side == Side.Buyer ? order.Currency : order.ShopCurrency;
        if (amount.Currency == counted)
        {
            return amount.AmountMinor;
        }

        var from = side == Side.Buyer ? Side.Shop : Side.Buyer;
        var told = from == Side.Buyer ? order.Currency : order.ShopCurrency;
        return amount.Currency == told && order.Total.In(from) > 0
            ? amount.AmountMinor * order.Total.In(side) / order.Total.In(from)
            : order.Total.In(side);
    }
}
