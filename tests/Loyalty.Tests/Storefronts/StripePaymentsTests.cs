using System.Text.Json.Nodes;
using FluentAssertions;
using Loyalty.Orders;
using Loyalty.Storefronts;
using Xunit;

namespace Loyalty.Tests.Storefronts;

public class StripePaymentsTests
{
    private static readonly Channel Channel = Deliver.Channel("stripe");
    private static readonly OrderId Intent = new("stripe", "pi_1");
    private static readonly DateTimeOffset Told = new(2026, 11, 21, 10, 40, 0, TimeSpan.Zero);

    [Fact]
    public void a_session_is_one_line_of_goods_known_by_its_payment_intent()
    {
        var order = Session();

        order.Id.Should().Be(Intent);
        order.Revision.Should().Be(Revision.Of(Told, authority: 1));
        (order.Payment, order.PaidAt, order.IsTest).Should().Be((Payment.Paid, Told, false));
        order.Customer.Should().Be(new CustomerId("stripe", "cus_1"));
        order.Lines.Should().ContainSingle().Which.Net.Should().Be(Price.Of(9000));
        order.Lines[0].Tax.Should().Be(Price.Of(2000));
        (order.Shipping, order.ShippingTax, order.Total).Should().Be((Price.Of(1600), Price.Of(400), Price.Of(13000)));
        order.PricesIncludeTax.Should().BeFalse();
    }

    [Fact]
    public void tax_that_is_not_in_the_sum_is_in_the_prices()
    {
        var order = Session(s => s["amount_total"] = 10600);

        order.PricesIncludeTax.Should().BeTrue();
        order.Lines[0].Net.Should().Be(Price.Of(9000));
    }

    [Theory]
    [InlineData("checkout.session.completed", "paid", Payment.Paid)]
    [InlineData("checkout.session.completed", "no_payment_required", Payment.Paid)]
    [InlineData("checkout.session.completed", "unpaid", Payment.Unpaid)]
    [InlineData("checkout.session.async_payment_succeeded", "paid", Payment.Paid)]
    [InlineData("checkout.session.async_payment_failed", "unpaid", Payment.Void)]
    [InlineData("checkout.session.expired", "unpaid", Payment.Void)]
    public void a_session_is_paid_when_its_money_is(string type, string status, Payment expected) =>
        Said("stripe/session", e => (e["type"], e["data"]!["object"]!["payment_status"]) = (type, status))
            .Order().Payment.Should().Be(expected);

    [Fact]
    public void only_the_channels_source_tells_sales()
    {
        foreach (var source in Enum.GetValues<StripeSource>())
        {
            var told = new[] { "session", "intent", "invoice" }
                .Select(name => Said("stripe/" + name, channel: Channel with { StripeSource = source })).ToList();

            told.OfType<Translation.Whole>().Should().ContainSingle().Which.Order.Id.Should().Be(Intent);
            told.OfType<Translation.Ignored>().Select(ignored => ignored.Reason)
                .Should().Equal("another_source_of_sales", "another_source_of_sales");
            told[(int)source].Should().BeOfType<Translation.Whole>();
        }
    }

    [Fact]
    public void an_invoice_takes_off_the_tax_that_was_put_on_top()
    {
        var order = Said("stripe/invoice", channel: Channel with { StripeSource = StripeSource.Invoice }).Order();

        order.Lines[0].Net.Should().Be(Price.Of(9000));
        order.Lines[0].Tax.Should().Be(Price.Of(2000));
        (order.Shipping, order.Number, order.PricesIncludeTax).Should().Be((Price.Of(1600), "EE1DF78D-0001", false));
        order.Revision.Authority.Should().Be(0);
    }

    [Fact]
    public void what_saves_a_card_is_no_sale() =>
        Said("stripe/session", e => e["data"]!["object"]!["mode"] = "setup")
            .Should().Be(new Translation.Ignored("no_sale"));

    [Fact]
    public void customers_of_another_storefront_are_named_by_reference_or_metadata()
    {
        var channel = Channel with { CustomersOf = "shopify", StripeSource = StripeSource.PaymentIntent };
        Said("stripe/intent", channel: channel).Order().Customer.Should().Be(new CustomerId("shopify", "7001"));

        channel = channel with { StripeSource = StripeSource.Checkout };
        Said("stripe/session", e => e["data"]!["object"]!["client_reference_id"] = "7002", channel)
            .Order().Customer.Should().Be(new CustomerId("shopify", "7002"));
        Said("stripe/session", channel: channel).Order().Customer!.Value.IsGuest.Should().BeTrue();
        Said("""{"type":"customer.deleted","data":{"object":{"id":"cus_1"}}}"""u8.ToArray(), channel)
            .Should().BeOfType<Translation.Ignored>();
    }

