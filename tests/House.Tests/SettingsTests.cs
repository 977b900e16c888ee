using System.Text.RegularExpressions;
using House.Tests.Deployment;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace House.Tests;

/// <summary>
/// A setting that is read is documented, and one that a deployment needs is in its Bicep; none is left over.
/// </summary>
public sealed partial class SettingsTests
{
    /// <summary>What Settings.cs asks the configuration for, as an environment names it.</summary>
    private static readonly string[] ReadByTheApp = [.. Code.Units["functions/App/Settings.cs"]
        .Nodes<ElementAccessExpressionSyntax>()
        .Where(access => access.Expression.ToString() == "configuration")
        .Select(access => ((LiteralExpressionSyntax)access.ArgumentList.Arguments[0].Expression).Token.ValueText)
        .Select(name => name.Replace(":", "__", StringComparison.Ordinal))
        .Distinct()];

    [Fact]
    public void every_setting_is_documented_and_the_other_way() =>
        Documented("The app").Select(setting => setting.Name).Should().BeEquivalentTo(ReadByTheApp);

    [Fact]
    public void every_setting_of_the_host_is_one_the_deployment_sets() =>
        BicepFile.Settings.Except(ReadByTheApp)
            .Should().BeEquivalentTo(
                Documented("The host and the SDKs").Select(setting => setting.Name).Except(ReadByTheApp));

    [Fact]
    public void the_deployment_sets_what_the_documentation_says_it_sets() =>
        BicepFile.Settings.Intersect(ReadByTheApp)
            .Should().BeEquivalentTo(
                Documented("The app").Where(setting => setting.IsDeployed).Select(setting => setting.Name));

    [Fact]
    public void every_setting_of_a_local_run_is_taken_by_make() =>
        Documented("A local run")
            .Where(setting => !Tree.Text("Makefile").Contains(setting.Name, StringComparison.Ordinal))
            .Select(setting => setting.Name)
            .ShouldHold();

    /// <summary>The settings of the table under a heading of docs/settings.md.</summary>
    internal static IEnumerable<string> Names(string heading) => Documented(heading).Select(setting => setting.Name);

    /// <summary>
    /// The rows of the table under a heading: | `NAME` | … | yes or no, whether a deployment sets it |.
    /// </summary>
    private static IEnumerable<(string Name, bool IsDeployed)> Documented(string heading) =>
        Tree.Lines("docs/settings.md")
            .SkipWhile(line => line != "## " + heading)
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Select(line => Row().Match(line))
            .Where(row => row.Success)
            .Select(row => (row.Groups["name"].Value, row.Groups["last"].Value == "yes"));

    [GeneratedRegex(@"^\| `(?<name>\w+)` \|.*\| *(?<last>[^|]*?) *\|$")]
    private static partial Regex Row();
}
