using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace House.Tests.Deployment;

/// <summary>
/// An alert is explained where the owner looks, and waits for something that can happen: a log event is told by the
/// name of the method that logs it, and the host hands on warnings and worse only.
/// </summary>
public sealed partial class AlertTests
{
    private const string Guide = "docs/deploying.md";

    private const string FirstAid = "docs/operations.md";

    /// <summary>Log events of a warning or worse.</summary>
    private static readonly string[] Warnings = [.. Code.Units
        .SelectMany(unit => unit.Value.Nodes<MethodDeclarationSyntax>())
        .Where(method => method.AttributeLists.Any(list => Warning().IsMatch(list.ToString())))
        .Select(method => method.Identifier.ValueText)];

    [Fact]
    public void every_alert_is_in_the_guide_and_the_other_way() =>
        Tree.Lines(Guide)
            .SkipWhile(line => line != "## Alerts").Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Select(line => Row().Match(line))
            .Where(row => row.Success)
            .Select(row => row.Groups["name"].Value)
            .Should().BeEquivalentTo(BicepFile.Alerts);

    [Fact]
    public void every_alert_has_its_first_aid() =>
        BicepFile.Alerts.Except(Written(FirstAid)).ShouldHold();

    [Fact]
    public void every_event_an_alert_waits_for_is_logged_as_a_warning() =>
        Event().Matches(Tree.Text("infra/bicep/modules/alerts.bicep")).Select(name => name.Groups["name"].Value)
            .Except(Warnings)
            .ShouldHold("The host hands on warnings and worse, by the name of the method that logs them.");

    [Fact]
    public void an_alert_is_severe_enough_to_be_read() =>
        Severity().Matches(Tree.Text("infra/bicep/modules/alerts.bicep")).Select(one => one.Groups["level"].Value)
            .Should().OnlyContain(level => level == "1" || level == "2").And.HaveCount(BicepFile.Alerts.Count());

    /// <summary>The headings of a page that name alerts.</summary>
    private static IEnumerable<string> Written(string page) =>
        Heading().Matches(Tree.Text(page)).Select(heading => heading.Groups["name"].Value);

    [GeneratedRegex(@"^\| `(?<name>[a-z]+(-[a-z]+)+)` \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"(?m)^#+ `?(?<name>[a-z]+(-[a-z]+)+)`?\r?$")]
    private static partial Regex Heading();

    [GeneratedRegex("EventName\\) == \"(?<name>\\w+)\"")]
    private static partial Regex Event();

    [GeneratedRegex(@"severity: (?<level>\d)")]
    private static partial Regex Severity();

    [GeneratedRegex(@"LoggerMessage\([^)]*LogLevel\.(Warning|Error|Critical)")]
    private static partial Regex Warning();
}
