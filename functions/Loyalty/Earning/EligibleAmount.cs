using Loyalty.Orders;
using Loyalty.Program;

namespace Loyalty.Earning;

/// <summary>
/// The part of an order that earns, in minor units of the terms' currency: goods after discounts, less what came back,
/// was disputed, is still owed, or was paid with rewards. Money returned beyond the goods comes off shipping, where
/// that counts. Never below zero, never more than was paid.
/// </summary>
internal sealed record EligibleAmount(IReadOnlyList<EligibleLine> Lines, decimal ShippingMinor)
{
    public static EligibleAmount Nothing { get; } = new([], 0);

    public decimal TotalMinor => Lines.Sum(line => line.AmountMinor) + ShippingMinor;

    /// <summary>Of the goods that <paramref name="earns"/> lets earn; null lets all.</summary>
    public static EligibleAmount Of(OrderState state, Terms terms, Func<OrderLine, bool>? earns = null)
    {
        if (state.Whole is not { Payment: Payment.Paid or Payment.PartlyPaid } order || state.IsDeleted)
        {
            return Nothing;
        }

        var side = terms.Side;
        var refunds = state.AllRefunds();
        var lines = KeptLine.OfOrder(order, refunds, side);
        var share = Discounted(order, side);
        var money = PaidByMoney(order, side);
        var returned = Returned.Of(state, refunds, side);
        var paidFor = lines.Sum(line => line.AsPaid(order.PricesIncludeTax)) * share * money;
        var left = share * money * (1 - Gone(returned, paidFor));
        var shipping = new KeptLine(null, Positive(order.Shipping, side), Positive(order.ShippingTax, side));
        var paidForShipping = shipping.AsPaid(order.PricesIncludeTax) * money;
        return new EligibleAmount(
            [
                .. lines.Where(line => line.Of!.Kind == LineKind.Goods && (earns is null || earns(line.Of)))
                    .Select(line => new EligibleLine(
                        line.Of!, line.Value(order.PricesIncludeTax, terms.Base.Tax) * left)),
            ],
            !terms.Base.Shipping ? 0 : shipping.Value(order.PricesIncludeTax, terms.Base.Tax) * money
                * (1 - Gone(returned - paidFor, paidForShipping)));
    }

    /// <summary>The share of the goods' prices that was paid with money.</summary>
    public static decimal MoneyShare(Order order, Side side) => Discounted(order, side) * PaidByMoney(order, side);

    /// <summary>What is left of each line after discounts that stand in no line.</summary>
    private static decimal Discounted(Order order, Side side) =>
        1 - Share(order.Discount.In(side), order.Lines.Sum(line => Positive(line.Net, side)));

    /// <summary>
    /// The share of the order that was paid with money: not with rewards, and not what is owed after an edit. Refunded
    /// amounts are money, so they come off this share.
    /// </summary>
    private static decimal PaidByMoney(Order order, Side side)
    {
        var owed = order.Payment == Payment.PartlyPaid ? Positive(order.Outstanding, side) : 0;
        return 1 - Share(Positive(order.PaidWithRewards, side) + owed, order.Total.In(side));
    }

    public static decimal Positive(Price price, Side side) => Math.Max(0, price.In(side));

    /// <summary>
    /// The share of what was paid that went back. Less than the smallest coin is left by dividing a discount, and was
    /// never paid: rounded up it would be a point for an order that was refunded in full.
    /// </summary>
    public static decimal Gone(decimal returned, decimal paid) =>
        returned > 0 && paid - returned < 1 ? 1 : Share(returned, paid);

    private static decimal Share(decimal part, decimal whole) =>
        whole <= 0 || part <= 0 ? 0 : Math.Min(1, part / whole);
}

/// <summary>A line that earns, and what of it does, in minor units of the terms' currency.</summary>
internal readonly record struct EligibleLine(OrderLine Line, decimal AmountMinor);
