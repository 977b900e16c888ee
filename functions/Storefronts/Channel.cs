namespace Loyalty.Storefronts;

/// <summary>How one shop has set up one storefront: its secrets and what the storefront itself cannot say.</summary>
public sealed record Channel
{
    public const int ToleranceSeconds = 300;

    public required string Storefront { get; init; }

    /// <summary>Webhook secrets in force; two while they rotate.</summary>
    public required IReadOnlyList<string> Secrets { get; init; }

    /// <summary>The key under which guests' addresses are hashed; one per shop, never rotated.</summary>
    public required ReadOnlyMemory<byte> GuestKey { get; init; }

    /// <summary>Stripe tells one sale several times: the one source that counts.</summary>
    public StripeSource StripeSource { get; init; }

    /// <summary>Further statuses that count as paid (WooCommerce shops add their own).</summary>
    public IReadOnlyList<string> PaidStatuses { get; init; } = [];

    /// <summary>
    /// Where customers are another storefront's: that storefront's name. Stripe then names them in client_reference_id
    /// or metadata, a standard order in its customer's id. Null: the storefront's own customers.
    /// </summary>
    public string? CustomersOf { get; init; }
}

/// <summary>Which of Stripe's tellings of a sale counts.</summary>
public enum StripeSource
{
    Checkout,
    PaymentIntent,
    Invoice,
}
