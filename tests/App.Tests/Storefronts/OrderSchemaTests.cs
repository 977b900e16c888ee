using FluentAssertions;
using Loyalty.Storefronts;
using Xunit;

namespace App.Tests.Storefronts;

/// <summary>
/// The published schema of orders held against what the front door reads, with Ajv as the judge of the schema: whoever
/// keeps to the schema is understood, and who is not understood has broken it.
/// </summary>
public sealed class OrderSchemaTests
{
    private const string File = "order.schema.json";

    private static readonly PublishedSchema Schema = new(
        File, "order.updated", ("id", "1"), ("currency", "\"EUR\""), ("updatedAt", "\"2026-11-21T10:00:00Z\""),
        ("lines", "[{\"net\":\"49.90\"}]"));

    public static TheoryData<string> Examples() => PublishedSchema.Examples(File);

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task every_example_keeps_to_the_schema_and_is_read(string example)
    {
        (await Schema.ErrorsAsync(example)).Should().BeEmpty();
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
        var broken = Schema.With(field, value);

        Standardly.Said(broken).Should().BeOfType<Translation.Unreadable>();
        (await Schema.ErrorsAsync(broken)).Should().NotBeEmpty();
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
        var allowed = Schema.With(field, value);

        (await Schema.ErrorsAsync(allowed)).Should().BeEmpty();
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
        var wrong = Schema.With(field, value);

        (await Schema.ErrorsAsync(wrong)).Should().NotBeEmpty();
        Standardly.Said(wrong).Should().BeOfType<Translation.Whole>();
    }
}
