namespace Stripe;

/// <summary>One attempt to take money, and what was given back of it: <c>AmountRefunded</c> is cumulative.</summary>
public class Charge : StripeEntity, IHasId, IHasMetadata, IHasObject
{
    public string? Id { get; set; }

    public string? Object { get; set; }

    public long Amount { get; set; }

    public long AmountCaptured { get; set; }

    public long AmountRefunded { get; set; }

    public ChargeBillingDetails? BillingDetails { get; set; }

    public bool Captured { get; set; }

    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    public string? Currency { get; set; }

    public string? CustomerId { get; set; }

    public bool Disputed { get; set; }

    public bool Livemode { get; set; }

    public Dictionary<string, string?>? Metadata { get; set; }

    public bool Paid { get; set; }

    public string? PaymentIntentId { get; set; }

    public ChargePresentmentDetails? PresentmentDetails { get; set; }

    public string? ReceiptEmail { get; set; }

    public bool Refunded { get; set; }

    public StripeList<Refund>? Refunds { get; set; }

    public string? Status { get; set; }

    internal static Charge Read(Fields fields) => new()
    {
        Id = fields.Text("id"),
        Object = fields.Text("object"),
        Amount = fields.Whole("amount"),
        AmountCaptured = fields.Whole("amount_captured"),
        AmountRefunded = fields.Whole("amount_refunded"),
        BillingDetails = fields.One("billing_details", ChargeBillingDetails.Read),
        Captured = fields.Flag("captured"),
        Created = fields.Time("created"),
        Currency = fields.Text("currency"),
        CustomerId = fields.Id("customer"),
        Disputed = fields.Flag("disputed"),
        Livemode = fields.Flag("livemode"),
        Metadata = fields.Map("metadata"),
        Paid = fields.Flag("paid"),
        PaymentIntentId = fields.Id("payment_intent"),
        PresentmentDetails = fields.One("presentment_details", ChargePresentmentDetails.Read),
        ReceiptEmail = fields.Text("receipt_email"),
        Refunded = fields.Flag("refunded"),
        Refunds = fields.Page("refunds", Refund.Read),
        Status = fields.Text("status"),
    };
}

/// <summary>Who pays, as the payment method says.</summary>
public class ChargeBillingDetails : StripeEntity
{
    public Address? Address { get; set; }

    public string? Email { get; set; }

    internal static ChargeBillingDetails Read(Fields fields) => new()
    {
        Address = fields.One("address", Address.Read),
        Email = fields.Text("email"),
    };
}

/// <summary>What the buyer was shown and paid, where the shop's currency is another.</summary>
public class ChargePresentmentDetails : StripeEntity
{
    public long PresentmentAmount { get; set; }

    public string? PresentmentCurrency { get; set; }

    internal static ChargePresentmentDetails Read(Fields fields) => new()
    {
        PresentmentAmount = fields.Whole("presentment_amount"),
        PresentmentCurrency = fields.Text("presentment_currency"),
    };
}
