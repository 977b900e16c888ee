namespace World;

/// <summary>What happens to sales, and how each storefront tells it.</summary>
internal static class Turns
{
    public static Moment Pays(Random random, Sale sale, DateTimeOffset now)
    {
        var wasPaid = sale.PaidAt is not null;
        var paid = sale.PaidOn(now);
        return sale.Storefront switch
        {
            "shopify" when !wasPaid => new Moment(paid, [paid.Whole("orders/paid"), paid.Whole()]),
            "stripe" => Told(paid, "checkout.session.async_payment_succeeded"),
            "standard" => Told(paid, "order.paid"),
            _ => Told(paid),
        };
    }

    public static Moment IsFulfilled(Random random, Sale sale, DateTimeOffset now)
    {
        var fulfilled = sale.FulfilledOn(now);
        return sale.Storefront == "shopify"
            ? new Moment(fulfilled, [fulfilled.Whole("orders/fulfilled"), fulfilled.Whole()])
            : Told(fulfilled);
    }

    public static Moment LosesPieces(Random random, Sale sale, DateTimeOffset now)
    {
        var line = One(random, [.. sale.Lines.Where(line => sale.Left(line) > 0)]);
        var most = Math.Min(sale.Left(line), Can.PiecesLeft(sale) - 1);
        var fewer = line with { Removed = line.Removed + random.Next(1, most + 1) };
        return Edited(sale.EditedOn(now, [.. sale.Lines.Select(each => each == line ? fewer : each)]));
    }

    /// <summary>The lines as they are now, as if they had been bought so.</summary>
    public static Moment IsRewritten(Random random, Sale sale, DateTimeOffset now)
    {
        var line = One(random, sale.Lines);
        var quantity = random.Next(1, line.Quantity + 3);
        var rewritten = line with
        {
            Quantity = quantity,
            Net = Money.Rounded(line.Net * quantity / line.Quantity, sale.Currency),
            Tax = Money.Rounded(line.Tax * quantity / line.Quantity, sale.Currency),
        };
        var lines = sale.Lines.Select(each => each == line ? rewritten : each).ToList();
        return lines.Sum(each => each.Net) > sale.Discount
            ? Told(sale.EditedOn(now, lines)) : Told(sale.Later(now));
    }

    public static Moment BecomesDearer(Random random, Sale sale, DateTimeOffset now) => Edited(sale.EditedOn(
        now, [.. sale.Lines, Births.Line(random, sale, sale.Lines.Count + 1, 0) with { IsGiftCard = false }]));

    public static Moment ReturnsPieces(Random random, Sale sale, DateTimeOffset now)
    {
        var line = One(random, [.. sale.Lines.Where(line => sale.Left(line) > 0)]);
        var back = new ReturnedLine(line.Id, random.Next(1, sale.Left(line) + 1));
        return Refunded(sale.RefundedOn(now, 0, [back], FirstState(random, sale)));
    }

    public static Moment IsRefundedInPart(Random random, Sale sale, DateTimeOffset now)
    {
        var remaining = sale.Minor(Can.Remaining(sale));
        var minor = Math.Max(1, remaining * random.Next(1, 100) / 100);
        var amount = Money.OfMinor(sale.Currency == "KWD" ? Math.Max(10, minor / 10 * 10) : minor, sale.Currency);
        return Refunded(sale.RefundedOn(now, Math.Min(amount, Can.Remaining(sale)), null, FirstState(random, sale)));
    }

    /// <summary>Everything: by its pieces and the shipping where pieces are told, else as a sum.</summary>
    public static Moment IsRefundedInFull(Random random, Sale sale, DateTimeOffset now)
    {
        var untouched = sale.Refunds.Count == 0 && sale.Discount == 0 && sale.Lines.All(line => line.Removed == 0);
        if (!sale.Can.ReturnLines || !untouched)
        {
            return Refunded(sale.RefundedOn(now, Can.Remaining(sale)));
        }

        var lines = sale.Lines.Select(line => new ReturnedLine(line.Id, line.Quantity)).ToList();
        var refunded = sale.RefundedOn(now, 0, lines);
        var whole = refunded.Refunds[^1] with
        {
            Shipping = sale.Shipping + (sale.PricesIncludeTax ? 0 : sale.ShippingTax),
        };
        return Refunded(refunded with { Refunds = [.. sale.Refunds, whole] });
    }

