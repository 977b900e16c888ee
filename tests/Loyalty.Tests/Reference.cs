using Loyalty.Orders;
using Loyalty.Program;
using Exact = World.Exact;

namespace Loyalty.Tests;

/// <summary>
/// The points an order is due, worked out a second time and as plainly as possible: from every delivery that arrived,
/// in
/// exact fractions, unit by unit of money.
/// </summary>
public sealed class Reference
{
    private readonly List<Order> wholes = [];
    private readonly List<OrderPart> parts = [];
    private DateTimeOffset? deletedAt;

    private Order? Newest => wholes.MaxBy(order => order.Revision);

    private bool IsDeleted =>
        deletedAt is { } at && (Newest is null || Newest.Revision.Sequence <= at.AddMinutes(5).UtcTicks);

    public void Hear(Step step)
    {
        switch (step)
        {
            case Step.Whole { Order: var order }:
                deletedAt = order.IsRestored
                    && wholes.TrueForAll(one => !one.IsRestored || order.Revision > one.Revision) ? null : deletedAt;
                wholes.Add(order);
                break;
            case Step.Part { News: OrderPart.Deleted, At: var at }:
                deletedAt = IsDeleted ? deletedAt
                    : Newest is { Revision.Sequence: var told } && told > at.UtcTicks ? new(told, TimeSpan.Zero)
                    : at;
                break;
            case Step.Part { News: var news }:
                parts.Add(news);
                break;
        }
    }

    public bool WasPaid => wholes.Any(order => order.Payment == Payment.Paid);

    public long Due(Terms terms)
    {
        var buyer = wholes.Where(order => order.Buyer is not null).MinBy(order => order.Revision)?.Buyer;
        var rules = new ReferenceRules(Newest!, buyer, terms);
        return rules.Points(Earning(terms, rules), points => terms.Rounding switch
        {
            Rounding.Up => points.Ceiling(),
            Rounding.Nearest => points.Nearest(),
            _ => points.Floor(),
        });
    }

    /// <summary>
    /// Money paid for things that earn, less what went back of it, line by line; shipping is the one without a line.
    /// </summary>
    private List<(OrderLine? Line, Exact Amount)> Earning(Terms terms, ReferenceRules rules)
    {
        var order = Newest!;
        if (IsDeleted || order.Payment is Payment.Void or Payment.Unpaid)
        {
            return [];
        }

        decimal On(Price price) => price.In(terms.Side);
        Exact all = order.Lines.Sum(line => On(line.Net));
        var afterDiscount = all.IsZero ? 1m : 1m - Exact.Less(1m, On(order.Discount) / all);
        Exact owed = order.Payment == Payment.PartlyPaid ? On(order.Outstanding) : 0m;
        var byMoney = Exact.More(0m, 1m - ((On(order.PaidWithRewards) + owed) / On(order.Total)));
        Exact paid = 0m;
        var counts = new List<(OrderLine? Line, Exact Amount)>();
        foreach (var line in order.Lines.Where(line => line.Kind is LineKind.Goods or LineKind.GiftCard))
        {
            var left = Math.Max(0, Math.Min(line.Quantity - UnitsBack(line.Id), line.CurrentQuantity ?? line.Quantity));
            var part = (Exact)left / line.Quantity * afterDiscount * byMoney;
            paid += (order.PricesIncludeTax ? On(line.Net) : On(line.Net) + On(line.Tax)) * part;
            if (line.Kind == LineKind.Goods && rules.Earns(line))
            {
                counts.Add((line, Counting(On(line.Net), On(line.Tax), order, terms) * part));
            }
        }

        var back = MoneyBack(order, terms.Side, terms.Rate.Currency);
        var share = paid.IsZero || (back > 0m && paid - back < 1m) ? 0m : (paid - back) / paid;
        List<(OrderLine? Line, Exact Amount)> kept = [.. counts.Select(one => (one.Line, one.Amount * share))];
        if (!terms.Base.Shipping)
        {
            return kept;
        }

        var carriage = (order.PricesIncludeTax ? On(order.Shipping)
            : On(order.Shipping) + On(order.ShippingTax)) * byMoney;
        var rest = Exact.More(0m, back - paid);
        return carriage.IsZero || (rest > 0m && carriage - rest < 1m)
            ? kept
            : [.. kept, (null, Counting(On(order.Shipping), On(order.ShippingTax), order, terms) * byMoney
                * Exact.More(0m, carriage - rest) / carriage)];
    }

