using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using App.Tests.Running;
using FluentAssertions;
using Loyalty;
using Loyalty.Program;
using Loyalty.Tests.Documents;
using Xunit;

namespace App.Tests.OwnersApi;

/// <summary>
/// The published schema of programs held against what the app reads, with Ajv as the judge of the schema: both take the
/// same documents, but for what no schema can say.
/// </summary>
[Collection(OwnersApp.Name)]
public sealed class ProgramSchemaTests(RunningApp app)
{
    private static readonly string Schema = Path.Combine(OracleFolder.Place, "..", "..", "docs", "program.schema.json");

    /// <summary>What follows from other places, the size of the whole, the world's lists, and case.</summary>
    private static readonly string[] BeyondSchemas =
    [
        Flaw.NotAscending, Flaw.OutOfOrder, Flaw.NoRate, Flaw.NotATimeZone, Flaw.Unknown, Flaw.Twice, Flaw.TooMany,
    ];

    private static readonly Oracle Ajv = Oracle.Start("schema.mjs", Schema);

    [Fact]
    public async Task what_is_right_keeps_to_the_schema_as_written_and_as_shown()
    {
        (await ErrorsAsync(Document.Whole().ToJsonString())).Should().BeEmpty();

        var shown = ProgramDraft.Write(Document.Read(Document.Whole().ToJsonString()).Program!);

        (await ErrorsAsync(shown.ToJsonString())).Should().BeEmpty();
        (await ErrorsAsync(Programs.Text())).Should().BeEmpty();
    }

    [Fact]
    public async Task what_the_schema_gives_as_examples_is_read()
    {
        foreach (var example in JsonNode.Parse(await File.ReadAllTextAsync(Schema))!["examples"]!.AsArray())
        {
            (await ErrorsAsync(example!.ToJsonString())).Should().BeEmpty();
            Document.Read(example.ToJsonString()).Flaws.Should().BeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(BadDocuments.Table), MemberType = typeof(BadDocuments))]
    public async Task what_is_wrong_breaks_the_schema_where_a_schema_can_say_it(string place, string value, string flaw)
    {
        var errors = await ErrorsAsync(Document.With(place, value));

        if (!BeyondSchemas.Contains(flaw.Split('|')[1], StringComparer.Ordinal))
        {
            errors.Should().NotBeEmpty();
        }
    }

    [Theory]
    [InlineData("/name/zh-Hans", "\"会员\"")]
    [InlineData("/rates/0/perMinor", "0.5")]
    [InlineData("/rewards/0/stock", "1000000000000")]
    [InlineData("/tiers/1/perks/1/url/en", "\"/\"")]
    [InlineData("/tiers/1/perks/1/url/en", "\"https://example.com\"")]
    [InlineData("/tiers/1/perks/1/url/en", "\"/søk?q=te\"")]
    [InlineData("/earning", "{}")]
    [InlineData("/earning/rules", "[]")]
    [InlineData("/earning/rules/0/orderNumber", "{}")]
    [InlineData("/mapping", "{}")]
    [InlineData("/rewards", "[]")]
    [InlineData("/guardrails", "{}")]
    [InlineData("/earning/rules/1/lines/include/0/skus/0", "\"*\"")]
    [InlineData("/earning/rules/1/multiplier", "0")]
    public async Task what_the_schema_allows_is_read(string place, string value)
    {
        (await ErrorsAsync(Document.With(place, value))).Should().BeEmpty();
        Document.Read(Document.With(place, value)).Flaws.Should().BeEmpty();
    }

    [Fact]
    public async Task everything_a_program_has_is_in_the_schema_with_a_word_on_it_and_nothing_else_is()
    {
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(Schema))!.AsObject();
        var said = new SortedSet<string>(StringComparer.Ordinal);
        Said("", schema, schema, said);

        var had = new SortedSet<string>(StringComparer.Ordinal) { "/$schema" };
        Had("", typeof(LoyaltyProgram), had);

        said.Should().BeEquivalentTo(had.Except(["/version", "/inForceFrom"], StringComparer.Ordinal));
    }

    [Fact]
    public async Task the_served_schema_is_the_written_one()
    {
        var told = await Reply.To(app.Client.GetAsync(new Uri("/api/program.schema.json", UriKind.Relative)));

        (told.Status, told.Type).Should().Be((200, "application/json"));
        JsonNode.DeepEquals(told.Json, JsonNode.Parse(await File.ReadAllTextAsync(Schema))).Should().BeTrue();
    }

    /// <summary>Every place the schema names, lists and maps passed through.</summary>
    private static void Said(string place, JsonObject at, JsonObject schema, SortedSet<string> said)
    {
        if ((string?)at["$ref"] is { } reference)
        {
            Said(place, Defined(schema, reference), schema, said);
        }

        foreach (var (name, one) in at["properties"]?.AsObject() ?? [])
        {
            if (one is JsonObject property)
            {
                said.Add(place + "/" + name);
                (property["description"] ?? Defined(schema, (string)property["$ref"]!)["description"])
                    .Should().NotBeNull(place + "/" + name);
                Said(place + "/" + name, property, schema, said);
            }
        }

        foreach (var inner in new[] { at["items"], at["additionalProperties"] }.OfType<JsonObject>()
            .Concat((at["allOf"]?.AsArray() ?? []).OfType<JsonObject>().Where(one => one["$ref"] is not null)))
        {
            Said(place, inner, schema, said);
        }
    }

    private static JsonObject Defined(JsonObject schema, string reference) =>
        schema["$defs"]![reference.Split('/')[^1]]!.AsObject();

    /// <summary>Every place a program has.</summary>
    private static void Had(string place, Type type, SortedSet<string> had)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            Had(place, inner, had);
        }
        else if (type.IsGenericType && type.GetGenericTypeDefinition() != typeof(Choice<>))
        {
            Had(place, type.GetGenericArguments()[^1], had);
        }
        else if (type.Assembly == typeof(LoyaltyProgram).Assembly && !type.IsEnum
            && type != typeof(Currency) && type != typeof(Words))
        {
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(one => one.SetMethod is not null && one.GetCustomAttribute<JsonIgnoreAttribute>() is null))
            {
                var at = place + "/" + JsonNamingPolicy.CamelCase.ConvertName(property.Name);
                had.Add(at);
                Had(at, property.PropertyType, had);
            }
        }
    }

    private async Task<IEnumerable<string>> ErrorsAsync(string body) =>
        (await Ajv.AskAsync(new { body }))["errors"]!.AsArray().Select(error => error!.GetValue<string>());
}