    public static Moment HasRefundArrive(Random random, Sale sale, DateTimeOffset now) => Told(sale.RefundTurnedOn(
        now, sale.Refunds.First(refund => refund.State == RefundState.Pending).Id, RefundState.Succeeded));

    public static Moment HasRefundFail(Random random, Sale sale, DateTimeOffset now)
    {
        var refund = One(random, [.. sale.Refunds.Where(refund => refund.State != RefundState.Failed)]);
        var failed = sale.RefundTurnedOn(now, refund.Id, RefundState.Failed);
        return sale.Storefront == "stripe"
            ? new Moment(failed, [Stripe.Refunded(failed, failed.Refunds.Single(one => one.Id == refund.Id))])
            : Told(failed);
    }

    public static Moment IsDisputed(Random random, Sale sale, DateTimeOffset now)
    {
        var remaining = Can.Remaining(sale);
        var amount = random.Next(3) > 0 ? remaining : Half(sale, remaining);
        var disputed = sale.DisputedOn(now, amount, DisputeState.Open);
        return new Moment(disputed, [disputed.Dispute()]);
    }

    public static Moment HasDisputeDecided(Random random, Sale sale, DateTimeOffset now)
    {
        var outcome = random.Next(2) == 0 ? DisputeState.Won : DisputeState.Lost;
        var decided = sale.DisputedOn(now, sale.Contested!.Amount, outcome);
        return new Moment(decided, [decided.Dispute()]);
    }

    public static Moment IsCancelled(Random random, Sale sale, DateTimeOffset now)
    {
        var cancelled = sale.CancelledOn(now);
        return sale.Storefront switch
        {
            "shopify" => new Moment(cancelled, [cancelled.Whole("orders/cancelled"), cancelled.Whole()]),
            "stripe" => Told(cancelled, "checkout.session.async_payment_failed"),
            "standard" => Told(cancelled, "order.cancelled"),
            _ => Told(cancelled),
        };
    }

    public static Moment IsDeleted(Random random, Sale sale, DateTimeOffset now)
    {
        var deleted = sale.DeletedOn(now);
        return new Moment(deleted, [deleted.Deleted()]);
    }

    public static Moment IsRestored(Random random, Sale sale, DateTimeOffset now) =>
        Told(sale.RestoredOn(now), "order.restored");

    public static Moment IsToldAgain(Random random, Sale sale, DateTimeOffset now) => Told(sale.Later(now));

    private static Moment Told(Sale sale, string? topic = null) => new(sale, [sale.Whole(topic)]);

    private static Moment Edited(Sale sale) => sale.Storefront == "shopify"
        ? new Moment(sale, [Shopify.Edited(sale), sale.Whole()]) : Told(sale);

    private static Moment Refunded(Sale sale) => sale.Storefront switch
    {
        "shopify" => new Moment(sale, [sale.LastRefund(), sale.Whole()]),
        "stripe" => new Moment(sale, [Stripe.Refunded(sale, sale.Refunds[^1]), sale.LastRefund()]),
        _ => Told(sale),
    };

    private static RefundState FirstState(Random random, Sale sale) =>
        sale.Can.PendRefunds && random.Next(3) == 0 ? RefundState.Pending : RefundState.Succeeded;

    private static decimal Half(Sale sale, decimal amount) =>
        amount - Money.OfMinor(sale.Minor(amount) / 20 * 10, sale.Currency);

    private static T One<T>(Random random, IReadOnlyList<T> all) => all[random.Next(all.Count)];
}
