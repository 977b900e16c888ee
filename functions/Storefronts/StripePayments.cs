using System.Text;
using Loyalty.Orders;
using Stripe;

namespace Loyalty.Storefronts;

/// <summary>
/// Stripe: <c>Stripe-Signature</c> as Stripe.net verifies it, under the endpoint's whole secret, <c>whsec_</c>
/// included. Stripe tells one sale several times; only the channel's source of sales makes orders, refunds and disputes
/// come from any.
/// </summary>
public sealed class StripePayments : IStorefront
{
    private const string SignatureHeader = "Stripe-Signature";

    public string Name => "stripe";

    public Genuine? Verify(Delivery delivery, Channel channel)
    {
        if (delivery.Header(SignatureHeader) is not { } header)
        {
            return null;
        }

        var body = Encoding.UTF8.GetString(delivery.Body.Span);
        var now = delivery.ReceivedAt.ToUnixTimeSeconds();
        return channel.Secrets.Any(secret => Holds(body, header, secret, now)) ? new Genuine(delivery) : null;
    }

    public string WhyNot(Delivery delivery) =>
        delivery.Header(SignatureHeader) is not { } header ? Rejection.SignatureMissing
        : header.Split(',').Any(part => part.StartsWith("t=", StringComparison.Ordinal)
            && Signature.IsTimely(part.AsSpan(2), delivery.ReceivedAt)) ? Rejection.SignatureWrong
        : Rejection.TimestampOld;

    public IReadOnlyList<string> Headers => [];

    public Translation Translate(Genuine genuine, Channel channel) => Body.Read(genuine, body =>
    {
        if (body.Text("object") is not (null or "event" or "v2.core.event"))
        {
            throw new NotUnderstoodException("not_an_event");
        }

        var type = body.Text("type") ?? throw NotUnderstoodException.Missing("type");
        return type switch
        {
            "checkout.session.completed" or "checkout.session.async_payment_succeeded"
                or "checkout.session.async_payment_failed" or "checkout.session.expired" =>
                Sale(StripeSource.Checkout, body, channel, sale => StripeSale.OfSession(sale, type)),
            "payment_intent.succeeded" => Sale(StripeSource.PaymentIntent, body, channel, StripeSale.OfIntent),
            "invoice.paid" => Sale(StripeSource.Invoice, body, channel, StripeSale.OfInvoice),
            "charge.refunded" => Part(body, StripeNews.RefundedInAll),
            "refund.created" or "refund.updated" or "refund.failed" or "charge.refund.updated" =>
                Part(body, StripeNews.Refunded),
            "charge.dispute.created" or "charge.dispute.updated" or "charge.dispute.closed"
                or "charge.dispute.funds_withdrawn" or "charge.dispute.funds_reinstated" =>
                Part(body, StripeNews.Disputed),
            "customer.created" or "customer.updated" => Seen(body, channel, isGone: false),
            "customer.deleted" => Seen(body, channel, isGone: true),
            _ => new Translation.Ignored("topic"),
        };
    });

    /// <summary>
    /// Stripe.net throws, and not only its own exception, for what is not genuine or cannot be parsed.
    /// </summary>
    private static bool Holds(string body, string header, string secret, long now)
    {
        try
        {
            EventUtility.ValidateSignature(body, header, secret, Channel.ToleranceSeconds, now);
            return secret.Length > 0;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private static Translation Sale(
        StripeSource source, Fields body, Channel channel, Func<StripeTelling, Order?> read) =>
        source != channel.StripeSource ? new Translation.Ignored("another_source_of_sales")
        : read(StripeTelling.Of(body, channel)) is { } order ? new Translation.Whole(order)
        : new Translation.Ignored("no_sale");

    private static Translation Part(Fields body, Func<Fields, Revision, OrderPart> read)
    {
        var news = body.At("data").At("object");
        var part = read(news, Revision.Of(StripeTelling.CreatedOf(body)));
        return news.IdOrNull("payment_intent") is { } intent
            ? new Translation.Part(new OrderId("stripe", intent), part, StripeTelling.IsTestOf(body))
            : new Translation.Ignored("charge_without_payment_intent");
    }

    /// <summary>Where customers are another storefront's, Stripe's own say nothing about them.</summary>
    private static Translation Seen(Fields body, Channel channel, bool isGone)
    {
        var customer = new CustomerId("stripe", body.At("data").At("object").Id("id"));
        return channel.CustomersOf is null
            ? new Translation.CustomerSeen(customer, isGone)
            : new Translation.Ignored("customers_of_another_storefront");
    }
}
