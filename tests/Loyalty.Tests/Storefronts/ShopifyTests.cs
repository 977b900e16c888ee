using System.Text.Json.Nodes;
using FluentAssertions;
using Loyalty.Orders;
using Loyalty.Storefronts;
using Xunit;

namespace Loyalty.Tests.Storefronts;

public class ShopifyTests
{
    private static readonly OrderId OrderId = new("shopify", "820982911946154508");

    [Fact]
    public void an_order_is_told_in_the_buyers_and_in_the_shops_currency()
    {
        var order = Whole();

        order.Currency.Should().Be(Currency.Of("EUR"));
        order.ShopCurrency.Should().Be(Currency.Of("NOK"));
        order.Lines[0].Net.Should().Be(new Price(4500, 45000));
        order.Lines[0].Tax.Should().Be(new Price(900, 9000));
        order.Total.Should().Be(new Price(11500, 115000));
        order.PricesIncludeTax.Should().BeTrue();
    }

    [Fact]
    public void an_amount_without_its_set_follows_the_rate_of_the_orders_sets() =>
        Whole().Lines[2].Net.Should().Be(new Price(1000, 10000));

    [Fact]
    public void two_currencies_without_a_rate_between_them_are_the_shops_alone()
    {
        var order = Whole(o => o["total_price_set"] = null);

        (order.Currency, order.ShopCurrency).Should().Be((Currency.Of("NOK"), Currency.Of("NOK")));
        order.Lines[0].Net.Should().Be(Price.Of(45000));
    }

    [Fact]
    public void ids_above_two_to_the_fifty_third_stay_exact()
    {
        var order = Whole();

        order.Id.Should().Be(OrderId);
        order.Customer.Should().Be(new CustomerId("shopify", "9007199254740993"));
        order.Lines[0].Id.Should().Be("9007199254740995");
    }

    [Fact]
    public void gift_cards_and_tips_are_told_apart_from_goods() =>
        Whole().Lines.Select(line => line.Kind).Should().Equal(LineKind.Goods, LineKind.GiftCard, LineKind.Tip);

    [Fact]
    public void shipping_is_less_the_discounts_allotted_to_it()
    {
        Whole().Shipping.Should().Be(new Price(1000, 10000));
        Whole().ShippingTax.Should().Be(new Price(200, 2000));
    }

    [Fact]
    public void times_are_utc_and_the_last_parcel_that_went_out_fulfils()
    {
        var order = Whole();

        order.Revision.Should().Be(Revision.Of(new DateTimeOffset(2026, 11, 21, 11, 30, 0, 500, TimeSpan.Zero)));
        order.PlacedAt.Offset.Should().Be(TimeSpan.Zero);
        order.PaidAt.Should().BeNull("Shopify does not say when");
        order.FulfilledAt.Should().Be(new DateTimeOffset(2026, 11, 21, 11, 0, 0, TimeSpan.Zero));
        Whole(o => o["fulfillment_status"] = "partial").FulfilledAt.Should().BeNull();
    }

    [Fact]
    public void the_rest_of_the_order_is_told()
    {
        var order = Whole();

        (order.Number, order.Source, order.Country).Should().Be(("#1001", "web", "NO"));
        order.Coupons.Should().Equal("BONUS50");
        order.Lines[0].Should()
            .BeEquivalentTo(new { ProductId = "101", Sku = "COFFEE", Vendor = "Kaffe", Quantity = 2m });
        Whole(o => o["test"] = true).IsTest.Should().BeTrue();
    }

    [Theory]
    [InlineData("paid", Payment.Paid)]
    [InlineData("partially_refunded", Payment.Paid)]
    [InlineData("refunded", Payment.Paid)]
    [InlineData("partially_paid", Payment.PartlyPaid)]
    [InlineData("pending", Payment.Unpaid)]
    [InlineData("authorized", Payment.Unpaid)]
    [InlineData("expired", Payment.Unpaid)]
    [InlineData("voided", Payment.Void)]
    public void the_financial_status_says_what_is_paid(string status, Payment expected)
    {
        Whole(o => o["financial_status"] = status).Payment.Should().Be(expected);
        Whole(Cancel + (o => o["financial_status"] = status)).Payment.Should().Be(Payment.Void);
    }

