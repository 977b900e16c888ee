using System.Text.Json.Serialization;

namespace Loyalty;

/// <summary>
/// A storefront's order: <c>shopify:820982911946154508</c>. Ids are text, so that none is too large or too odd.
/// </summary>
[JsonConverter(typeof(OrderIdAsText))]
public readonly record struct OrderId(string Storefront, string Value)
{
    /// <summary>Reads <c>{storefront}:{id}</c>; null where it is not of that form.</summary>
    public static OrderId? Parse(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && colon < text.Length - 1
            ? new OrderId(text[..colon], text[(colon + 1)..])
            : null;

    public override string ToString() => Storefront + ":" + Value;
}

/// <summary>
/// A storefront's customer, <c>shopify:7001</c>, or a guest, <c>guest:{keyed hash of the address}</c>.
/// Ids of different storefronts never collide.
/// </summary>
[JsonConverter(typeof(CustomerIdAsText))]
public readonly record struct CustomerId(string Storefront, string Value)
{
    public const string GuestStorefront = "guest";

    public const int MaxLength = 200;

    public bool IsGuest => Storefront == GuestStorefront;

    /// <summary>
    /// Reads <c>{storefront}:{id}</c>; null where it is not of that form, too long, or has control characters.
    /// </summary>
    public static CustomerId? Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < text.Length - 1 && text.Length <= MaxLength && !text.Any(char.IsControl)
            ? new CustomerId(text[..colon], text[(colon + 1)..])
            : null;
    }

    public override string ToString() => Storefront + ":" + Value;
}
