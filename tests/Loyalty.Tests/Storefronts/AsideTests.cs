using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using Loyalty.Orders;
using Loyalty.Storefronts;
using Xunit;

namespace Loyalty.Tests.Storefronts;

/// <summary>Nothing that an order says by the way, however much and whatever it is, costs the order.</summary>
public sealed class AsideTests
{
    [Theory]
    [InlineData("7")]
    [InlineData("[7,[],{},null,\"\"]")]
    [InlineData("{\"a\":{\"b\":1}}")]
    [InlineData("\"\\ud83d\"")]
    [InlineData("[\"\\ud83d\"]")]
    [InlineData("[{\"name\":\"\\ud83d\",\"key\":\"\\ud83d\",\"value\":\"\\udc00\"}]")]
    [InlineData("{\"\\ud83d\":\"x\"}")]
    public void what_makes_no_sense_is_not_said_and_costs_no_order(string nonsense)
    {
        foreach (var (storefront, topic, body, fields) in Bodies())
        {
            var plain = Deliver.Said(storefront, topic, body).Order();
            foreach (var field in fields)
            {
                var said = Deliver.Said(storefront, topic, With(body, field, nonsense));
                said.Should().BeOfType<Translation.Whole>(storefront + " " + field);
                Some.Points(said.Order()).Should().Be(Some.Points(plain));
            }
        }
    }

    [Fact]
    public void a_hundred_thousand_tags_are_two_hundred_and_fifty_soon()
    {
        var many = Enumerable.Range(0, 100_000).Select(number => "tag" + number).ToList();
        var watch = Stopwatch.StartNew();

        Shopify(order => order["tags"] = string.Join(',', many)).Facts!.Tags.Should().HaveCount(250);
        Standard(order => order["tags"] = new JsonArray([.. many.Select(tag => (JsonNode)tag)]))
            .Facts!.Tags.Should().HaveCount(250);
        Standard(order => order["attributes"] = new JsonObject(
            many.Select(tag => KeyValuePair.Create(tag, (JsonNode?)"x")))).Facts!.Attributes.Should().HaveCount(250);
        WooCommerce(order => order["meta_data"] = new JsonArray(
                [.. many.Select(tag => new JsonObject { ["key"] = tag, ["value"] = "x" })]))
            .Facts!.Attributes.Should().HaveCount(250);

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void what_is_too_long_is_not_said()
    {
        var longest = new string('x', 255);
        var order = Standard(order =>
        {
            order["tags"] = new JsonArray(longest, longest + "x");
            order["attributes"] = new JsonObject { [longest + "x"] = "1", ["a"] = longest + "x", ["b"] = longest };
        });

        order.Facts!.Tags.Should().Equal(longest);
        order.Facts.Attributes.Should().ContainSingle().Which.Should().Be(KeyValuePair.Create("b", longest));
    }

    private static IEnumerable<(string Storefront, string Topic, byte[] Body, string[] Fields)> Bodies() =>
    [
        ("shopify", "orders/updated", Fixture.Of("shopify/order"), ["tags", "note_attributes", "company"]),
        ("woocommerce", "order.updated", Fixture.Of("woocommerce/order"), ["meta_data"]),
        ("standard", "", Fixture.Of("standard/order"), ["tags", "attributes", "soldAt", "subscription", "company"]),
    ];

    /// <summary>As text, so that what is no text stays so.</summary>
    private static byte[] With(byte[] body, string field, string value)
    {
        var text = Encoding.UTF8.GetString(body);
        var at = text.IndexOf("\"currency\":", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text[..at] + $"\"{field}\":{value}," + text[at..]);
    }

    private static Order Shopify(Action<JsonNode> change) =>
        Deliver.Said("shopify", "orders/updated", Fixture.Of("shopify/order", change)).Order();

    private static Order WooCommerce(Action<JsonNode> change) =>
        Deliver.Said("woocommerce", "order.updated", Fixture.Of("woocommerce/order", change)).Order();

    private static Order Standard(Action<JsonNode> change) =>
        Deliver.Said("standard", "", Fixture.Of("standard/order", told => change(told["data"]!))).Order();
}
