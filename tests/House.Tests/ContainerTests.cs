using System.Text.RegularExpressions;

namespace House.Tests;

/// <summary>
/// The container runs as nobody, from images of a known version, and holds what git holds: no secret, no download.
/// </summary>
public sealed partial class ContainerTests
{
    private static readonly string[] Steps =
        [.. Continued().Replace(Tree.Text("Dockerfile"), " ").Split('\n').Where(line => Step().IsMatch(line))];

    private static readonly string[] Stages = [.. Steps.Select(step => Stage().Match(step).Groups["name"].Value)];

    [Fact]
    public void every_image_has_a_version() =>
        Tree.Lines("Dockerfile").Concat(Tree.Lines("compose.yaml"))
            .Select(line => Image().Match(line))
            .Where(match => match.Success && !Versioned().IsMatch(match.Groups["image"].Value))
            .Select(match => match.Value)
            .ShouldHold("An image without a version is another one tomorrow.");

    [Fact]
    public void it_does_not_run_as_root() =>
        Steps.Last(step => step.StartsWith("USER ", StringComparison.Ordinal)).Should().Be("USER $APP_UID");

    [Fact]
    public void nothing_is_added_from_elsewhere() =>
        Steps.Where(step => step.StartsWith("ADD ", StringComparison.Ordinal) || Download().IsMatch(step)).ShouldHold();

    [Fact]
    public void what_is_copied_is_there_or_was_built_before() =>
        Steps.Where(step => step.StartsWith("COPY ", StringComparison.Ordinal))
            .SelectMany(step => Stage().Match(step) is { Success: true } from
                ? Stages.Contains(from.Groups["name"].Value) ? [] : [step]
                : step.Split(' ')[1..^1].Where(place => !Tree.Files.Contains(place) && !Tree.Under(place).Any()))
            .ShouldHold();

    [Fact]
    public void what_is_copied_is_sent_to_the_builder() =>
        Steps.Where(step => step.StartsWith("COPY ", StringComparison.Ordinal) && !Stage().IsMatch(step))
            .SelectMany(step => step.Split(' ')[1..^1])
            .Where(place => !Tree.Lines(".dockerignore").Any(line => line.StartsWith('!')
                && (place == line[1..] || place.StartsWith(line[1..] + "/", StringComparison.Ordinal))))
            .ShouldHold();

    [Fact]
    public void no_secret_is_baked_in() =>
        Tree.Lines("Dockerfile").Concat(Tree.Lines("compose.yaml"))
            .Where(line => Secret().IsMatch(line))
            .ShouldHold();

    [Fact]
    public void what_is_composed_can_write_nowhere() =>
        Tree.Text("compose.yaml").Should().Contain("read_only: true").And.Contain("cap_drop: [ALL]")
            .And.Contain("no-new-privileges:true");

    [GeneratedRegex(@"\\\r?\n\s*")]
    private static partial Regex Continued();

    [GeneratedRegex("^[A-Z]+ ")]
    private static partial Regex Step();

    [GeneratedRegex(@"(?: AS |--from=)(?<name>\w+)")]
    private static partial Regex Stage();

    [GeneratedRegex(@"^(?:FROM|\s+image:) (?<image>\S+)")]
    private static partial Regex Image();

    [GeneratedRegex(@":\d[\w.-]*$")]
    private static partial Regex Versioned();

    [GeneratedRegex("https?://|curl|wget")]
    private static partial Regex Download();

    [GeneratedRegex("(?i)(KEY|SECRET|PASSWORD|AccountKey)\\w*\\s*[=:]\\s*\\S")]
    private static partial Regex Secret();
}
