using Loyalty.Orders;

namespace Loyalty.Earning;

/// <summary>
/// The share of an order's goods that went back: returned, refunded as money, lost to a dispute, cancelled. Points it
/// was paid with come back in this share. From 0 to 1.
/// </summary>
public static class GoneBack
{
    public static decimal Of(OrderState state)
    {
        if (state.IsDeleted || state.Whole is { Payment: Payment.Void })
        {
            return 1;
        }

        if (state.Whole is not { } order)
        {
            return 0;
        }

        var refunds = state.AllRefunds();
        var bought = Paid(KeptLine.AsBought(order, Side.Buyer), order);
        if (bought <= 0)
        {
            // Paid with points alone: what is left is counted by the piece.
            return 1 - KeptLine.PiecesLeft(order, refunds);
        }

        var left = Paid(KeptLine.OfOrder(order, refunds, Side.Buyer), order);
        var returned = Returned.Of(state, refunds, Side.Buyer);
        var gone = EligibleAmount.Gone(returned, left * EligibleAmount.MoneyShare(order, Side.Buyer));
        return Math.Clamp(1 - (left * (1 - gone) / bought), 0, 1);
    }

    private static decimal Paid(IEnumerable<KeptLine> lines, Order order) =>
        lines.Sum(line => line.AsPaid(order.PricesIncludeTax));
}