    /// <summary>The share of the goods, as they were paid for, that is no longer the buyer's.</summary>
    public Exact GoneBack()
    {
        if (IsDeleted || Newest is { Payment: Payment.Void })
        {
            return 1m;
        }

        if (Newest is not { } order)
        {
            return 0m;
        }

        var goods = order.Lines.Where(line => line.Kind is LineKind.Goods or LineKind.GiftCard).ToList();
        Exact Paid(OrderLine line) => order.PricesIncludeTax ? line.Net.Buyer : line.Net.Buyer + line.Tax.Buyer;
        Exact Left(OrderLine line) => (Exact)Math.Max(
            0, Math.Min(line.Quantity - UnitsBack(line.Id), line.CurrentQuantity ?? line.Quantity)) / line.Quantity;
        Exact bought = 0m, left = 0m;
        goods.ForEach(line => (bought, left) = (bought + Paid(line), left + (Paid(line) * Left(line))));
        if (bought.IsZero)
        {
            Exact pieces = goods.Sum(line => line.Quantity), still = 0m;
            goods.ForEach(line => still += Left(line) * line.Quantity);
            return pieces.IsZero ? 0m : 1m - (still / pieces);
        }

        Exact all = order.Lines.Sum(line => line.Net.Buyer);
        Exact owed = order.Payment == Payment.PartlyPaid ? order.Outstanding.Buyer : 0m;
        var byMoney = (1m - Exact.Less(1m, order.Discount.Buyer / all))
            * Exact.More(0m, 1m - ((order.PaidWithRewards.Buyer + owed) / order.Total.Buyer));
        var back = MoneyBack(order, Side.Buyer, order.Currency);
        var paid = left * byMoney;
        var kept = back > 0m && paid - back < 1m ? 0m
            : paid.IsZero ? 1m
            : (paid - back) / paid;
        return 1m - (left * kept / bought);
    }

    private static Exact Counting(decimal net, decimal tax, Order order, Terms terms) => terms.Base.Tax switch
    {
        TaxRule.Included => order.PricesIncludeTax ? net : net + tax,
        TaxRule.Excluded => order.PricesIncludeTax ? Math.Max(0, net - tax) : net,
        _ => net,
    };

    private decimal UnitsBack(string line) =>
        Refunds().Where(refund => refund.Succeeded).SelectMany(refund => refund.Lines)
            .Where(back => back.LineId == line).Sum(back => back.Quantity);

    private List<Refund> Refunds() =>
        [.. Newest!.Refunds.Concat(parts.OfType<OrderPart.Refunded>().Select(part => part.Refund))
            .GroupBy(refund => refund.Id, StringComparer.Ordinal)
                .Select(same => same.MaxBy(refund => refund.Revision)!)];

    private Exact MoneyBack(Order order, Side side, Currency currency)
    {
        Exact Told(Money money) => money.Currency == currency
            ? money.AmountMinor
            : (Exact)money.AmountMinor * order.Total.Shop / order.Total.Buyer;
        Exact one = Refunds().Where(refund => refund.Succeeded).Sum(refund => refund.Amount.In(side));
        if (parts.OfType<OrderPart.RefundedInAll>().MaxBy(part => part.Revision) is { } inAll)
        {
            Exact failed = Refunds().Where(refund => refund.Failed && refund.Revision >= inAll.Revision)
                .Sum(refund => refund.Amount.In(side));
            one = Exact.More(one, Told(inAll.Amount) - failed);
        }

        return parts.OfType<OrderPart.Disputed>().MaxBy(part => part.Dispute.Revision) is { Dispute: { } dispute }
            && dispute.State != DisputeState.Won
                ? one + Told(dispute.Amount)
                : one;
    }
}