    [Fact]
    public void a_partly_paid_order_says_what_is_owed() =>
        Whole(o => (o["financial_status"], o["total_outstanding"]) = ("partially_paid", "230.00"))
            .Outstanding.Should().Be(new Price(2300, 23000));

    [Theory]
    [InlineData("2300.00", 23000)]
    [InlineData("100.00", 11500)]
    public void what_is_owed_is_a_share_of_the_total_as_an_edit_has_raised_it(string now, decimal total) =>
        Whole(o => o["current_total_price"] = now).Total.Should().Be(new Price(total, total * 10));

    [Fact]
    public void a_buyer_without_an_account_is_a_guest_and_one_without_an_address_nobody()
    {
        var guest = Whole(o => (o["customer"], o["email"]) = (null, " JON@example.com "));

        guest.Customer!.Value.IsGuest.Should().BeTrue();
        guest.Customer.Should().Be(Whole(o => o["customer"] = null).Customer);
        Whole(o => (o["customer"], o["email"]) = (null, "")).Customer.Should().BeNull();
    }

    [Fact]
    public void a_refund_reads_the_same_inside_its_order_and_by_itself()
    {
        var refund = JsonNode.Parse(Fixture.Of("shopify/refund"));
        var listed = Whole(o => o["refunds"] = new JsonArray(refund)).Refunds.Single();

        var part = (Translation.Part)Said("refunds/create", Fixture.Of("shopify/refund"));
        part.Order.Should().Be(OrderId);
        ((OrderPart.Refunded)part.News).Refund.Should().BeEquivalentTo(listed);
    }

    [Fact]
    public void a_refunds_amount_is_the_money_beyond_its_lines_and_its_shipping()
    {
        var refund = Refund();

        refund.Lines.Should().Equal(new RefundedLine("9007199254740995", 1));
        // 40.00 EUR came back; 22.50 for the line (prices include tax: the discrepancy says so), 10.00 for shipping.
        refund.Amount.Should().Be(new Price(750, 7500));
    }

    [Fact]
    public void a_refunds_lines_count_with_tax_where_the_books_balance_so() =>
        Refund(r => r["order_adjustments"]![1]!["amount_set"]!["presentment_money"]!["amount"] = "-3.00")
            .Amount.Should().Be(new Price(300, 3000));

    [Fact]
    public void a_refund_of_shipping_alone_takes_nothing() =>
        Refund(r => (r["refund_line_items"], r["transactions"]![0]!["amount"]) = (new JsonArray(), "10.00"))
            .Amount.Should().Be(Price.Zero);

    [Fact]
    public void a_refund_of_money_alone_is_all_amount() =>
        Refund(r => (r["refund_line_items"], r["refund_shipping_lines"], r["order_adjustments"]![0]!["kind"]) =
            (new JsonArray(), new JsonArray(), "refund_discrepancy")).Amount.Should().Be(new Price(4000, 40000));

    [Fact]
    public void the_rate_is_that_of_the_largest_amount() =>
        Refund(r =>
        {
            var set = r["refund_line_items"]![0]!["subtotal_set"]!;
            set["shop_money"]!["amount"] = "0.12";
            set["presentment_money"]!["amount"] = "0.01";
        }).Amount.Should().Be(new Price(2549, 25488));

    [Fact]
    public void money_kept_back_is_never_an_amount() =>
        Refund(r => r["transactions"]![0]!["amount"] = "1.00").Amount.Should().Be(Price.Zero);

