using System.Text.Json.Nodes;
using FluentAssertions;
using Loyalty.Storefronts;
using Xunit;

namespace App.Tests.Storefronts;

/// <summary>The published schema of events held against what the front door reads; see the orders'.</summary>
public sealed class EventSchemaTests : IDisposable
{
    private static readonly string Schema = Path.Combine(AppContext.BaseDirectory, "Storefronts", "event.schema.json");

    private readonly Oracle _ajv = Oracle.Start("schema.mjs", Schema);

    public static TheoryData<string> Examples() => new(
        JsonNode.Parse(File.ReadAllText(Schema))!["examples"]!.AsArray().Select(example => example!.ToJsonString()));

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task every_example_keeps_to_the_schema_and_is_read(string example)
    {
        (await ErrorsAsync(example)).Should().BeEmpty();
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
        var broken = With(field, value);

        Standardly.Said(broken).Should().BeOfType<Translation.Unreadable>();
        (await ErrorsAsync(broken)).Should().NotBeEmpty();
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
        var allowed = With(field, value);

        (await ErrorsAsync(allowed)).Should().BeEmpty();
        Standardly.Said(allowed).Should().BeOfType<Translation.Happened>();
    }

    [Theory]
    [InlineData(1_000, true)]
    [InlineData(1_001, false)]
    public async Task a_text_is_a_thousand_characters_at_most(int characters, bool isUnderstood) =>
        await Agree(With("text", $"\"{string.Concat(Enumerable.Repeat("😀", characters))}\""), isUnderstood);

    [Theory]
    [InlineData(50, true)]
    [InlineData(51, false)]
    public async Task fifty_fields_are_the_most_beside_our_own(int fields, bool isUnderstood) =>
        await Agree(
            With("test", string.Concat(Enumerable.Range(1, fields).Select(number => $"true,\"f{number}\":")) + "true"),
            isUnderstood);

    public void Dispose() => _ajv.Dispose();

    private static string With(string field, string value)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = "\"e1\"",
            ["customer"] = "{\"id\":7}",
            ["at"] = "\"2026-11-21T10:00:00Z\"",
            [field] = value,
        };
        var told = string.Join(',', fields.Select(each => $"\"{each.Key}\":{each.Value}"));
        return """{"type":"event.review","data":{""" + told + "}}";
    }

    private async Task Agree(string body, bool isUnderstood)
    {
        (Standardly.Said(body) is Translation.Happened).Should().Be(isUnderstood);
        (await ErrorsAsync(body)).Any().Should().Be(!isUnderstood);
    }

    private async Task<IEnumerable<string>> ErrorsAsync(string body) =>
        (await _ajv.AskAsync(new { body }))["errors"]!.AsArray().Select(error => error!.GetValue<string>());
}
