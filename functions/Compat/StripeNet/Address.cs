namespace Stripe;

/// <summary>A postal address; the country is two letters.</summary>
public class Address : StripeEntity
{
    public string? City { get; set; }

    public string? Country { get; set; }

    public string? Line1 { get; set; }

    public string? Line2 { get; set; }

    public string? PostalCode { get; set; }

    public string? State { get; set; }

    internal static Address Read(Fields fields) => new()
    {
        City = fields.Text("city"),
        Country = fields.Text("country"),
        Line1 = fields.Text("line1"),
        Line2 = fields.Text("line2"),
        PostalCode = fields.Text("postal_code"),
        State = fields.Text("state"),
    };
}
