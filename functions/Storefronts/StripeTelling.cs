namespace Loyalty.Storefronts;

/// <summary>One event's telling of a sale: its object, when it was told, and whose customers are meant.</summary>
internal sealed record StripeTelling(Fields Object, DateTimeOffset CreatedAt, bool IsTest, Channel Channel)
{
    private static readonly string[] CustomerKeys = ["customer", "customer_id", "loyalty_customer"];

    public static StripeTelling Of(Fields body, Channel channel) =>
        new(body.At("data").At("object"), CreatedOf(body), IsTestOf(body), channel);

    public static DateTimeOffset CreatedOf(Fields body) =>
        body.UnixOrNull("created") ?? throw NotUnderstoodException.Missing("created");

    public static bool IsTestOf(Fields body) =>
        body.Has("livemode") ? !body.Flag("livemode") : throw NotUnderstoodException.Missing("livemode");

    /// <summary>
    /// The other storefront's customer where the channel says that customers are another's, else Stripe's own; a guest
    /// by the first address given where neither is named.
    /// </summary>
    public CustomerId? Customer(params ReadOnlySpan<string?> addresses)
    {
        var customer = Channel.CustomersOf is { } other
            ? Named(other)
            : Object.IdOrNull("customer") is { } id ? new CustomerId("stripe", id) : (CustomerId?)null;
        foreach (var address in addresses)
        {
            customer ??= Guest.Of(address, Channel.GuestKey);
        }

        return customer;
    }

    private CustomerId? Named(string storefront)
    {
        var metadata = Object.At("metadata");
        var id = Object.IdOrNull("client_reference_id")
            ?? CustomerKeys.Select(metadata.IdOrNull).FirstOrDefault(named => named is not null);
        return id is null ? null : new CustomerId(storefront, id);
    }
}
