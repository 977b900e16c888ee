using System.Text.Json.Nodes;
using FluentAssertions;
using Loyalty.Orders;
using Loyalty.Storefronts;
using Xunit;

namespace Loyalty.Tests.Storefronts;

/// <summary>What each storefront says of an order beyond its money.</summary>
public sealed class FactsTests
{
    [Theory]
    [InlineData("web", SoldAt.Web, null)]
    [InlineData("pos", SoldAt.Counter, null)]
    [InlineData("shopify_draft_order", SoldAt.Draft, null)]
    [InlineData("subscription_contract", null, Subscription.Renewal)]
    [InlineData("subscription_contract_checkout_one", null, Subscription.Renewal)]
    [InlineData("755357713", null, null)]
    [InlineData(null, null, null)]
    public void shopify_says_where_and_whether_a_contract_was_billed(string? source, SoldAt? at, Subscription? renews)
    {
        var facts = Shopify(order => order["source_name"] = source).Facts;

        (facts?.SoldAt, facts?.Subscription).Should().Be((at, renews));
    }

    [Fact]
    public void shopifys_tags_are_one_text_and_its_attributes_a_list()
    {
        var order = Shopify(order =>
        {
            order["tags"] = " wholesale, Léon ,,WHOLESALE";
            order["note_attributes"] = JsonNode.Parse(
                """
                [{"name":"colour","value":"green"},{"name":"n","value":7},{"name":"colour","value":"red"},{},null]
                """);
            order["customer"]!["tags"] = "VIP, staff";
        });

        order.Facts!.Tags.Should().BeEquivalentTo("Léon", "WHOLESALE");
        order.Facts.Attributes.Should().Equal(Pairs(("colour", "green"), ("n", "7")));
        order.Buyer!.Groups.Should().Equal("VIP", "staff");
    }

    [Fact]
    public void a_shopify_company_is_an_object_and_nobody_a_null()
    {
        Shopify(order => order["company"] = new JsonObject { ["id"] = 7 }).Facts!.IsCompany.Should().BeTrue();
        Shopify(order => order["company"] = null).Facts!.IsCompany.Should().BeFalse();
        Shopify().Facts!.IsCompany.Should().BeNull("it is not in the body");
    }

    [Fact]
    public void a_shopify_buyer_without_tags_says_so_and_one_whose_tags_are_not_told_says_nothing()
    {
        Shopify(order => order["customer"]!["tags"] = "").Buyer!.Groups.Should().BeEmpty();
        Shopify().Buyer.Should().BeNull();
        Shopify(order => order["customer"] = null).Buyer.Should().BeNull();
    }

    [Theory]
    [InlineData("checkout", SoldAt.Web, null)]
    [InlineData("store-api", SoldAt.Web, null)]
    [InlineData("admin", SoldAt.Draft, null)]
    [InlineData("pos-rest-api", SoldAt.Counter, null)]
    [InlineData("woocommerce-pos", SoldAt.Counter, null)]
    [InlineData("subscription", null, Subscription.Renewal)]
    [InlineData("rest-api", null, null)]
    public void woocommerce_says_what_made_the_order(string via, SoldAt? at, Subscription? renews)
    {
        var facts = WooCommerce(order => order["created_via"] = via).Facts;

        (facts?.SoldAt, facts?.Subscription).Should().Be((at, renews));
    }

    [Fact]
    public void woocommerces_meta_are_attributes_but_for_lists_and_addresses()
    {
        var facts = WooCommerce(order => order["meta_data"] = JsonNode.Parse(
            """
            [{"id":1,"key":"is_vat_exempt","value":"yes"},{"id":2,"key":"_billing_phone","value":"+47"},
             {"id":3,"key":"shipping_floor","value":"3"},{"id":4,"key":"_lists","value":["a"]},
             {"id":5,"key":"_subscription_renewal","value":"812"}]
            """)).Facts!;

        facts.Attributes.Should().Equal(Pairs(("_subscription_renewal", "812"), ("is_vat_exempt", "yes")));
        (facts.SoldAt, facts.Subscription).Should().Be((SoldAt.Web, Subscription.Renewal), "it was renewed early");
    }

