using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FluentAssertions;
using Loyalty.Program;
using Loyalty.Tests;
using Xunit;

namespace App.Tests.Storefronts;

/// <summary>docs/storefronts.md held to the code: each example is a part of a program and maps something.</summary>
public sealed partial class StorefrontsPageTests
{
    private static readonly string Page =
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Storefronts", "storefronts.md"));

    public static TheoryData<string> Examples() =>
        new(Example().Matches(Page).Select(match => match.Groups["json"].Value));

    [Theory]
    [MemberData(nameof(Examples))]
    public void every_example_is_a_part_of_a_program(string example)
    {
        var draft = JsonNode.Parse(
            """
            {"name":{"en":"Club"},"rates":[{"currency":"EUR","points":1,"perMinor":100}],
             "tiers":[{"code":"bronze","name":{"en":"Bronze"},"threshold":0,"multiplier":1,"perks":[]}]}
            """)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(example)!.AsObject())
        {
            draft[name] = value?.DeepClone();
        }

        var (program, flaws) = ProgramDraft.Read(Encoding.UTF8.GetBytes(draft.ToJsonString()), 1, Some.Noon());

        flaws.Should().BeEmpty();
        program!.Mapping.Should().NotBeNull().And.NotBe(new Mapping());
    }

    [Fact]
    public void there_are_examples_to_hold() => Example().Count(Page).Should().BeGreaterThan(4);

    [GeneratedRegex("```json\n(?<json>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example();
}
