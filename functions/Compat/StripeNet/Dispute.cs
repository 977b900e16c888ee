namespace Stripe;

/// <summary>A buyer's bank questions a charge; status <c>won</c> gives the money back to the shop.</summary>
public class Dispute : StripeEntity, IHasId, IHasMetadata, IHasObject
{
    public string? Id { get; set; }

    public string? Object { get; set; }

    public long Amount { get; set; }

    public string? ChargeId { get; set; }

    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    public string? Currency { get; set; }

    public bool IsChargeRefundable { get; set; }

    public bool Livemode { get; set; }

    public Dictionary<string, string?>? Metadata { get; set; }

    public string? PaymentIntentId { get; set; }

    public string? Reason { get; set; }

    public string? Status { get; set; }

    internal static Dispute Read(Fields fields) => new()
    {
        Id = fields.Text("id"),
        Object = fields.Text("object"),
        Amount = fields.Whole("amount"),
        ChargeId = fields.Id("charge"),
        Created = fields.Time("created"),
        Currency = fields.Text("currency"),
        IsChargeRefundable = fields.Flag("is_charge_refundable"),
        Livemode = fields.Flag("livemode"),
        Metadata = fields.Map("metadata"),
        PaymentIntentId = fields.Id("payment_intent"),
        Reason = fields.Text("reason"),
        Status = fields.Text("status"),
    };
}
