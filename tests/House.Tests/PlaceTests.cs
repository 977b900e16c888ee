using System.Text.Json;
using System.Text.RegularExpressions;

namespace House.Tests;

/// <summary>
/// The house stands anywhere: nothing in it names the machine, the network or the state it was built in.
/// </summary>
public sealed partial class PlaceTests
{
    [Fact]
    public void the_widget_has_the_version_of_the_house()
    {
        using var widget = JsonDocument.Parse(Tree.Text("widget/package.json"));
        var version = widget.RootElement.GetProperty("version").GetString();

        Tree.Text("Directory.Build.props").Should().Contain($"<Version>{version}</Version>");
    }

    [Fact]
    public void no_file_names_a_machine() =>
        Broken(MachinePath()).ShouldHold("A path of one machine is nowhere on the next.");

    [Fact]
    public void no_file_names_a_package_registry() =>
        Broken(Registry()).ShouldHold("Packages are named; where they come from is the machine's own setting.");

    [Fact]
    public void npm_locks_say_what_not_whence() =>
        Tree.Ending("package-lock.json")
            .Where(file => Tree.Text(file).Contains("\"resolved\"", StringComparison.Ordinal))
            .ShouldHold("Set omit-lockfile-registry-resolved=true in .npmrc and lock again.");

    [Fact]
    public void every_folder_of_npm_packages_is_locked_without_addresses() =>
        Tree.Ending("package.json")
            .Select(file => file[..^"package.json".Length])
            .SelectMany(folder => new[] { folder + "package-lock.json", folder + ".npmrc" })
            .Except(Tree.Files)
            .ShouldHold();

    [Fact]
    public void every_stand_in_says_what_it_stands_in_for() =>
        Tree.Under("functions/Compat")
            .Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(file => Path.GetDirectoryName(file)!.Replace('\\', '/') + "/README.md")
            .Where(readme => !Tree.Files.Contains(readme)
                || !Tree.Text(readme).Contains("goes away", StringComparison.Ordinal))
            .ShouldHold("Say in one paragraph what it stands in for, what it leaves out, and that it goes away.");

    [Fact]
    public void no_test_is_skipped() =>
        Tree.Ending(".cs").SelectMany(file => Places(file, SkippedFact()))
            .Concat(Tree.Ending(".test.ts").SelectMany(file => Places(file, SkippedTest())))
            .ShouldHold("A test holds or goes.");

    [Fact]
    public void nothing_is_left_to_do() =>
        Tree.Ending(".cs", ".ts", ".mjs", ".bicep", ".css").SelectMany(file => Places(file, LeftToDo())).ShouldHold();

    private static IEnumerable<string> Broken(Regex rule) =>
        Tree.Files
            .Where(file => Path.GetExtension(file) is not (".png" or ".svg" or ".webp" or ".wasm"))
            .SelectMany(file => Places(file, rule));

    private static IEnumerable<string> Places(string file, Regex rule) =>
        Tree.Lines(file)
            .Select((line, index) => (Text: line, Number: index + 1))
            .Where(line => rule.IsMatch(line.Text))
            .Select(line => $"{file}:{line.Number}: {rule.Match(line.Text).Value}");

    [GeneratedRegex(@"(?<![\w./$~-])/(home|root|Users|work|tmp|mnt|opt|workspaces?)/[\w.-]+|[A-Za-z]:\\\\?Users")]
    private static partial Regex MachinePath();

    [GeneratedRegex(
        @"https?://[\w.-]*(registry|nexus|artifactory|packages?\.)[\w.-]*|^\s*registry\s*=|<package[S]ources>")]
    private static partial Regex Registry();

    [GeneratedRegex(@"\b(Fact|Theory|InlineData|MemberData)\(.*\bSkip\s*=")]
    private static partial Regex SkippedFact();

    [GeneratedRegex(@"\b(it|test|describe)\.(skip|only|todo)\b|\bx(it|describe)\(")]
    private static partial Regex SkippedTest();

    [GeneratedRegex(@"\b(TO" + "DO|FIX" + "ME|HA" + "CK|XX" + "X|NotImplemented" + @"Exception)\b")]
    private static partial Regex LeftToDo();
}
