namespace Loyalty.Storefronts;

/// <summary>
/// One HTTP message as it arrived: the exact bytes, its headers, and when. <paramref name="headers"/> gives every value
/// of a header by its case-insensitive name, or none.
/// </summary>
public sealed class Delivery(
    ReadOnlyMemory<byte> body, Func<string, IReadOnlyList<string?>> headers, DateTimeOffset receivedAt)
{
    private const int LongestId = 100;

    public ReadOnlyMemory<byte> Body { get; } = body;

    public DateTimeOffset ReceivedAt { get; } = receivedAt;

    /// <summary>
    /// The header's one value; null where it is absent, empty, or sent twice (nobody genuine sends one twice).
    /// </summary>
    public string? Header(string name) =>
        headers(name) is [{ Length: > 0 } value] ? value : null;

    /// <summary>
    /// The id under which a storefront sends the same delivery again; null where it is too long for one.
    /// </summary>
    public string? Id(string name) => Header(name) is { Length: <= LongestId } id ? id : null;
}

/// <summary>
/// A delivery proven to come from the storefront. Only a storefront's Verify makes one; only one can be translated.
/// </summary>
public sealed class Genuine
{
    internal Genuine(Delivery delivery) => Delivery = delivery;

    /// <summary>
    /// One that was proven when it arrived and has been kept since under our own seal (authenticated encryption): its
    /// secret may have been replaced by now, and its time has passed.
    /// </summary>
    public static Genuine Kept(Delivery delivery) => new(delivery);

    public Delivery Delivery { get; }
}
