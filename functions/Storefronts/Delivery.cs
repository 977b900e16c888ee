namespace Loyalty.Storefronts;

/// <summary>
/// One HTTP message as it arrived: the exact bytes, its headers, and when. <paramref name="headers"/> gives every value
/// of a header by its case-insensitive name, or none.
/// </summary>
public sealed class Delivery(
    ReadOnlyMemory<byte> body, Func<string, IReadOnlyList<string?>> headers, DateTimeOffset receivedAt)
{
    public ReadOnlyMemory<byte> Body { get; } = body;

    public DateTimeOffset ReceivedAt { get; } = receivedAt;

    /// <summary>
    /// The header's one value; null where it is absent, empty, or sent twice (nobody genuine sends one twice).
    /// </summary>
    public string? Header(string name) =>
        headers(name) is [{ Length: > 0 } value] ? value : null;
}

/// <summary>
/// A delivery proven to come from the storefront. Only a storefront's Verify makes one; only one can be translated.
/// </summary>
public sealed class Genuine
{
    internal Genuine(Delivery delivery) => Delivery = delivery;

    public Delivery Delivery { get; }
}
