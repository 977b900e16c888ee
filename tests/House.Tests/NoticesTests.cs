using System.Text.Json;
using System.Text.RegularExpressions;

namespace House.Tests;

/// <summary>Whatever is built into something, or used to build and test it, is named with its licence.</summary>
public sealed partial class NoticesTests
{
    private static readonly HashSet<string> Named =
        [.. InTicks().Matches(Tree.Text("THIRD-PARTY-NOTICES.md")).Select(match => match.Groups["name"].Value)];

    [Fact]
    public void every_package_that_ships_is_named() =>
        Tree.Under("functions")
            .Where(file => file.EndsWith("/packages.lock.json", StringComparison.Ordinal))
            .SelectMany(Locked)
            .Except(Named)
            .ShouldHold("Look its licence up and name it in THIRD-PARTY-NOTICES.md.");

    [Fact]
    public void every_package_whose_version_is_set_is_named() =>
        Version().Matches(Tree.Text("Directory.Packages.props"))
            .Select(match => match.Groups["name"].Value)
            .Where(name => !Named.Contains(name) && !Named.Contains(Family().Replace(name, ".*")))
            .ShouldHold();

    [Fact]
    public void every_npm_package_is_named() =>
        Tree.Ending("package.json")
            .SelectMany(file => new[] { "dependencies", "devDependencies" }.SelectMany(kind => Asked(file, kind)))
            .Except(Named)
            .ShouldHold();

    /// <summary>What would reach a shopper's browser would have to be said where it does.</summary>
    [Fact]
    public void the_widget_is_made_of_nothing_but_itself() =>
        Asked("widget/package.json", "dependencies").ShouldHold();

    private static IEnumerable<string> Locked(string file)
    {
        using var json = JsonDocument.Parse(Tree.Text(file));
        return
        [
            .. json.RootElement.GetProperty("dependencies").EnumerateObject()
                .SelectMany(framework => framework.Value.EnumerateObject())
                .Where(package => package.Value.GetProperty("type").GetString() != "Project")
                .Select(package => package.Name),
        ];
    }

    private static string[] Asked(string file, string kind)
    {
        using var json = JsonDocument.Parse(Tree.Text(file));
        return json.RootElement.TryGetProperty(kind, out var asked)
            ? [.. asked.EnumerateObject().Select(package => package.Name)]
            : [];
    }

    [GeneratedRegex("`(?<name>[^`\\s]+)`")]
    private static partial Regex InTicks();

    [GeneratedRegex("PackageVersion Include=\"(?<name>[^\"]+)\"")]
    private static partial Regex Version();

    [GeneratedRegex(@"(?<=^Microsoft\.CodeAnalysis)\..*$")]
    private static partial Regex Family();
}
