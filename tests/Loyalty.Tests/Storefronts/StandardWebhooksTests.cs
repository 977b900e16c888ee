using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using Loyalty.Orders;
using Loyalty.Storefronts;
using Xunit;

namespace Loyalty.Tests.Storefronts;

public class StandardWebhooksTests
{
    [Fact]
    public void an_order_says_all_we_ask_for()
    {
        var order = Whole();

        order.Id.Should().Be(new OrderId("standard", "1001"));
        order.Customer.Should().Be(new CustomerId("standard", "7"));
        (order.Number, order.Payment, order.Country).Should().Be(("PS-1001", Payment.Paid, "NO"));
        order.Revision.Should().Be(Revision.Of(new DateTimeOffset(2026, 11, 21, 11, 0, 0, TimeSpan.Zero)));
        order.Lines.Select(line => (line.Kind, line.Net)).Should().Equal(
            (LineKind.Goods, new Price(4990, 57385)), (LineKind.GiftCard, new Price(2500, 28750)));
        order.Refunds.Should().ContainSingle().Which.Lines.Should().Equal(new RefundedLine("1", 1));
    }

    [Fact]
    public void a_small_order_is_enough()
    {
        const string Small = """
            {"type":"order.paid","timestamp":"2026-11-21T11:00:00Z",
             "data":{"id":5,"currency":"jpy","payment":"paid","lines":[{"net":1500}],
                     "customer":{"email":"jon@example.com"}}}
            """;
        var order = Deliver.Said("standard", "", Encoding.UTF8.GetBytes(Small)).Order();

        order.Customer!.Value.IsGuest.Should().BeTrue();
        order.Lines.Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { Id = "line-1", Quantity = 1m, Net = Price.Of(1500) });
        order.PlacedAt.Should().Be(new DateTimeOffset(2026, 11, 21, 11, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("order.updated", "open", "paid", Payment.Paid)]
    [InlineData("order.anything", null, "unpaid", Payment.Unpaid)]
    [InlineData("order.updated", null, "partly_paid", Payment.PartlyPaid)]
    [InlineData("order.updated", null, null, Payment.Paid)]
    [InlineData("order.updated", "cancelled", "paid", Payment.Void)]
    [InlineData("order.updated", "deleted", "paid", Payment.Void)]
    [InlineData("order.cancelled", null, "paid", Payment.Void)]
    [InlineData("order.deleted", null, "paid", Payment.Void)]
    [InlineData("order.cancelled", "open", "paid", Payment.Paid)]
    public void the_order_says_where_it_stands_and_else_the_event_does(
        string type, string? status, string? payment, Payment expected)
    {
        var body = Fixture.Of("standard/order", e =>
        {
            e["type"] = type;
            e["data"]!["status"] = status;
            e["data"]!["payment"] = payment;
        });

        Deliver.Said("standard", "", body).Order().Payment.Should().Be(expected);
    }

    [Fact]
    public void another_currency_needs_a_rate() =>
        Deliver.Said("standard", "", Fixture.Of("standard/order", e => e["data"]!["exchangeRate"] = null))
            .Should().Be(new Translation.Unreadable("field_missing", "exchangeRate"));

    [Fact]
    public void customers_may_be_another_storefronts_if_the_channel_says_so() =>
        Deliver.Said(
                "standard",
                "",
                Fixture.Of("standard/order"),
                Deliver.Channel("standard") with { CustomersOf = "woocommerce" })
            .Order().Customer.Should().Be(new CustomerId("woocommerce", "7"));

    [Fact]
    public void customers_come_go_and_are_forgotten()
    {
        var customer = new CustomerId("standard", "7");
        Event("customer.created").Should().Be(new Translation.CustomerSeen(customer, IsGone: false));
        Event("customer.deleted").Should().Be(new Translation.CustomerSeen(customer, IsGone: true));
        Event("product.updated").Should().Be(new Translation.Ignored("topic"));
        Event("order.deleted").Should().Be(
            new Translation.Part(new OrderId("standard", "7"), new OrderPart.Deleted("msg_1")));

        var redact = (Translation.Privacy)Event("customer.redacted");
        (redact.Request, redact.Customer).Should().Be((PrivacyRequest.CustomerRedact, customer));
        redact.Guest.Should().Be(Guest.Of("jon@example.com", Deliver.Channel("standard").GuestKey));
    }

    [Theory]
    [InlineData("currency", "euro")]
    [InlineData("payment", "perhaps")]
    [InlineData("total", "NaN")]
    [InlineData("total", "1e400")]
    [InlineData("total", "0.12345678901234567890123456789")]
    [InlineData("total", "1,50")]
    [InlineData("total", "-1")]
    [InlineData("placedAt", "yesterday")]
    [InlineData("exchangeRate", "0")]
    [InlineData("lines", "none")]
    [InlineData("id", "")]
    public void nonsense_is_unreadable_and_names_its_field(string field, string value) =>
        Deliver.Said("standard", "", Fixture.Of("standard/order", e => e["data"]![field] = value))
            .Should().BeOfType<Translation.Unreadable>().Which.Detail.Should().Be(field);

    private static Order Whole(Action<JsonNode>? change = null) =>
        Deliver.Said("standard", "", Fixture.Of("standard/order", change)).Order();

    private static Translation Event(string type) => Deliver.Said("standard", "", Encoding.UTF8.GetBytes(
        $$"""{"type":"{{type}}","timestamp":"2026-11-21T11:00:00Z","data":{"id":"7","email":"jon@example.com" } }"""));
}
