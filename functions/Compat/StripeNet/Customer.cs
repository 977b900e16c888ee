namespace Stripe;

/// <summary>A buyer Stripe remembers.</summary>
public class Customer : StripeEntity, IHasId, IHasMetadata, IHasObject
{
    public string? Id { get; set; }

    public string? Object { get; set; }

    public Address? Address { get; set; }

    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    public bool? Deleted { get; set; }

    public string? Email { get; set; }

    public bool Livemode { get; set; }

    public Dictionary<string, string?>? Metadata { get; set; }

    public List<string>? PreferredLocales { get; set; }

    internal static Customer Read(Fields fields) => new()
    {
        Id = fields.Text("id"),
        Object = fields.Text("object"),
        Address = fields.One("address", Address.Read),
        Created = fields.Time("created"),
        Deleted = fields.FlagOrNull("deleted"),
        Email = fields.Text("email"),
        Livemode = fields.Flag("livemode"),
        Metadata = fields.Map("metadata"),
        PreferredLocales = fields.Texts("preferred_locales"),
    };
}
