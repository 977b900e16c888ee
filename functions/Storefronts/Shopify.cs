using Loyalty.Orders;

namespace Loyalty.Storefronts;

/// <summary>
/// Shopify: base64 HMAC-SHA256 of the raw body under the app's client secret (shopify.dev, "Verify webhook
/// deliveries"). Headers are not signed, so the topic is believed only as far as the body has its shape.
/// </summary>
public sealed class Shopify : IStorefront
{
    /// <summary>Every real delivery has these, besides its signature.</summary>
    private static readonly string[] Names = ["Topic", "Shop-Domain", "Webhook-Id"];

    public string Name => "shopify";

    /// <summary>Genuine only with topic, shop and webhook id, as every real delivery has them.</summary>
    public Genuine? Verify(Delivery delivery, Channel channel) =>
        Names.All(name => Header(delivery, name) is not null)
        && Signature.Holds(Header(delivery, "Hmac-Sha256"), delivery.Body.Span, channel.Secrets)
            ? new Genuine(delivery)
            : null;

    public string WhyNot(Delivery delivery) =>
        Header(delivery, "Hmac-Sha256") is null ? Rejection.SignatureMissing
        : Names.Any(name => Header(delivery, name) is null) ? Rejection.HeaderMissing
        : Rejection.SignatureWrong;

    public IReadOnlyList<string> Headers { get; } =
        [.. Names.SelectMany(name => new[] { "X-Shopify-" + name, "Shopify-" + name })];

    public Translation Translate(Genuine genuine, Channel channel) =>
        Body.Read(genuine, body => Header(genuine.Delivery, "Topic") switch
        {
            "orders/create" or "orders/paid" or "orders/updated" or "orders/fulfilled" or "orders/partially_fulfilled"
                or "orders/cancelled" => new Translation.Whole(ShopifyOrder.Read(body, channel)),
            "orders/edited" => new Translation.Mention(Order(body.At("order_edit"), "order_id")),
            "orders/delete" => Deleted(body, genuine.Delivery),
            "refunds/create" => new Translation.Part(
                Order(body, "order_id"), new OrderPart.Refunded(ShopifyRefund.Read(body))),
            "disputes/create" or "disputes/update" => Disputed(body),
            "customers/create" or "customers/update" => new Translation.CustomerSeen(
                Customer(body), IsGone: false, Verified(body, channel)),
            "customers/delete" => new Translation.CustomerSeen(Customer(body), IsGone: true),
            "customers/merge" => Merged(body),
            "customers/data_request" => Privacy(PrivacyRequest.DataRequest, body, "orders_requested", channel),
            "customers/redact" => Privacy(PrivacyRequest.CustomerRedact, body, "orders_to_redact", channel),
            "shop/redact" => Privacy(PrivacyRequest.ShopRedact, body, "orders_to_redact", channel),
            _ => new Translation.Ignored("topic"),
        });

    /// <summary>The account of an order's buyer or of a privacy request's subject; null where there is none.</summary>
    internal static CustomerId? CustomerOrNull(Fields customer) =>
        customer.IdOrNull("id") is { } id ? new CustomerId("shopify", id) : null;

    /// <summary>Headers with their old and their new name, which lacks the <c>X-</c>.</summary>
    private static string? Header(Delivery delivery, string name) =>
        delivery.Header("X-Shopify-" + name) ?? delivery.Header("Shopify-" + name);

    private static OrderId Order(Fields fields, string name) => new("shopify", fields.Id(name));

    private static CustomerId Customer(Fields body) =>
        body.Has("line_items")
            ? throw NotUnderstoodException.AnotherTopic("line_items")
            : new CustomerId("shopify", body.Id("id"));

    /// <summary>The guest behind an address that Shopify says is the customer's.</summary>
    private static CustomerId? Verified(Fields body, Channel channel) =>
        body.Flag("verified_email") ? Guest.Of(body.Text("email"), channel.GuestKey) : null;

    /// <summary>
    /// Who is kept and who is gone, by their global ids. A merge that failed, or is yet to be done, is none.
    /// </summary>
    private static Translation Merged(Fields body) =>
        body.Text("status") is not "completed" ? new Translation.Ignored("merge_not_completed")
        : new Translation.Merged(
            ByGlobalId(body, "admin_graphql_api_customer_deleted_id"),
            ByGlobalId(body, "admin_graphql_api_customer_kept_id"));

    private static CustomerId ByGlobalId(Fields body, string name)
    {
        const string Prefix = "gid://shopify/Customer/";
        var text = body.Text(name) ?? throw NotUnderstoodException.Missing(name);
        return text.StartsWith(Prefix, StringComparison.Ordinal) && text.Length > Prefix.Length
            && text.AsSpan(Prefix.Length).IndexOfAnyExceptInRange('0', '9') < 0
            ? new CustomerId("shopify", text[Prefix.Length..])
            : throw NotUnderstoodException.Malformed(name);
    }

    private static Translation.Part Deleted(Fields body, Delivery delivery) =>
        body.Has("line_items")
            ? throw NotUnderstoodException.AnotherTopic("line_items")
            : new Translation.Part(
                Order(body, "id"),
                new OrderPart.Deleted(delivery.Id("X-Shopify-Webhook-Id") ?? delivery.Id("Shopify-Webhook-Id")));

    /// <summary>
    /// Disputes name no time of change, but they only ever go forward. An inquiry has taken no money, and
    /// where the charge was refunded the refund itself carries it: neither lowers anything.
    /// </summary>
    private static Translation Disputed(Fields body)
    {
        if (!body.Has("order_id"))
        {
            return new Translation.Ignored("dispute_without_order");
        }

        var (state, step) = body.Text("status") switch
        {
            "won" or "charge_refunded" => (DisputeState.Won, 3),
            "lost" or "accepted" => (DisputeState.Lost, 3),
            "under_review" => (DisputeState.Open, 2),
            _ => (DisputeState.Open, 1),
        };
        if (state == DisputeState.Open && body.Text("type") == "inquiry")
        {
            state = DisputeState.Won;
        }

        var currency = body.Currency("currency");
        var amount = body.MinorOrNull("amount", currency) ?? throw NotUnderstoodException.Missing("amount");
        var dispute = new Dispute(body.Id("id"), new Money(amount, currency), state, new Revision(step));
        return new Translation.Part(Order(body, "order_id"), new OrderPart.Disputed(dispute));
    }

    private static Translation.Privacy Privacy(PrivacyRequest request, Fields body, string orders, Channel channel)
    {
        if (!body.Has("shop_domain"))
        {
            throw NotUnderstoodException.AnotherTopic("shop_domain");
        }

        var customer = body.At("customer");
        return new Translation.Privacy(
            request,
            CustomerOrNull(customer),
            Guest.Of(customer.Text("email"), channel.GuestKey),
            [.. body.Ids(orders).Select(id => new OrderId("shopify", id))]);
    }
}
