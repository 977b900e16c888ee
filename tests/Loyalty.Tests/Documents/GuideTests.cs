using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FluentAssertions;
using Loyalty.Program;
using Xunit;

namespace Loyalty.Tests.Documents;

/// <summary>What docs/program.md shows is what the app takes, and its numbers are those that are earned.</summary>
public sealed partial class GuideTests
{
    private const string Least = """
        {
          "name": { "en": "Points" },
          "rates": [{ "currency": "EUR", "points": 1, "perMinor": 100 }],
          "tiers": [{ "code": "all", "name": { "en": "All" }, "threshold": 0, "multiplier": 1, "perks": [] }]
        }
        """;

    private static readonly string Guide =
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documents", "program.md"));

    public static TheoryData<string> Examples =>
        new(Example().Matches(Guide).Select(match => match.Groups["json"].Value));

    [Theory]
    [MemberData(nameof(Examples))]
    public void every_example_is_part_of_a_program_without_a_flaw(string example)
    {
        var program = JsonNode.Parse(Least)!.AsObject();
        foreach (var (part, said) in JsonNode.Parse(example)!.AsObject())
        {
            program[part] = said!.DeepClone();
        }

        Document.Read(program.ToJsonString()).Flaws.Should().BeEmpty();
    }

    [Fact]
    public void every_part_of_a_program_is_shown() =>
        Example().Matches(Guide)
            .SelectMany(one => JsonNode.Parse(one.Groups["json"].Value)!.AsObject().Select(part => part.Key))
            .Distinct(StringComparer.Ordinal).Should().BeEquivalentTo(Document.Whole().Select(part => part.Key));

    [Fact]
    public void the_numbers_of_stacking_are_those_that_are_earned()
    {
        var told = Row().Matches(Guide).Select(row => (row.Groups["way"].Value, row.Groups["points"].Value));

        told.Should().Equal(Enum.GetValues<Stacking>().Select(way =>
            (way.ToString().ToLowerInvariant(), Some.Points(OnTuesday(way), Some.Order()).ToString("D", null))));
    }

    /// <summary>Everybody is gold, and every day is Tuesday.</summary>
    private static LoyaltyProgram OnTuesday(Stacking stacking) => Some.Program() with
    {
        Tiers = [Some.Tier("gold", 0, 1.5m)],
        Earning = new EarningRules(
            Stacking: stacking, Rules: [new Rule("tuesdays", Some.Words("Double"), Multiplier: 2)]),
    };

    [GeneratedRegex("```json\n(?<json>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Example();

    [GeneratedRegex(
        @"^\| `(?<way>add|multiply|best)`.*\| (?<points>\d+) \|$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1_000)]
    private static partial Regex Row();
}
