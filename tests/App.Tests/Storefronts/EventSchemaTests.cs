using FluentAssertions;
using Loyalty.Storefronts;
using Xunit;

namespace App.Tests.Storefronts;

/// <summary>The published schema of events held against what the front door reads; see the orders'.</summary>
public sealed class EventSchemaTests
{
    private const string File = "event.schema.json";

    private static readonly PublishedSchema Schema = new(
        File, "event.review", ("id", "\"e1\""), ("customer", "{\"id\":7}"), ("at", "\"2026-11-21T10:00:00Z\""));

    public static TheoryData<string> Examples() => PublishedSchema.Examples(File);

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task every_example_keeps_to_the_schema_and_is_read(string example)
    {
        (await Schema.ErrorsAsync(example)).Should().BeEmpty();
        Standardly.Said(example).Should().BeOfType<Translation.Happened>();
    }

    [Theory]
    [InlineData("id", "null")]
    [InlineData("id", "1.5")]
    [InlineData("id", "\"\"")]
    [InlineData("id", "[]")]
    [InlineData("customer", "null")]
    [InlineData("customer", "7")]
    [InlineData("customer", "{}")]
    [InlineData("customer", "{\"id\":null}")]
    [InlineData("customer", "{\"id\":{}}")]
    [InlineData("customer", "{\"email\":\"\"}")]
    [InlineData("at", "null")]
    [InlineData("at", "\"yesterday\"")]
    [InlineData("at", "1795257600")]
    [InlineData("stars", "[5]")]
    [InlineData("stars", "{\"of\":5}")]
    [InlineData("stars", "1e13")]
    public async Task what_is_not_understood_breaks_the_schema(string field, string value)
    {
        var broken = Schema.With(field, value);

        Standardly.Said(broken).Should().BeOfType<Translation.Unreadable>();
        (await Schema.ErrorsAsync(broken)).Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("id", "9007199254740993")]
    [InlineData("customer", "{\"id\":7,\"name\":\"anything\"}")]
    [InlineData("customer", "{\"id\":null,\"email\":\"ada@example.com\"}")]
    [InlineData("at", "\"2026-11-21T10:05\"")]
    [InlineData("test", "null")]
    [InlineData("stars", "null")]
    [InlineData("stars", "4.5")]
    [InlineData("stars", "false")]
    [InlineData("text", "\"\"")]
    public async Task what_the_schema_allows_is_understood(string field, string value)
    {
        var allowed = Schema.With(field, value);

        (await Schema.ErrorsAsync(allowed)).Should().BeEmpty();
        Standardly.Said(allowed).Should().BeOfType<Translation.Happened>();
    }

    [Theory]
    [InlineData(1_000, true)]
    [InlineData(1_001, false)]
    public async Task a_text_is_a_thousand_characters_at_most(int characters, bool isUnderstood) =>
        await Agree(Schema.With("text", $"\"{string.Concat(Enumerable.Repeat("😀", characters))}\""), isUnderstood);

    [Theory]
    [InlineData(50, true)]
    [InlineData(51, false)]
    public async Task fifty_fields_are_the_most_beside_our_own(int fields, bool isUnderstood) =>
        await Agree(
            Schema.With(
                "test",
                string.Concat(Enumerable.Range(1, fields).Select(number => $"true,\"f{number}\":")) + "true"),
            isUnderstood);

    private async Task Agree(string body, bool isUnderstood)
    {
        (Standardly.Said(body) is Translation.Happened).Should().Be(isUnderstood);
        (await Schema.ErrorsAsync(body)).Any().Should().Be(!isUnderstood);
    }
}
