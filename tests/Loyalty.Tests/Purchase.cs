using Loyalty.Orders;

namespace Loyalty.Tests;

/// <summary>
/// One order in the life of a random storefront: paid, fulfilled, edited, returned, disputed, cancelled, deleted,
/// restored.
/// A storefront lists refunds in the order or tells them as parts or as one figure; it tells the paid time or does not.
/// </summary>
public sealed class Purchase
{
    private static readonly string[] Currencies = ["EUR", "EUR", "EUR", "NOK", "JPY", "KWD"];

    private readonly Random random;
    private readonly int telling;
    private readonly bool tellsPaidTime;
    private Order order;
    private Dispute? dispute;
    private Refund? lastPart;
    private decimal figure;
    private int refunds;

    public Purchase(Random random, CustomerId customer, int number, DateTimeOffset now, string? code = null)
    {
        this.random = random;
        telling = random.Next(3);
        tellsPaidTime = random.Next(2) == 0;
        order = Placed(customer, number, now);
        order = code is null ? order : order with { Coupons = [code] };
    }

    public Step Told(DateTimeOffset now)
    {
        order = order with { Revision = Revision.Of(now), IsRestored = false, Buyer = Buyer() };
        return new Step.Whole(now, order);
    }

    /// <summary>Something happens to it, and is told.</summary>
    public Step Next(DateTimeOffset now)
    {
        if (order.Payment == Payment.Unpaid && random.Next(4) > 0)
        {
            order = order with { Payment = Payment.Paid, PaidAt = tellsPaidTime ? now.AddMinutes(-1) : null };
            return Told(now);
        }

        switch (random.Next(14))
        {
            case < 3:
                order = order with { FulfilledAt = order.FulfilledAt ?? now };
                return Told(now);
            case < 7:
                return Refunded(now);
            case 7 when lastPart is { Failed: false } part:
                lastPart = part with { Failed = true, Succeeded = false, Revision = Revision.Of(now) };
                return new Step.Part(now, order.Id, new OrderPart.Refunded(lastPart));
            case 8 or 9:
                return Disputed(now);
            case 10:
                return Edited(now);
            case 11:
                order = order with { Payment = random.Next(3) == 0 ? Payment.Paid : Payment.Void };
                return Told(now);
            case 12 when random.Next(2) == 0:
                return new Step.Part(now, order.Id, new OrderPart.Deleted());
            case 13:
                return Told(now) is Step.Whole whole
                    ? whole with { Order = order with { IsRestored = random.Next(2) == 0 } }
                    : throw new InvalidOperationException();
            default:
                return Told(now);
        }
    }

    private Step.Part Disputed(DateTimeOffset now)
    {
        dispute = new Dispute(
            "dp", new Money(Amount(), order.Currency), (DisputeState)random.Next(3), Revision.Of(now));
        return new Step.Part(now, order.Id, new OrderPart.Disputed(dispute));
    }

    private Step Edited(DateTimeOffset now)
    {
        var owes = order.Payment == Payment.Paid && random.Next(2) == 0;
        order = order with
        {
            Payment = owes ? Payment.PartlyPaid : order.Payment == Payment.PartlyPaid ? Payment.Paid : order.Payment,
            Coupons = random.Next(4) == 0 ? ["HELLO"] : order.Coupons,
            Country = random.Next(4) == 0 ? One("NO", "SE", null) : order.Country,
            Outstanding = owes ? order.Total * 0.25m : Price.Zero,
            Lines = [.. order.Lines.Select(line => random.Next(3) == 0
                ? line with { CurrentQuantity = random.Next((int)line.Quantity + 1) }
                : line)],
        };
        return Told(now);
    }

