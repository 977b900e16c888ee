using Loyalty.Orders;
using Loyalty.Program;

namespace Loyalty.Earning;

/// <summary>
/// What is left of a line of goods after edits and returns, as the shopper paid it, in minor units of one side. Without
/// a line it is the shipping.
/// </summary>
internal readonly record struct KeptLine(OrderLine? Of, decimal Net, decimal Tax)
{
    public decimal AsPaid(bool includesTax) => includesTax ? Net : Net + Tax;

    public decimal Value(bool includesTax, TaxRule rule) => rule switch
    {
        TaxRule.Included => AsPaid(includesTax),
        TaxRule.Excluded => includesTax ? Math.Max(0, Net - Tax) : Net,
        _ => Net,
    };

    /// <summary>The lines of an order that are goods, gift cards among them.</summary>
    public static IReadOnlyList<KeptLine> OfOrder(Order order, IReadOnlyList<Refund> refunds, Side side)
    {
        var back = Back(refunds);
        return [.. Goods(order).Select(line => Part(line, Left(line, back), side))];
    }

    /// <summary>The same before anything was returned or edited away.</summary>
    public static IReadOnlyList<KeptLine> AsBought(Order order, Side side) =>
        [.. Goods(order).Select(line => Part(line, Math.Max(0, line.Quantity), side))];

    /// <summary>The share of the pieces that is left; 1 where there are none.</summary>
    public static decimal PiecesLeft(Order order, IReadOnlyList<Refund> refunds)
    {
        var back = Back(refunds);
        var bought = Goods(order).Sum(line => Math.Max(0, line.Quantity));
        return bought <= 0 ? 1 : Goods(order).Sum(line => Left(line, back)) / bought;
    }

    private static IEnumerable<OrderLine> Goods(Order order) =>
        order.Lines.Where(line => line.Kind is LineKind.Goods or LineKind.GiftCard);

    private static ILookup<string, decimal> Back(IReadOnlyList<Refund> refunds) =>
        refunds.Where(refund => refund.Succeeded).SelectMany(refund => refund.Lines)
            .ToLookup(line => line.LineId, line => line.Quantity, StringComparer.Ordinal);

    private static decimal Left(OrderLine line, ILookup<string, decimal> back) =>
        Math.Max(0, Math.Min(line.Quantity - back[line.Id].Sum(), line.CurrentQuantity ?? line.Quantity));

    private static KeptLine Part(OrderLine line, decimal left, Side side) => line.Quantity <= 0
        ? new KeptLine(line, 0, 0)
        : new KeptLine(
            line,
            EligibleAmount.Positive(line.Net, side) * left / line.Quantity,
            EligibleAmount.Positive(line.Tax, side) * left / line.Quantity);
}
