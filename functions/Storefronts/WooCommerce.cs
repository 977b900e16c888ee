using System.Buffers;
using Loyalty.Orders;

namespace Loyalty.Storefronts;

/// <summary>
/// WooCommerce: base64 HMAC-SHA256 of the raw body under the webhook's secret, taken literally. Nothing is repeated and
/// nothing comes in order, but each order delivery is the whole order as it stood when it was sent.
/// </summary>
public sealed class WooCommerce : IStorefront
{
    private const int MaxPingBytes = 64;
    private const string SignatureHeader = "X-WC-Webhook-Signature";
    private const string TopicHeader = "X-WC-Webhook-Topic";
    private const string DeliveryHeader = "X-WC-Webhook-Delivery-ID";

    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789"u8);

    public string Name => "woocommerce";

    /// <summary>
    /// The unsigned form post WooCommerce sends when a webhook is saved, which must be answered 200: form-encoded, at
    /// most 64 bytes, <c>webhook_id=</c> and digits, and no header of a real delivery.
    /// </summary>
    public static bool IsPing(ReadOnlySpan<byte> body, string? contentType, IEnumerable<string> headerNames) =>
        body.Length <= MaxPingBytes
        && body.StartsWith("webhook_id="u8)
        && body["webhook_id="u8.Length..] is { Length: > 0 } id
        && !id.ContainsAnyExcept(Digits)
        && contentType?.Split(';')[0].Trim() is { } type
        && type.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
        && !headerNames.Any(name => name.StartsWith("X-WC-", StringComparison.OrdinalIgnoreCase));

    public Genuine? Verify(Delivery delivery, Channel channel) =>
        Signature.Holds(delivery.Header(SignatureHeader), delivery.Body.Span, channel.Secrets)
            ? new Genuine(delivery)
            : null;

    public string WhyNot(Delivery delivery) =>
        delivery.Header(SignatureHeader) is null ? Rejection.SignatureMissing : Rejection.SignatureWrong;

    public IReadOnlyList<string> Headers { get; } = [TopicHeader, DeliveryHeader];

    public Translation Translate(Genuine genuine, Channel channel)
    {
        var topic = genuine.Delivery.Header(TopicHeader);
        return topic switch
        {
            null => new Translation.Unreadable("topic_missing"),
            "order.created" or "order.updated" => Read(body => Whole(body, channel, isRestored: false)),
            "order.restored" => Read(body => Whole(body, channel, isRestored: true)),
            "order.deleted" => Read(body => Deleted(body, genuine.Delivery)),
            "customer.created" or "customer.updated" => Read(body => Seen(body, isGone: false)),
            "customer.deleted" => Read(body => Seen(body, isGone: true)),
            _ => new Translation.Ignored("topic"),
        };

        Translation Read(Func<Fields, Translation> read) => Body.Read(genuine, body => read(RefuseRestError(body)));
    }

    private static Translation.Whole Whole(Fields body, Channel channel, bool isRestored) =>
        new(WooCommerceOrder.Read(body, channel) with { IsRestored = isRestored });

    private static Translation.Part Deleted(Fields body, Delivery delivery) =>
        new(
            new OrderId("woocommerce", IdAlone(body)),
            new OrderPart.Deleted(delivery.Id(DeliveryHeader)));

    private static Translation.CustomerSeen Seen(Fields body, bool isGone) =>
        new(new CustomerId("woocommerce", IdAlone(body)), isGone);

    /// <summary>The id of a body that is no order: the topic's header is not signed.</summary>
    private static string IdAlone(Fields body) =>
        body.Has("line_items") ? throw NotUnderstoodException.AnotherTopic("line_items") : body.Id("id");

    /// <summary>
    /// A webhook whose owner was deleted sends what its owner may read: an error, under a genuine signature.
    /// </summary>
    private static Fields RefuseRestError(Fields body) =>
        !body.Has("id") && body.Has("code") && body.Has("message")
            ? throw new NotUnderstoodException("rest_error", body.Text("code"))
            : body;
}
