namespace Stripe;

/// <summary>A payment, from the intention until it succeeds; amounts are Stripe's minor units.</summary>
public class PaymentIntent : StripeEntity, IHasId, IHasMetadata, IHasObject
{
    public string? Id { get; set; }

    public string? Object { get; set; }

    public long Amount { get; set; }

    public long AmountReceived { get; set; }

    public DateTime? CanceledAt { get; set; }

    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    public string? Currency { get; set; }

    public string? CustomerId { get; set; }

    public string? LatestChargeId { get; set; }

    public bool Livemode { get; set; }

    public Dictionary<string, string?>? Metadata { get; set; }

    public PaymentIntentPresentmentDetails? PresentmentDetails { get; set; }

    public string? ReceiptEmail { get; set; }

    public string? Status { get; set; }

    internal static PaymentIntent Read(Fields fields) => new()
    {
        Id = fields.Text("id"),
        Object = fields.Text("object"),
        Amount = fields.Whole("amount"),
        AmountReceived = fields.Whole("amount_received"),
        CanceledAt = fields.TimeOrNull("canceled_at"),
        Created = fields.Time("created"),
        Currency = fields.Text("currency"),
        CustomerId = fields.Id("customer"),
        LatestChargeId = fields.Id("latest_charge"),
        Livemode = fields.Flag("livemode"),
        Metadata = fields.Map("metadata"),
        PresentmentDetails = fields.One("presentment_details", PaymentIntentPresentmentDetails.Read),
        ReceiptEmail = fields.Text("receipt_email"),
        Status = fields.Text("status"),
    };
}

/// <summary>What the buyer was shown and paid, where the shop's currency is another.</summary>
public class PaymentIntentPresentmentDetails : StripeEntity
{
    public long PresentmentAmount { get; set; }

    public string? PresentmentCurrency { get; set; }

    internal static PaymentIntentPresentmentDetails Read(Fields fields) => new()
    {
        PresentmentAmount = fields.Whole("presentment_amount"),
        PresentmentCurrency = fields.Text("presentment_currency"),
    };
}
