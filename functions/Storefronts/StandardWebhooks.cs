using System.Text;
using Loyalty.Orders;

namespace Loyalty.Storefronts;

/// <summary>
/// Any shop that can sign by Standard Webhooks 1.0.0 and fill in <c>docs/order.schema.json</c>, and whatever tells what
/// members do, by <c>docs/event.schema.json</c>. Only <c>v1</c> signatures count (<c>v1a</c> and unknown versions are
/// skipped); the key is the base64 after <c>whsec_</c>; the <c>svix-*</c> names of the headers do too.
/// </summary>
public sealed class StandardWebhooks : IStorefront
{
    private const string SecretPrefix = "whsec_";

    public string Name => "standard";

    public Genuine? Verify(Delivery delivery, Channel channel)
    {
        if (Header(delivery, "id") is not { } id
            || Header(delivery, "timestamp") is not { } timestamp
            || Header(delivery, "signature") is not { } signatures
            || id.Contains('.', StringComparison.Ordinal)
            || !Signature.IsTimely(timestamp, delivery.ReceivedAt))
        {
            return null;
        }

        var before = Encoding.UTF8.GetBytes($"{id}.{timestamp}.");
        foreach (var key in channel.Secrets.Select(KeyOf))
        {
            foreach (var signature in signatures.Split(' '))
            {
                if (signature.StartsWith("v1,", StringComparison.Ordinal)
                    && Signature.Holds(signature[3..], key, before, delivery.Body.Span))
                {
                    return new Genuine(delivery);
                }
            }
        }

        return null;
    }

    public string WhyNot(Delivery delivery) =>
        Header(delivery, "signature") is null ? Rejection.SignatureMissing
        : Header(delivery, "id") is null || Header(delivery, "timestamp") is not { } timestamp
            ? Rejection.HeaderMissing
        : Signature.IsTimely(timestamp, delivery.ReceivedAt) ? Rejection.SignatureWrong
        : Rejection.TimestampOld;

    public IReadOnlyList<string> Headers { get; } = ["webhook-id", "svix-id"];

    public Translation Translate(Genuine genuine, Channel channel) => Body.Read(genuine, body =>
    {
        var type = body.Text("type") ?? throw NotUnderstoodException.Missing("type");
        var data = body.At("data");
        return type switch
        {
            "order.deleted" when !data.Has("lines") =>
                new Translation.Part(
                    Order(data.Id("id")),
                    new OrderPart.Deleted(genuine.Delivery.Id("webhook-id") ?? genuine.Delivery.Id("svix-id")),
                    data.Flag("test")),
            _ when type.StartsWith("order.", StringComparison.Ordinal) =>
                new Translation.Whole(StandardOrder.Read(data, type, body.TimeOrNull("timestamp"), channel)),
            "customer.created" or "customer.updated" =>
                new Translation.CustomerSeen(Customer(data, channel), IsGone: false),
            "customer.deleted" => new Translation.CustomerSeen(Customer(data, channel), IsGone: true),
            "customer.redacted" => new Translation.Privacy(
                PrivacyRequest.CustomerRedact,
                CustomerOrNull(data, channel),
                Guest.Of(data.Text("email"), channel.GuestKey),
                [.. data.Ids("orders").Select(Order)]),
            _ when type.StartsWith(StandardEvent.Prefix, StringComparison.Ordinal) =>
                new Translation.Happened(StandardEvent.Read(data, type, body.TimeOrNull("timestamp"), channel)),
            _ => new Translation.Ignored("topic"),
        };
    });

    /// <summary>
    /// A customer is this channel's own, or the other storefront's whose customers the channel says they are.
    /// </summary>
    internal static CustomerId? CustomerOrNull(Fields customer, Channel channel) =>
        customer.IdOrNull("id") is { } id ? new CustomerId(channel.CustomersOf ?? "standard", id) : null;

    private static CustomerId Customer(Fields data, Channel channel) =>
        CustomerOrNull(data, channel) ?? throw NotUnderstoodException.Missing("id");

    private static OrderId Order(string id) => new("standard", id);

    private static string? Header(Delivery delivery, string name) =>
        delivery.Header("webhook-" + name) ?? delivery.Header("svix-" + name);

    private static byte[] KeyOf(string secret)
    {
        var text = secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? secret[SecretPrefix.Length..] : secret;
        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text, key, out var length) ? key[..length] : [];
    }
}
