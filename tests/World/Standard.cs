namespace World;

/// <summary>The order of docs/order.schema.json: all of it, every time anything about it has changed.</summary>
internal static class Standard
{
    public static Message Whole(Sale sale, string type) => Message.Of("standard", type, new
    {
        type,
        timestamp = sale.UpdatedAt,
        data = new
        {
            id = sale.Id,
            number = "#" + sale.Id,
            placedAt = sale.PlacedAt,
            updatedAt = sale.UpdatedAt,
            paidAt = sale.PaidAt,
            fulfilledAt = sale.FulfilledAt,
            test = sale.IsTest,
            status = sale.IsDeleted ? "deleted" : sale.CancelledAt is null ? "open" : "cancelled",
            payment = sale.PaidAt is null ? "unpaid" : sale.Outstanding > 0 ? "partly_paid" : "paid",
            currency = sale.Currency,
            pricesIncludeTax = sale.PricesIncludeTax,
            customer = sale.Customer is null && sale.Email is null ? null
                : new { id = sale.Customer, email = sale.Email },
            lines = sale.Lines.Select(line => new
            {
                id = line.Id,
                kind = line.IsGiftCard ? "gift_card" : "goods",
                quantity = line.Quantity,
                currentQuantity = sale.Left(line),
                net = sale.Text(line.Net),
                tax = sale.Text(line.Tax),
            }),
            shipping = sale.Text(sale.Shipping),
            shippingTax = sale.Text(sale.ShippingTax),
            discount = sale.Text(sale.Discount),
            coupons = sale.Coupons,
            total = sale.Text(sale.Amount),
            outstanding = sale.Text(sale.Outstanding),
            refunds = sale.Refunds.Select(refund => Refund(sale, refund)),
        },
    });

    public static Message Deleted(Sale sale) => Message.Of("standard", "order.deleted", new
    {
        type = "order.deleted",
        timestamp = sale.UpdatedAt,
        data = new { id = sale.Id, test = sale.IsTest },
    });

    private static object Refund(Sale sale, SaleRefund refund) => new
    {
        id = refund.Id,
        updatedAt = refund.ChangedAt,
        status = refund.State switch
        {
            RefundState.Pending => "pending",
            RefundState.Failed => "failed",
            _ => "succeeded",
        },
        lines = refund.Lines.Select(line => new { lineId = line.LineId, quantity = line.Quantity }),
        amount = sale.Text(refund.Amount),
    };
}
