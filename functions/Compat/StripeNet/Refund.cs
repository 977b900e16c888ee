namespace Stripe;

/// <summary>Money on its way back to the buyer, until its status is <c>failed</c> or <c>canceled</c>.</summary>
public class Refund : StripeEntity, IHasId, IHasMetadata, IHasObject
{
    public string? Id { get; set; }

    public string? Object { get; set; }

    public long Amount { get; set; }

    public string? ChargeId { get; set; }

    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    public string? Currency { get; set; }

    public string? FailureReason { get; set; }

    public Dictionary<string, string?>? Metadata { get; set; }

    public string? PaymentIntentId { get; set; }

    public RefundPresentmentDetails? PresentmentDetails { get; set; }

    public string? Reason { get; set; }

    public string? Status { get; set; }

    internal static Refund Read(Fields fields) => new()
    {
        Id = fields.Text("id"),
        Object = fields.Text("object"),
        Amount = fields.Whole("amount"),
        ChargeId = fields.Id("charge"),
        Created = fields.Time("created"),
        Currency = fields.Text("currency"),
        FailureReason = fields.Text("failure_reason"),
        Metadata = fields.Map("metadata"),
        PaymentIntentId = fields.Id("payment_intent"),
        PresentmentDetails = fields.One("presentment_details", RefundPresentmentDetails.Read),
        Reason = fields.Text("reason"),
        Status = fields.Text("status"),
    };
}

/// <summary>What the buyer is given back, where the shop's currency is another.</summary>
public class RefundPresentmentDetails : StripeEntity
{
    public long PresentmentAmount { get; set; }

    public string? PresentmentCurrency { get; set; }

    internal static RefundPresentmentDetails Read(Fields fields) => new()
    {
        PresentmentAmount = fields.Whole("presentment_amount"),
        PresentmentCurrency = fields.Text("presentment_currency"),
    };
}