    private Step Refunded(DateTimeOffset now)
    {
        var line = order.Lines[random.Next(order.Lines.Count)];
        var byLine = telling < 2 && random.Next(2) == 0;
        var refund = new Refund
        {
            Id = "re" + refunds++,
            Revision = Revision.Of(now),
            Succeeded = random.Next(8) > 0,
            Lines = byLine ? [new RefundedLine(line.Id, random.Next(1, (int)line.Quantity + 1))] : [],
            Amount = byLine ? Price.Zero : Both(Amount()),
        };
        if (telling == 0)
        {
            order = order with { Refunds = [.. order.Refunds, refund] };
            return Told(now);
        }

        if (telling == 1 || random.Next(2) == 0)
        {
            lastPart = refund;
            figure += refund.Succeeded ? refund.Amount.Buyer : 0;
            return new Step.Part(now, order.Id, new OrderPart.Refunded(refund));
        }

        figure += refund.Amount.Buyer;
        return new Step.Part(
            now, order.Id, new OrderPart.RefundedInAll("ch", new Money(figure, order.Currency), Revision.Of(now)));
    }

    private decimal Amount() =>
        random.Next(3) == 0 ? order.Total.Buyer : decimal.Floor(order.Total.Buyer * random.Next(1, 100) / 100);

    private Price Both(decimal buyer) =>
        order.Currency == order.ShopCurrency ? Price.Of(buyer) : new Price(buyer, decimal.Floor(buyer * 7 / 11));

    private Order Placed(CustomerId customer, int number, DateTimeOffset now)
    {
        var buyer = Currency.Of(Currencies[random.Next(Currencies.Length)]);
        order = Some.Order() with { Currency = buyer };
        var lines = Enumerable.Range(1, random.Next(1, 4)).Select(Line).ToList();
        var goods = lines.Sum(line => line.Net.Buyer + line.Tax.Buyer);
        var isPaid = random.Next(3) > 0;
        return order with
        {
            Id = new OrderId("shopify", "10" + number),
            Number = "#10" + number,
            Revision = Revision.Of(now),
            Customer = customer,
            PlacedAt = now,
            Payment = isPaid ? Payment.Paid : Payment.Unpaid,
            PaidAt = isPaid && tellsPaidTime ? now : null,
            PricesIncludeTax = random.Next(2) == 0,
            Lines = lines,
            Shipping = random.Next(2) == 0 ? Both(490) : Price.Zero,
            ShippingTax = random.Next(2) == 0 ? Both(90) : Price.Zero,
            Discount = random.Next(4) == 0 ? Both(decimal.Floor(goods / 10)) : Price.Zero,
            PaidWithRewards = random.Next(4) == 0 ? Both(decimal.Floor(goods / 5)) : Price.Zero,
            Total = Both(goods + 580),
            Source = One("web", "pos", "1234"),
            Country = One("NO", "DE", null),
            Coupons = random.Next(4) == 0 ? ["HELLO"] : [],
            Facts = random.Next(3) == 0 ? null : new OrderFacts(
                random.Next(3) == 0 ? [One("Gift", "B2B", "other")!] : null,
                random.Next(3) == 0 ? Attributes(One("from", "renews", "note")!, One("mail", "yes", "x")!) : null,
                random.Next(3) == 0 ? (SoldAt)random.Next(4) : null,
                random.Next(3) == 0 ? (Subscription)random.Next(3) : null,
                random.Next(5) == 0),
        };
    }

    /// <summary>What the buyer has become since is told too.</summary>
    private BuyerFacts? Buyer() => random.Next(4) switch
    {
        0 => new BuyerFacts([One("vip", "team", "other")!]),
        1 => new BuyerFacts(IsStaff: random.Next(2) == 0),
        2 => new BuyerFacts(),
        _ => null,
    };

    private static Dictionary<string, string> Attributes(string name, string value) =>
        new(StringComparer.Ordinal) { [name] = value };

    private string? One(params string?[] of) => of[random.Next(of.Length)];

    private OrderLine Line(int number) => new()
    {
        Id = "line" + number,
        Kind = (LineKind)(random.Next(8) is var kind && kind < 4 ? kind : 0),
        Quantity = random.Next(1, 6),
        Net = Both(random.Next(0, 40000)),
        Tax = random.Next(2) == 0 ? Both(random.Next(0, 4000)) : Price.Zero,
        ProductId = One("1", "2", null),
        VariantId = One("20", "21"),
        Sku = One("tea-green", "COFFEE", "mug", null),
        Vendor = One("Acme", "Other", null),
        Facts = random.Next(2) == 0 ? null : new LineFacts(
            random.Next(3) == 0 ? ["drinks"] : null, [One("new", "outlet", "old")!], random.Next(4) == 0),
    };
}
