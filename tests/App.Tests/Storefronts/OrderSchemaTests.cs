using System.Text.Json.Nodes;
using FluentAssertions;
using Loyalty.Storefronts;
using Xunit;

namespace App.Tests.Storefronts;

/// <summary>
/// The published schema of orders held against what the front door reads, with Ajv as the judge of the schema: whoever
/// keeps to the schema is understood, and who is not understood has broken it.
/// </summary>
public sealed class OrderSchemaTests : IDisposable
{
    private static readonly string Schema = Path.Combine(AppContext.BaseDirectory, "Storefronts", "order.schema.json");

    private readonly Oracle _ajv = Oracle.Start("schema.mjs", Schema);

    public static TheoryData<string> Examples() => new(
        JsonNode.Parse(File.ReadAllText(Schema))!["examples"]!.AsArray().Select(example => example!.ToJsonString()));

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task every_example_keeps_to_the_schema_and_is_read(string example)
    {
        (await ErrorsAsync(example)).Should().BeEmpty();
        Standardly.Said(example).Should().BeOfType<Translation.Whole>();
    }

    [Theory]
    [InlineData("id", "null")]
    [InlineData("id", "1.5")]
    [InlineData("id", "{}")]
    [InlineData("currency", "\"euro\"")]
    [InlineData("shopCurrency", "7")]
    [InlineData("payment", "\"perhaps\"")]
    [InlineData("lines", "null")]
    [InlineData("lines", "[1]")]
    [InlineData("lines", "[{}]")]
    [InlineData("lines", "[{\"net\":\"-1\"}]")]
    [InlineData("lines", "[{\"net\":\"1,50\"}]")]
    [InlineData("lines", "[{\"net\":1,\"kind\":\"service\"}]")]
    [InlineData("total", "\"1e400\"")]
    [InlineData("total", "1e400")]
    [InlineData("total", "\"NaN\"")]
    [InlineData("total", "[]")]
    [InlineData("placedAt", "\"yesterday\"")]
    [InlineData("paidAt", "1795257600")]
    [InlineData("refunds", "[{}]")]
    [InlineData("refunds", "[{\"id\":1,\"lines\":[{\"quantity\":1}]}]")]
    public async Task what_is_not_understood_breaks_the_schema(string field, string value)
    {
        var broken = With(field, value);

        Standardly.Said(broken).Should().BeOfType<Translation.Unreadable>();
        (await ErrorsAsync(broken)).Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("id", "9007199254740993")]
    [InlineData("number", "null")]
    [InlineData("customer", "{\"id\":null,\"email\":null}")]
    [InlineData("lines", "[]")]
    [InlineData("total", "0.1")]
    [InlineData("total", "\"1000000000000\"")]
    [InlineData("placedAt", "\"2026-11-21T10:05\"")]
    [InlineData("placedAt", "\"2026-11-21T10:05:00.1234567+05:30\"")]
    [InlineData("payment", "null")]
    [InlineData("status", "\"anything\"")]
    [InlineData("refunds", "[{\"id\":\"r\",\"status\":\"pending\",\"amount\":\"1.005\"}]")]
    [InlineData("somethingElse", "{\"is\":\"allowed\"}")]
    [InlineData("customer", "{\"id\":1,\"groups\":[\"gold\"],\"staff\":null}")]
    [InlineData("tags", "null")]
    [InlineData("tags", "[\"gift\",\"\"]")]
    [InlineData("attributes", "{\"market\":\"b2b\",\"seats\":2,\"gift\":true,\"note\":null}")]
    [InlineData("soldAt", "\"counter\"")]
    [InlineData("subscription", "\"renewal\"")]
    [InlineData("company", "false")]
    [InlineData("lines", "[{\"net\":1,\"categories\":[\"tea\"],\"tags\":[],\"onSale\":true}]")]
    public async Task what_the_schema_allows_is_understood(string field, string value)
    {
        var allowed = With(field, value);

        (await ErrorsAsync(allowed)).Should().BeEmpty();
        Standardly.Said(allowed).Should().BeOfType<Translation.Whole>();
    }

    /// <summary>What is said by the way breaks the schema and costs no order.</summary>
    [Theory]
    [InlineData("customer", "{\"id\":1,\"groups\":\"gold\"}")]
    [InlineData("customer", "{\"id\":1,\"staff\":\"no\"}")]
    [InlineData("tags", "\"gift\"")]
    [InlineData("tags", "[7]")]
    [InlineData("attributes", "[]")]
    [InlineData("attributes", "{\"market\":{}}")]
    [InlineData("soldAt", "\"moon\"")]
    [InlineData("subscription", "\"second\"")]
    [InlineData("company", "\"Acme\"")]
    [InlineData("lines", "[{\"net\":1,\"categories\":{}}]")]
    [InlineData("lines", "[{\"net\":1,\"onSale\":\"yes\"}]")]
    public async Task what_is_wrong_by_the_way_breaks_the_schema_and_is_not_said(string field, string value)
    {
        var wrong = With(field, value);

        (await ErrorsAsync(wrong)).Should().NotBeEmpty();
        Standardly.Said(wrong).Should().BeOfType<Translation.Whole>();
    }

    public void Dispose() => _ajv.Dispose();

    /// <summary>A small order with one field of it set, as text, so that numbers keep all their digits.</summary>
    private static string With(string field, string value)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = "1",
            ["currency"] = "\"EUR\"",
            ["updatedAt"] = "\"2026-11-21T10:00:00Z\"",
            ["lines"] = "[{\"net\":\"49.90\"}]",
            [field] = value,
        };
        var order = string.Join(',', fields.Select(each => $"\"{each.Key}\":{each.Value}"));
        return """{"type":"order.updated","data":{""" + order + "}}";
    }

    private async Task<IEnumerable<string>> ErrorsAsync(string body) =>
        (await _ajv.AskAsync(new { body }))["errors"]!.AsArray().Select(error => error!.GetValue<string>());
}
