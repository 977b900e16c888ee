using Loyalty.Orders;

namespace Loyalty.Storefronts;

/// <summary>Stripe's refunds and disputes: news of a charge, which is known to us by its payment intent.</summary>
internal static class StripeNews
{
    public static OrderPart RefundedInAll(Fields charge, Revision revision)
    {
        var currency = charge.Currency("currency");
        var amount = StripeMoney.Amount(charge, "amount_refunded", currency);
        return new OrderPart.RefundedInAll(charge.Id("id"), new Money(amount, currency), revision);
    }

    public static OrderPart Refunded(Fields refund, Revision revision)
    {
        var status = refund.Text("status");
        return new OrderPart.Refunded(new Refund
        {
            Id = refund.Id("id"),
            Revision = revision,
            Succeeded = status == "succeeded",
            Failed = status is "failed" or "canceled",
            Amount = Price.Of(StripeMoney.Amount(refund, "amount", refund.Currency("currency"))),
        });
    }

    /// <summary>
    /// An inquiry (<c>warning_…</c>) and a prevented dispute have taken no money from the shop; what it gave back by
    /// itself is told as a refund. So neither lowers anything.
    /// </summary>
    public static OrderPart Disputed(Fields dispute, Revision revision)
    {
        var state = dispute.Text("status") switch
        {
            "needs_response" or "under_review" => DisputeState.Open,
            "lost" => DisputeState.Lost,
            "won" or "prevented" or "charge_refunded" => DisputeState.Won,
            "warning_needs_response" or "warning_under_review" or "warning_closed" => DisputeState.Won,
            _ => throw NotUnderstoodException.Malformed("status"),
        };
        var currency = dispute.Currency("currency");
        var amount = StripeMoney.Amount(dispute, "amount", currency);
        return new OrderPart.Disputed(new Dispute(dispute.Id("id"), new Money(amount, currency), state, revision));
    }
}
