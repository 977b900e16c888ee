using System.Text.Json.Nodes;
using FluentAssertions;
using Loyalty.Orders;
using Loyalty.Storefronts;
using Xunit;

namespace Loyalty.Tests.Storefronts;

public class WooCommerceTests
{
    private const string Form = "application/x-www-form-urlencoded";

    [Fact]
    public void an_order_is_told_with_its_lines_fees_and_discounts()
    {
        var order = Whole();

        order.Id.Should().Be(new OrderId("woocommerce", "9007199254740993"));
        order.Customer.Should().Be(new CustomerId("woocommerce", "42"));
        order.Lines.Select(line => (line.Kind, line.Net.Buyer, line.Tax.Buyer)).Should().Equal(
            (LineKind.Goods, 6000, 1200), (LineKind.GiftCard, 2500, 0), (LineKind.Fee, 300, 60));
        order.Lines[0].Should()
            .BeEquivalentTo(new { ProductId = "10", VariantId = (string?)null, Sku = "COFFEE", Quantity = 2m });
        order.Discount.Should().Be(Price.Of(1000));
        order.Shipping.Should().Be(Price.Of(800));
        order.Country.Should().Be("DE");
        order.Coupons.Should().Equal("bonus50");
    }

    [Fact]
    public void where_prices_include_tax_a_line_is_its_total_and_its_tax()
    {
        var order = Whole(o => o["prices_include_tax"] = true);

        order.Lines[0].Net.Should().Be(Price.Of(7200));
        order.Shipping.Should().Be(Price.Of(1000));
        order.Discount.Should().Be(Price.Of(1200));
    }

    [Fact]
    public void a_gift_card_pays_and_the_total_is_what_was_asked_for() => Whole().Total.Should().Be(Price.Of(10600));

    [Fact]
    public void times_without_an_offset_are_utc()
    {
        var order = Whole();

        order.PlacedAt.Should().Be(new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero));
        order.PaidAt.Should().Be(new DateTimeOffset(2026, 11, 21, 10, 1, 0, TimeSpan.Zero));
        order.Revision.Should().Be(Revision.Of(new DateTimeOffset(2026, 11, 21, 10, 5, 0, TimeSpan.Zero)));
        order.FulfilledAt.Should().BeNull();
    }

    [Fact]
    public void a_refund_is_its_money_with_tax() =>
        Whole().Refunds.Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { Id = "7", Amount = Price.Of(1200) });

    [Theory]
    [InlineData("processing", true, Payment.Paid)]
    [InlineData("processing", false, Payment.Unpaid)]
    [InlineData("completed", true, Payment.Paid)]
    [InlineData("completed", false, Payment.Paid)]
    [InlineData("pending", true, Payment.Unpaid)]
    [InlineData("on-hold", true, Payment.Unpaid)]
    [InlineData("checkout-draft", false, Payment.Unpaid)]
    [InlineData("auto-draft", false, Payment.Unpaid)]
    [InlineData("cancelled", true, Payment.Void)]
    [InlineData("failed", true, Payment.Void)]
    [InlineData("refunded", true, Payment.Void)]
    [InlineData("trash", true, Payment.Void)]
    [InlineData("wc-shipped", true, Payment.Paid)]
    [InlineData("shipped", false, Payment.Paid)]
    [InlineData("laminated", true, Payment.Unpaid)]
    public void the_status_and_the_paid_date_say_what_is_paid(string status, bool hasPaidDate, Payment expected)
    {
        var channel = Deliver.Channel("woocommerce") with { PaidStatuses = ["shipped"] };
        var body = Fixture.Of("woocommerce/order", o =>
        {
            o["status"] = status;
            o["date_paid_gmt"] = hasPaidDate ? "2026-11-21T10:01:00" : null;
        });

        Deliver.Said("woocommerce", "order.updated", body, channel).Order().Payment.Should().Be(expected);
    }

    [Fact]
    public void customer_nought_is_a_guest_by_the_billing_address() =>
        Whole(o => o["customer_id"] = 0).Customer
            .Should().Be(Guest.Of("jon@example.com", Deliver.Channel("woocommerce").GuestKey));

    [Fact]
    public void a_list_with_gaps_comes_as_an_object_and_is_a_list() =>
        Whole(o => o["line_items"] = new JsonObject { ["1"] = o["line_items"]![0]!.DeepClone() }).Lines
            .Should().Contain(line => line.Id == "1");

    [Fact]
    public void deleted_and_restored_orders_say_so()
    {
        Deliver.Said("woocommerce", "order.deleted", """{"id":19}"""u8.ToArray())
            .Should().Be(new Translation.Part(new OrderId("woocommerce", "19"), new OrderPart.Deleted()));
        Deliver.Said("woocommerce", "order.restored", Fixture.Of("woocommerce/order")).Order()
            .IsRestored.Should().BeTrue();
        Whole().IsRestored.Should().BeFalse();
    }

    [Fact]
    public void customers_come_and_go()
    {
        var customer = new CustomerId("woocommerce", "2");
        Deliver.Said("woocommerce", "customer.created", """{"id":2,"email":"a@example.com"}"""u8.ToArray())
            .Should().Be(new Translation.CustomerSeen(customer, IsGone: false));
        Deliver.Said("woocommerce", "customer.deleted", """{"id":2}"""u8.ToArray())
            .Should().Be(new Translation.CustomerSeen(customer, IsGone: true));
    }

    [Theory]
    [InlineData("action.woocommerce_payment_complete")]
    [InlineData("product.updated")]
    [InlineData("coupon.created")]
    public void other_topics_are_ignored(string topic) =>
        Deliver.Said("woocommerce", topic, "{}"u8.ToArray()).Should().Be(new Translation.Ignored("topic"));

    [Fact]
    public void a_rest_error_under_a_genuine_signature_is_unreadable()
    {
        var error = """{"code":"woocommerce_rest_cannot_view","message":"Sorry","data":{"status":401}}"""u8.ToArray();

        Deliver.Said("woocommerce", "order.updated", error)
            .Should().Be(new Translation.Unreadable("rest_error", "woocommerce_rest_cannot_view"));
    }

    [Fact]
    public void the_ping_and_nothing_like_it_is_a_ping()
    {
        WooCommerce.IsPing("webhook_id=1"u8, Form, ["Host"]).Should().BeTrue();
        WooCommerce.IsPing("webhook_id=1"u8, Form + "; charset=UTF-8", []).Should().BeTrue();

        WooCommerce.IsPing("webhook_id="u8, Form, []).Should().BeFalse();
        WooCommerce.IsPing("webhook_id=1&x=2"u8, Form, []).Should().BeFalse();
        WooCommerce.IsPing("webhook_id=1\n"u8, Form, []).Should().BeFalse();
        WooCommerce.IsPing("webhook_id=1"u8, "application/json", []).Should().BeFalse();
        WooCommerce.IsPing("webhook_id=1"u8, null, []).Should().BeFalse();
        WooCommerce.IsPing("webhook_id=1"u8, Form, ["x-wc-webhook-topic"]).Should().BeFalse();
        WooCommerce.IsPing([.. "webhook_id="u8, .. Enumerable.Repeat((byte)'1', 60)], Form, []).Should().BeFalse();
    }

    private static Order Whole(Action<JsonNode>? change = null) =>
        Deliver.Said("woocommerce", "order.updated", Fixture.Of("woocommerce/order", change)).Order();
}
