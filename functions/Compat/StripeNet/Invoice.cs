namespace Stripe;

/// <summary>A bill, most often of a subscription; <c>invoice.upcoming</c> has no id yet.</summary>
public class Invoice : StripeEntity, IHasId, IHasMetadata, IHasObject
{
    public string? Id { get; set; }

    public string? Object { get; set; }

    public long AmountDue { get; set; }

    public long AmountPaid { get; set; }

    public long AmountRemaining { get; set; }

    public long AmountShipping { get; set; }

    public string? BillingReason { get; set; }

    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    public string? Currency { get; set; }

    public Address? CustomerAddress { get; set; }

    public string? CustomerEmail { get; set; }

    public string? CustomerId { get; set; }

    public bool Livemode { get; set; }

    public Dictionary<string, string?>? Metadata { get; set; }

    public StripeList<InvoicePayment>? Payments { get; set; }

    public string? Status { get; set; }

    public InvoiceStatusTransitions? StatusTransitions { get; set; }

    public long Subtotal { get; set; }

    public long? SubtotalExcludingTax { get; set; }

    public long Total { get; set; }

    public long? TotalExcludingTax { get; set; }

    internal static Invoice Read(Fields fields) => new()
    {
        Id = fields.Text("id"),
        Object = fields.Text("object"),
        AmountDue = fields.Whole("amount_due"),
        AmountPaid = fields.Whole("amount_paid"),
        AmountRemaining = fields.Whole("amount_remaining"),
        AmountShipping = fields.Whole("amount_shipping"),
        BillingReason = fields.Text("billing_reason"),
        Created = fields.Time("created"),
        Currency = fields.Text("currency"),
        CustomerAddress = fields.One("customer_address", Address.Read),
        CustomerEmail = fields.Text("customer_email"),
        CustomerId = fields.Id("customer"),
        Livemode = fields.Flag("livemode"),
        Metadata = fields.Map("metadata"),
        Payments = fields.Page("payments", InvoicePayment.Read),
        Status = fields.Text("status"),
        StatusTransitions = fields.One("status_transitions", InvoiceStatusTransitions.Read),
        Subtotal = fields.Whole("subtotal"),
        SubtotalExcludingTax = fields.WholeOrNull("subtotal_excluding_tax"),
        Total = fields.Whole("total"),
        TotalExcludingTax = fields.WholeOrNull("total_excluding_tax"),
    };
}

/// <summary>When the invoice reached its states.</summary>
public class InvoiceStatusTransitions : StripeEntity
{
    public DateTime? PaidAt { get; set; }

    public DateTime? VoidedAt { get; set; }

    internal static InvoiceStatusTransitions Read(Fields fields) => new()
    {
        PaidAt = fields.TimeOrNull("paid_at"),
        VoidedAt = fields.TimeOrNull("voided_at"),
    };
}

/// <summary>One payment towards an invoice.</summary>
public class InvoicePayment : StripeEntity, IHasId, IHasObject
{
    public string? Id { get; set; }

    public string? Object { get; set; }

    public long? AmountPaid { get; set; }

    public string? Currency { get; set; }

    public string? InvoiceId { get; set; }

    public InvoicePaymentPayment? Payment { get; set; }

    public string? Status { get; set; }

    internal static InvoicePayment Read(Fields fields) => new()
    {
        Id = fields.Text("id"),
        Object = fields.Text("object"),
        AmountPaid = fields.WholeOrNull("amount_paid"),
        Currency = fields.Text("currency"),
        InvoiceId = fields.Id("invoice"),
        Payment = fields.One("payment", InvoicePaymentPayment.Read),
        Status = fields.Text("status"),
    };
}

/// <summary>What paid: a payment intent or a charge.</summary>
public class InvoicePaymentPayment : StripeEntity
{
    public string? ChargeId { get; set; }

    public string? PaymentIntentId { get; set; }

    public string? Type { get; set; }

    internal static InvoicePaymentPayment Read(Fields fields) => new()
    {
        ChargeId = fields.Id("charge"),
        PaymentIntentId = fields.Id("payment_intent"),
        Type = fields.Text("type"),
    };
}
