using System.Text.Json;
using FluentAssertions;
using Stripe;
using Stripe.Checkout;
using Xunit;

namespace App.Tests.Compat.StripeEvents;

/// <summary>An event is read whatever its API version, and nothing in it is guessed.</summary>
public sealed class EventTests
{
    private const string Checkout = """
        {
          "id": "evt_9", "object": "event", "api_version": "2019-02-11", "account": "acct_7", "created": 1700000000,
          "livemode": true, "type": "checkout.session.completed", "new_field": [1],
          "data": { "object": {
            "id": "cs_1", "object": "checkout.session", "mode": "payment", "status": "complete",
            "payment_status": "paid", "payment_intent": "pi_1", "customer": {"id": "cus_1", "object": "customer"},
            "client_reference_id": "7001", "currency": "nok", "amount_subtotal": 50000, "amount_total": "54900",
            "total_details": {"amount_discount": 5000, "amount_shipping": 9900, "amount_tax": 0},
            "customer_details": {"email": "a@example.com", "address": {"country": "NO", "line2": null}},
            "customer_email": null, "metadata": {"cart": "12", "note": null}, "created": 1699999999, "livemode": true,
            "presentment_details": {"presentment_amount": 5100, "presentment_currency": "usd"}
          } }
        }
        """;

    [Fact]
    public void a_checkout_session_is_read()
    {
        var read = EventUtility.ParseEvent(Checkout, throwOnApiVersionMismatch: false)!;
        read.Should().BeEquivalentTo(new
        {
            Id = "evt_9",
            Type = EventTypes.CheckoutSessionCompleted,
            Account = "acct_7",
            ApiVersion = "2019-02-11",
            Created = new DateTime(2023, 11, 14, 22, 13, 20, DateTimeKind.Utc),
            Livemode = true,
        });
        read.Data!.Object.Should().BeOfType<Session>().Which.Should().BeEquivalentTo(new
        {
            Id = "cs_1",
            PaymentIntentId = "pi_1",
            CustomerId = "cus_1",
            ClientReferenceId = "7001",
            PaymentStatus = "paid",
            Mode = "payment",
            Status = "complete",
            Currency = "nok",
            AmountSubtotal = 50000L,
            AmountTotal = 54900L,
            TotalDetails = new { AmountDiscount = 5000L, AmountShipping = 9900L, AmountTax = 0L },
            CustomerDetails = new { Email = "a@example.com", Address = new { Country = "NO", Line2 = (string?)null } },
            CustomerEmail = (string?)null,
            PresentmentDetails = new { PresentmentAmount = 5100L, PresentmentCurrency = "usd" },
            Livemode = true,
        });
        ((Session)read.Data.Object!).Metadata.Should().Equal(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["cart"] = "12", ["note"] = null });
    }

    [Fact]
    public void what_has_no_property_is_in_the_json_that_is_kept()
    {
        var read = EventUtility.ParseEvent(Checkout, throwOnApiVersionMismatch: false)!;
        read.RawJsonElement!.Value.GetProperty("new_field")[0].GetInt32().Should().Be(1);
        ((Session)read.Data!.Object!).RawJsonElement!.Value.GetProperty("id").GetString().Should().Be("cs_1");
        read.Data.RawJsonElement.Should().BeNull();
    }

    [Theory]
    [InlineData("payment_intent", typeof(PaymentIntent))]
    [InlineData("charge", typeof(Charge))]
    [InlineData("refund", typeof(Refund))]
    [InlineData("dispute", typeof(Dispute))]
    [InlineData("invoice", typeof(Invoice))]
    [InlineData("customer", typeof(Customer))]
    public void an_object_says_its_kind(string kind, Type type)
    {
        var read = Of($$"""{"object":"{{kind}}","id":"x_1","amount":12,"metadata":{} }""");
        read.Should().BeOfType(type);
        ((IHasId)read!).Id.Should().Be("x_1");
    }

    [Theory]
    [InlineData("""{"object":"something.new","id":"x_1"}""")]
    [InlineData("""{"id":"x_1"}""")]
    [InlineData("null")]
    public void an_unknown_object_is_null(string json) => Of(json).Should().BeNull();

    [Fact]
    public void a_charge_tells_its_refunds_and_an_invoice_its_payments()
    {
        var charge = (Charge)Of("""
            {"object":"charge","amount_refunded":70,"payment_intent":{"id":"pi_2"},"billing_details":{"email":"b@x.no"},
             "refunds":{"object":"list","has_more":true,"data":[{"object":"refund","amount":70,"status":"pending"}]}}
            """)!;
        charge.PaymentIntentId.Should().Be("pi_2");
        charge.BillingDetails!.Email.Should().Be("b@x.no");
        charge.Refunds!.HasMore.Should().BeTrue();
        charge.Refunds.Data.Should().ContainSingle().Which.Amount.Should().Be(70);

        var invoice = (Invoice)Of("""
            {"object":"invoice","subtotal_excluding_tax":null,"status_transitions":{"paid_at":1700000000},
             "payments":{"data":[{"payment":{"type":"payment_intent","payment_intent":"pi_3"}}]}}
            """)!;
        invoice.SubtotalExcludingTax.Should().BeNull();
        invoice.StatusTransitions!.PaidAt!.Value.Kind.Should().Be(DateTimeKind.Utc);
        invoice.Payments!.Data![0].Payment!.PaymentIntentId.Should().Be("pi_3");
    }

    [Theory]
    [InlineData("\"amount\":12.5")]
    [InlineData("\"amount\":1e30")]
    [InlineData("\"amount\":\"12.5\"")]
    [InlineData("\"amount\":null")]
    [InlineData("\"amount\":{}")]
    [InlineData("\"amount\":9223372036854775808")]
    [InlineData("\"currency\":5")]
    [InlineData("\"created\":-1")]
    [InlineData("\"customer\":[]")]
    [InlineData("\"metadata\":{\"a\":1}")]
    [InlineData("\"livemode\":\"yes\"")]
    public void a_field_of_another_type_is_refused(string field) =>
        FluentActions.Invoking(() => Of($$"""{"object":"payment_intent",{{field}}}""")).Should().Throw<JsonException>();

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("""{"object":5}""")]
    [InlineData("""{"object":"v2.core.event"}""")]
    [InlineData("""{"id":"\ud800"}""")]
    [InlineData("""{"created":9223372036854775807}""")]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":{"object":"x"}}""")]
    public void hostile_text_throws(string json) =>
        FluentActions.Invoking(() => EventUtility.ParseEvent(json, throwOnApiVersionMismatch: false))
            .Should().Throw<Exception>();

    [Theory]
    [InlineData("null", true)]
    [InlineData("{}", false)]
    public void the_word_null_is_no_event(string json, bool isNull) =>
        (EventUtility.ParseEvent(json, throwOnApiVersionMismatch: false) is null).Should().Be(isNull);

    [Fact]
    public void another_api_version_is_refused_unless_asked_for()
    {
        FluentActions.Invoking(() => EventUtility.ParseEvent(Checkout)).Should().Throw<StripeException>();
        EventUtility.ParseEvent(Checkout.Replace("2019-02-11", "2026-03-25.dahlia", StringComparison.Ordinal))
            .Should().NotBeNull();
    }

    private static IHasObject? Of(string json) => EventUtility.ParseEvent(
        $$$"""{"object":"event","data":{"object":{{{json}}}}}""", throwOnApiVersionMismatch: false)!.Data!.Object;
}
