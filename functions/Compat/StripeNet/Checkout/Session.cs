namespace Stripe.Checkout;

/// <summary>A visit to Stripe's checkout; all amounts are null where its mode is <c>setup</c>.</summary>
public class Session : StripeEntity, IHasId, IHasMetadata, IHasObject
{
    public string? Id { get; set; }

    public string? Object { get; set; }

    public long? AmountSubtotal { get; set; }

    public long? AmountTotal { get; set; }

    public string? ClientReferenceId { get; set; }

    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    public string? Currency { get; set; }

    public SessionCustomerDetails? CustomerDetails { get; set; }

    public string? CustomerEmail { get; set; }

    public string? CustomerId { get; set; }

    public string? InvoiceId { get; set; }

    public bool Livemode { get; set; }

    public string? Locale { get; set; }

    public Dictionary<string, string?>? Metadata { get; set; }

    public string? Mode { get; set; }

    public string? PaymentIntentId { get; set; }

    public string? PaymentStatus { get; set; }

    public SessionPresentmentDetails? PresentmentDetails { get; set; }

    public string? Status { get; set; }

    public SessionTotalDetails? TotalDetails { get; set; }

    internal static Session Read(Fields fields) => new()
    {
        Id = fields.Text("id"),
        Object = fields.Text("object"),
        AmountSubtotal = fields.WholeOrNull("amount_subtotal"),
        AmountTotal = fields.WholeOrNull("amount_total"),
        ClientReferenceId = fields.Text("client_reference_id"),
        Created = fields.Time("created"),
        Currency = fields.Text("currency"),
        CustomerDetails = fields.One("customer_details", SessionCustomerDetails.Read),
        CustomerEmail = fields.Text("customer_email"),
        CustomerId = fields.Id("customer"),
        InvoiceId = fields.Id("invoice"),
        Livemode = fields.Flag("livemode"),
        Locale = fields.Text("locale"),
        Metadata = fields.Map("metadata"),
        Mode = fields.Text("mode"),
        PaymentIntentId = fields.Id("payment_intent"),
        PaymentStatus = fields.Text("payment_status"),
        PresentmentDetails = fields.One("presentment_details", SessionPresentmentDetails.Read),
        Status = fields.Text("status"),
        TotalDetails = fields.One("total_details", SessionTotalDetails.Read),
    };
}

/// <summary>What the total is made of, beside the goods.</summary>
public class SessionTotalDetails : StripeEntity
{
    public long AmountDiscount { get; set; }

    public long? AmountShipping { get; set; }

    public long AmountTax { get; set; }

    internal static SessionTotalDetails Read(Fields fields) => new()
    {
        AmountDiscount = fields.Whole("amount_discount"),
        AmountShipping = fields.WholeOrNull("amount_shipping"),
        AmountTax = fields.Whole("amount_tax"),
    };
}

/// <summary>Who bought, as typed at the checkout.</summary>
public class SessionCustomerDetails : StripeEntity
{
    public Address? Address { get; set; }

    public string? Email { get; set; }

    internal static SessionCustomerDetails Read(Fields fields) => new()
    {
        Address = fields.One("address", Address.Read),
        Email = fields.Text("email"),
    };
}

/// <summary>What the buyer was shown and paid, where the shop's currency is another.</summary>
public class SessionPresentmentDetails : StripeEntity
{
    public long PresentmentAmount { get; set; }

    public string? PresentmentCurrency { get; set; }

    internal static SessionPresentmentDetails Read(Fields fields) => new()
    {
        PresentmentAmount = fields.Whole("presentment_amount"),
        PresentmentCurrency = fields.Text("presentment_currency"),
    };
}
