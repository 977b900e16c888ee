using System.Globalization;
using System.Text.RegularExpressions;

namespace House.Tests;

/// <summary>Decisions are one page each, numbered without a gap, and never renamed: others refer to them.</summary>
public sealed partial class DecisionTests
{
    private static readonly string[] Headings = ["## Status", "## Context", "## Decision", "## Consequences"];

    private static readonly string[] Decisions =
        [.. Tree.Under("docs/decisions").Where(file => file.EndsWith(".md", StringComparison.Ordinal))];

    [Fact]
    public void decisions_are_numbered_without_a_gap() =>
        Decisions.Select(file => Path.GetFileName(file)[..4])
            .Should().Equal(Enumerable.Range(1, Decisions.Length)
                .Select(number => number.ToString("D4", CultureInfo.InvariantCulture)));

    [Fact]
    public void every_decision_has_its_headings() =>
        Decisions
            .Where(file => !Tree.Lines(file)[0].StartsWith("# ", StringComparison.Ordinal)
                || !Tree.Lines(file).Where(line => line.StartsWith("## ", StringComparison.Ordinal))
                    .SequenceEqual(Headings))
            .ShouldHold("A title, then Status, Context, Decision, Consequences.");

    [Fact]
    public void every_decision_is_one_page() =>
        Decisions.Where(file => Tree.Lines(file).Length > 60).ShouldHold();

    [Fact]
    public void decisions_that_are_spoken_of_exist() =>
        Tree.Ending(".md", ".cs", ".ts", ".mjs", ".props", ".csproj", ".bicep", ".yaml")
            .SelectMany(file => Named().Matches(Tree.Text(file)).Select(match => match.Value)
                .Where(decision => !Tree.Files.Contains(decision))
                .Select(decision => $"{file}: {decision}"))
            .ShouldHold();

    [GeneratedRegex(@"docs/decisions/\d{4}-[\w-]+\.md")]
    private static partial Regex Named();
}