    [Fact]
    public void other_topics_name_their_order()
    {
        Said("orders/edited", Fixture.Of("shopify/order-edited")).Should().Be(new Translation.Mention(OrderId));
        Said("orders/delete", """{"id":820982911946154508}"""u8.ToArray())
            .Should().Be(
                new Translation.Part(OrderId, new OrderPart.Deleted("b54557e4-bdd9-4b37-8a5f-bf7d70bcd043")));
        Said("carts/update", "{}"u8.ToArray()).Should().Be(new Translation.Ignored("topic"));
    }

    [Theory]
    [InlineData("needs_response", "chargeback", DisputeState.Open)]
    [InlineData("under_review", "chargeback", DisputeState.Open)]
    [InlineData("won", "chargeback", DisputeState.Won)]
    [InlineData("charge_refunded", "chargeback", DisputeState.Won)]
    [InlineData("lost", "chargeback", DisputeState.Lost)]
    [InlineData("accepted", "inquiry", DisputeState.Lost)]
    [InlineData("needs_response", "inquiry", DisputeState.Won)]
    public void a_dispute_stands_where_its_status_says(string status, string type, DisputeState expected)
    {
        var body = Fixture.Of("shopify/dispute", d => (d["status"], d["type"]) = (status, type));

        var dispute = ((OrderPart.Disputed)Said("disputes/update", body).News()).Dispute;
        dispute.Should().Be(dispute with { State = expected, Amount = new Money(1150, Currency.Of("EUR")) });
    }

    [Fact]
    public void a_dispute_without_an_order_is_ignored() =>
        Said("disputes/create", Fixture.Of("shopify/dispute", d => d["order_id"] = null))
            .Should().Be(new Translation.Ignored("dispute_without_order"));

    [Fact]
    public void customers_come_and_go()
    {
        var customer = new CustomerId("shopify", "706405506930370084");
        Said("customers/update", """{"id":706405506930370084,"email":null}"""u8.ToArray())
            .Should().Be(new Translation.CustomerSeen(customer, IsGone: false));
        Said("customers/delete", """{"id":706405506930370084}"""u8.ToArray())
            .Should().Be(new Translation.CustomerSeen(customer, IsGone: true));
    }

    [Fact]
    public void a_privacy_webhook_names_the_customer_the_guest_and_the_orders()
    {
        var redact = (Translation.Privacy)Said("customers/redact", Fixture.Of("shopify/redact"));

        redact.Request.Should().Be(PrivacyRequest.CustomerRedact);
        redact.Customer.Should().Be(new CustomerId("shopify", "191167"));
        redact.Guest.Should().Be(Guest.Of("jon@example.com", Deliver.Channel("shopify").GuestKey));
        redact.Orders.Should().Equal(new OrderId("shopify", "299938"), OrderId);
        Said("shop/redact", """{"shop_id":1,"shop_domain":"demo.myshopify.com"}"""u8.ToArray())
            .Should().BeOfType<Translation.Privacy>().Which.Request.Should().Be(PrivacyRequest.ShopRedact);
    }

    [Theory]
    [InlineData("orders/delete")]
    [InlineData("customers/delete")]
    [InlineData("customers/redact")]
    [InlineData("refunds/create")]
    public void an_order_replayed_under_another_topic_is_not_believed(string topic) =>
        Said(topic, Fixture.Of("shopify/order")).Should().BeOfType<Translation.Unreadable>();

    private static readonly Action<JsonNode> Cancel = o => o["cancelled_at"] = "2026-11-21T10:00:00Z";

    private static Order Whole(Action<JsonNode>? change = null) =>
        Said("orders/updated", Fixture.Of("shopify/order", change)).Order();

    private static Refund Refund(Action<JsonNode>? change = null) =>
        ((OrderPart.Refunded)Said("refunds/create", Fixture.Of("shopify/refund", change)).News()).Refund;

    private static Translation Said(string topic, byte[] body) => Deliver.Said("shopify", topic, body);
}