    [Theory]
    [InlineData("subscription_create", Subscription.First)]
    [InlineData("subscription_cycle", Subscription.Renewal)]
    [InlineData("subscription_update", Subscription.None)]
    [InlineData("subscription_threshold", Subscription.None)]
    [InlineData("manual", Subscription.None)]
    [InlineData("quote_accept", null)]
    [InlineData("subscription", null)]
    public void a_stripe_invoice_says_why_it_was_made(string reason, Subscription? expected) =>
        Stripe("invoice", StripeSource.Invoice, sale => sale["billing_reason"] = reason)
            .Facts?.Subscription.Should().Be(expected);

    [Theory]
    [InlineData("subscription", Subscription.First)]
    [InlineData("payment", Subscription.None)]
    public void a_stripe_session_begins_a_subscription_or_has_none(string mode, Subscription expected) =>
        Stripe("session", StripeSource.Checkout, sale => sale["mode"] = mode)
            .Facts!.Subscription.Should().Be(expected);

    [Fact]
    public void stripes_metadata_are_attributes()
    {
        const string Metadata = """{"market":"b2b","count":2,"gift":true,"none":null,"list":[]}""";
        var facts = Stripe(
            "intent", StripeSource.PaymentIntent, sale => sale["metadata"] = JsonNode.Parse(Metadata)).Facts!;

        facts.Attributes.Should().Equal(Pairs(("count", "2"), ("gift", "true"), ("market", "b2b")));
        facts.Subscription.Should().BeNull("an intent does not say");
    }

    [Fact]
    public void a_standard_order_says_it_all()
    {
        var order = Standard(order =>
        {
            order["tags"] = new JsonArray("b2b", "Web");
            order["attributes"] = new JsonObject { ["colour"] = "green" };
            order["soldAt"] = "marketplace";
            order["subscription"] = "first";
            order["company"] = true;
            order["customer"]!["groups"] = new JsonArray("gold");
            order["customer"]!["staff"] = false;
            order["lines"]![0]!["categories"] = new JsonArray("coffee");
            order["lines"]![0]!["tags"] = new JsonArray("organic");
            order["lines"]![0]!["onSale"] = true;
        });

        order.Facts.Should().BeEquivalentTo(new OrderFacts(
            ["Web", "b2b"], Pairs(("colour", "green")), SoldAt.Marketplace, Subscription.First, IsCompany: true));
        order.Buyer.Should().BeEquivalentTo(new BuyerFacts(["gold"], IsStaff: false));
        order.Lines[0].Facts.Should().BeEquivalentTo(new LineFacts(["coffee"], ["organic"], IsOnSale: true));
        order.Lines[1].Facts.Should().BeNull();
        Standard().Facts.Should().BeNull();
    }

    [Theory]
    [InlineData("soldAt", "counter", SoldAt.Counter)]
    [InlineData("soldAt", "draft", SoldAt.Draft)]
    [InlineData("soldAt", "web", SoldAt.Web)]
    [InlineData("soldAt", "moon", null)]
    [InlineData("subscription", "none", Subscription.None)]
    [InlineData("subscription", "renewal", Subscription.Renewal)]
    [InlineData("subscription", "perhaps", null)]
    public void a_standard_order_names_places_and_subscriptions(string field, string said, object? expected)
    {
        var facts = Standard(order => order[field] = said).Facts;

        (field == "soldAt" ? (object?)facts?.SoldAt : facts?.Subscription).Should().Be(expected);
    }

    private static Dictionary<string, string> Pairs(params (string Name, string Value)[] pairs) =>
        pairs.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);

    private static Order Shopify(Action<JsonNode>? change = null) =>
        Deliver.Said("shopify", "orders/updated", Fixture.Of("shopify/order", change)).Order();

    private static Order WooCommerce(Action<JsonNode>? change = null) =>
        Deliver.Said("woocommerce", "order.updated", Fixture.Of("woocommerce/order", change)).Order();

    private static Order Standard(Action<JsonNode>? change = null) => Deliver.Said(
        "standard", "", Fixture.Of("standard/order", change is null ? null : told => change(told["data"]!))).Order();

    private static Order Stripe(string name, StripeSource source, Action<JsonNode> change) => Deliver.Said(
        "stripe",
        "",
        Fixture.Of("stripe/" + name, told => change(told["data"]!["object"]!)),
        Deliver.Channel("stripe") with { StripeSource = source }).Order();
}