    [Fact]
    public void a_session_without_a_customer_is_a_guests() =>
        Session(s => s["customer"] = null).Customer.Should().Be(Guest.Of("jon@example.com", Channel.GuestKey));

    [Theory]
    [InlineData("eur", 1234, 1234)]
    [InlineData("jpy", 1234, 1234)]
    [InlineData("mga", 12, 1200)]
    [InlineData("isk", 50000, 500)]
    [InlineData("ugx", 50000, 500)]
    [InlineData("kwd", 12340, 12340)]
    [InlineData("huf", 12345, 12345)]
    [InlineData("twd", 12345, 12345)]
    public void stripes_integers_become_our_minor_units(string currency, long said, long expected) =>
        Refund(r => (r["currency"], r["amount"]) = (currency, said)).Refund.Amount.Should().Be(Price.Of(expected));

    [Theory]
    [InlineData("refund.created", "pending", false, false)]
    [InlineData("refund.updated", "succeeded", true, false)]
    [InlineData("charge.refund.updated", "requires_action", false, false)]
    [InlineData("refund.failed", "failed", false, true)]
    [InlineData("refund.updated", "canceled", false, true)]
    public void a_refund_succeeds_or_fails_as_its_status_says(string type, string status, bool succeeded, bool failed)
    {
        var refund = ((OrderPart.Refunded)Said(
            "stripe/refund", e => (e["type"], e["data"]!["object"]!["status"]) = (type, status)).News()).Refund;

        (refund.Id, refund.Succeeded, refund.Failed).Should().Be(("re_1", succeeded, failed));
    }

    [Fact]
    public void a_charge_says_what_has_been_refunded_in_all()
    {
        var said = Said("stripe/refund", e =>
        {
            e["type"] = "charge.refunded";
            e["livemode"] = false;
            e["data"]!["object"]!["amount_refunded"] = 2500;
        });

        said.Should().Be(new Translation.Part(
            Intent,
            new OrderPart.RefundedInAll("re_1", new Money(2500, Currency.Of("EUR")), Revision.Of(Told.AddSeconds(400))),
            IsTest: true));
    }

    [Fact]
    public void news_of_a_charge_without_a_payment_intent_is_ignored() =>
        Said("stripe/refund", e => e["data"]!["object"]!["payment_intent"] = null)
            .Should().Be(new Translation.Ignored("charge_without_payment_intent"));

    [Theory]
    [InlineData("needs_response", DisputeState.Open)]
    [InlineData("under_review", DisputeState.Open)]
    [InlineData("lost", DisputeState.Lost)]
    [InlineData("won", DisputeState.Won)]
    [InlineData("warning_closed", DisputeState.Won)]
    [InlineData("warning_needs_response", DisputeState.Won)]
    [InlineData("warning_under_review", DisputeState.Won)]
    [InlineData("prevented", DisputeState.Won)]
    public void a_dispute_stands_where_its_status_says(string status, DisputeState expected)
    {
        var said = Said("stripe/dispute", e => e["data"]!["object"]!["status"] = status);

        ((OrderPart.Disputed)said.News()).Dispute.Should().Be(new Dispute(
            "dp_1", new Money(13000, Currency.Of("EUR")), expected, Revision.Of(Told.AddSeconds(400))));
    }

    [Fact]
    public void what_is_not_live_is_a_test() =>
        Said("stripe/session", e => e["livemode"] = false).Order().IsTest.Should().BeTrue();

    private static OrderPart.Refunded Refund(Action<JsonNode> change) =>
        (OrderPart.Refunded)Said("stripe/refund", e => change(e["data"]!["object"]!)).News();

    private static Order Session(Action<JsonNode>? change = null) =>
        Said("stripe/session", e => change?.Invoke(e["data"]!["object"]!)).Order();

    private static Translation Said(string fixture, Action<JsonNode>? change = null, Channel? channel = null) =>
        Said(Fixture.Of(fixture, change), channel);

    private static Translation Said(byte[] body, Channel? channel) =>
        Deliver.Said("stripe", "", body, channel ?? Channel);
}
