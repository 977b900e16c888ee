using System.Text.Json.Nodes;
using FluentAssertions;
using Loyalty.Program.Kinds;
using Loyalty.Tests.Documents;
using Xunit;

namespace App.Tests.OwnersApi;

/// <summary>App, schema and contract have the same kinds of rewards, each with the same parts.</summary>
public sealed class RewardKindTests
{
    private const string Money = """[{ "amountMinor": 100, "currency": "EUR" }]""";

    private static readonly string Docs = Path.Combine(OracleFolder.Place, "..", "..", "docs");

    private static readonly Oracle Ajv = Oracle.Start("schema.mjs", Path.Combine(Docs, "program.schema.json"));

    private static readonly (RewardParts Part, string Name, string Value)[] Parts =
    [
        (RewardParts.Amount, "amount", Money),
        (RewardParts.Percent, "percent", "5"),
        (RewardParts.MostAmount, "mostAmount", Money),
        (RewardParts.Product, "product", "\"7\""),
        (RewardParts.Worth, "worth", Money),
    ];

    public static TheoryData<string> Kinds => [.. RewardKind.All.Select(kind => kind.Code)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task the_schema_takes_of_each_kind_what_the_app_takes(string code)
    {
        var kind = RewardKind.Find(code)!;
        var needed = Parts.Where(one => kind.Needs.HasFlag(one.Part)).ToList();

        (await Takes(kind, needed)).Should().BeTrue();
        foreach (var one in Parts)
        {
            var isThere = needed.Contains(one);
            (await Takes(kind, isThere ? needed.Where(other => other != one) : needed.Append(one)))
                .Should().Be(!isThere && kind.Allows.HasFlag(one.Part), one.Name);
        }
    }

    [Fact]
    public async Task the_schema_and_the_contract_name_every_kind_and_no_other()
    {
        var kinds = RewardKind.All.Select(kind => kind.Code);
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Docs, "program.schema.json")))!;
        var contract = (await File.ReadAllTextAsync(Path.Combine(Docs, "openapi.yaml"))).Split("    RewardKind:\n")[1];

        schema["$defs"]!["reward"]!["properties"]!["kind"]!["enum"]!.AsArray().Select(one => (string)one!)
            .Should().BeEquivalentTo(kinds);
        contract.Split('[', ']')[1].Split(", ").Should().BeEquivalentTo(kinds);
    }

    /// <summary>Whether a reward with these parts is taken: by the app and by the schema alike.</summary>
    private static async Task<bool> Takes(
        RewardKind kind, IEnumerable<(RewardParts Part, string Name, string Value)> parts)
    {
        var said = string.Concat(parts.Select(one => $", \"{one.Name}\": {one.Value}"));
        var body = Document.With("/rewards/0", $$$"""
            { "code": "tried", "kind": "{{{kind.Code}}}", "name": { "en": "A" }, "text": { "en": "B" },
              "points": 1{{{said}}} }
            """);

        var isTaken = Document.Read(body).Flaws.Count == 0;

        var errors = (await Ajv.AskAsync(new { body }))["errors"]!.AsArray();
        (errors.Count == 0).Should().Be(isTaken, "the schema says so of {0}: {1}", kind.Code, errors.ToJsonString());
        return isTaken;
    }
}
