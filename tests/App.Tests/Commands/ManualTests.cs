using System.Text.RegularExpressions;
using App.Tests.Running;
using FluentAssertions;
using Xunit;

namespace App.Tests.Commands;

/// <summary>docs/commands.md has every command and option that there is, and no other.</summary>
public sealed partial class ManualTests
{
    private static readonly string[] OfAll = ["--help", "--json", "--key", "--patience", "--url"];

    private static readonly string Manual = File.ReadAllText(
        Path.Combine(OracleFolder.Place, "..", "..", "docs", "commands.md"));

    [Fact]
    public async Task every_command_and_option_is_in_the_manual_and_the_other_way()
    {
        var sections = Manual.Split("\n### `")[1..].ToDictionary(
            section => Name().Match(section).Value.Trim(),
            section => Documented().Matches(Fenced().Replace(section, "")).Select(one => one.Groups["name"].Value)
                .Order(StringComparer.Ordinal).ToArray(),
            StringComparer.Ordinal);

        var leaves = await Leaves();

        leaves.Select(leaf => leaf.Name).Should().BeEquivalentTo(sections.Keys).And.HaveCountGreaterThan(20);
        foreach (var (name, help) in leaves)
        {
            var options = Offered().Matches(help).Select(one => one.Groups["name"].Value)
                .Except(OfAll, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal);
            sections[name].Should().Equal(options, name);
            help.Should().Contain("\nExamples:\n  ", name);
        }
    }

    [Fact]
    public void what_every_command_takes_is_said_once() =>
        OfAll.Should().OnlyContain(option => Manual.Contains($"| `{option}` |", StringComparison.Ordinal));

    /// <summary>Level by level, each level's helps side by side.</summary>
    private static async Task<IReadOnlyList<(string Name, string Help)>> Leaves()
    {
        var leaves = new List<(string Name, string Help)>();
        for (string[][] level = [[]]; level.Length > 0;)
        {
            var helps = await Task.WhenAll(level.Select(async path =>
                (Path: path, Told: await CommandLine.TypeIn([], [.. path, "--help"]))));
            helps.Should().OnlyContain(one => one.Told.Exit == 0);
            leaves.AddRange(helps.Where(one => Below(one.Told.Output).Length == 0)
                .Select(one => ("loyalty " + string.Join(' ', one.Path), one.Told.Output)));
            level = [.. helps.SelectMany(one => Below(one.Told.Output).Select(name => (string[])[.. one.Path, name]))];
        }

        return leaves;
    }

    private static string[] Below(string help) => help.Contains("\nCommands:\n", StringComparison.Ordinal)
        ? [.. Command().Matches(help.Split("\nCommands:\n")[1]).Select(one => one.Groups["name"].Value)]
        : [];

    [GeneratedRegex(@"^loyalty [a-z -]*[a-z]", RegexOptions.None, 1_000)]
    private static partial Regex Name();

    [GeneratedRegex(@"`(?<name>--[\w-]+)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Documented();

    [GeneratedRegex(@"```(?s:.*?)```", RegexOptions.None, 1_000)]
    private static partial Regex Fenced();

    [GeneratedRegex(@"^  (-\?, -h, )?(?<name>--[\w-]+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1_000)]
    private static partial Regex Offered();

    [GeneratedRegex(@"^  (?<name>[a-z-]+) ", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1_000)]
    private static partial Regex Command();
}
