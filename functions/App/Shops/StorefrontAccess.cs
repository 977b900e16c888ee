using System.Text.Json.Serialization;

namespace Loyalty.App.Shops;

/// <summary>
/// What a storefront's own API is entered with, so that rewards can be made there. Kept encrypted with the settings;
/// only its fingerprint is ever shown again.
/// </summary>
public sealed record StorefrontAccess(Uri Address, string Key)
{
    /// <summary>Shopify: the client secret, where the key is a client id. WooCommerce: the consumer secret.</summary>
    public string? Secret { get; init; }

    public DateTimeOffset? Since { get; init; }

    /// <summary>The currency the store counts in; null where it counts in any.</summary>
    public Currency? Currency { get; init; }

    /// <summary>Rights it lacked when it was tried, without which some kinds cannot be made.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    [JsonIgnore]
    public string Fingerprint => new Secret($"{Key}\n{Secret}").Fingerprint;

    /// <summary>A key is not printed by accident.</summary>
    public override string ToString() => Fingerprint;
}
