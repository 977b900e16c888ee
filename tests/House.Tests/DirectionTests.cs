using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace House.Tests;

/// <summary>
/// What may know what: App → Storefronts → Loyalty and never back; inside Loyalty, room by room. The command line knows
/// the HTTP contract alone.
/// </summary>
public sealed partial class DirectionTests
{
    private static readonly Dictionary<string, string[]> Projects = new(StringComparer.Ordinal)
    {
        ["Loyalty"] = [],
        ["Storefronts"] = ["Loyalty"],
        ["App"] = ["Loyalty", "Storefronts"],
        ["Cli"] = [],
    };

    private static readonly Dictionary<string, string[]> Rooms = new(StringComparer.Ordinal)
    {
        [""] = [""],
        ["Orders"] = ["", "Orders"],
        ["Program"] = ["", "Orders", "Program"],
        ["Earning"] = ["", "Orders", "Program", "Earning"],
        ["Events"] = ["", "Orders", "Program", "Events"],
        ["Ledger"] = ["", "Orders", "Program", "Events", "Ledger"],
        ["Members"] = ["", "Orders", "Program", "Ledger", "Members"],
    };

    private static readonly string[] OutsideWorld =
    [
        "System.DateTime.Now", "System.DateTime.UtcNow", "System.DateTime.Today", "System.DateTimeOffset.Now",
        "System.DateTimeOffset.UtcNow", "System.TimeProvider.System", "System.Guid.NewGuid",
            "System.Guid.CreateVersion7",
        "System.Environment.TickCount", "System.Environment.TickCount64", "System.Diagnostics.Stopwatch.GetTimestamp",
    ];

    [Fact]
    public void projects_reference_inwards_only() =>
        Projects
            .SelectMany(project => Referenced(project.Key)
                .Where(other => !other.StartsWith("Compat/", StringComparison.Ordinal)
                    && !project.Value.Contains(other))
                .Select(other => $"{project.Key} references {other}"))
            .ShouldHold();

    [Fact]
    public void every_project_of_the_product_has_its_place_in_the_direction() =>
        Tree.Under("functions").Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(file => file.Split('/')[1])
            .Where(project => project != "Compat")
            .Should().BeEquivalentTo(Projects.Keys);

    [Fact]
    public void the_rules_need_no_package() =>
        PackageReference().Matches(Tree.Text("functions/Loyalty/Loyalty.csproj")).Select(match => match.Value)
            .Where(reference => !reference.Contains("PrivateAssets", StringComparison.Ordinal))
            .ShouldHold("Loyalty is plain C#.");

    [Fact]
    public void every_name_in_the_rules_is_understood() =>
        Meaning.Uses.Should().HaveCountGreaterThan(5_000, "otherwise the rules below look at nothing");

    [Fact]
    public void rooms_of_the_rules_know_only_what_they_build_on() =>
        Meaning.Uses
            .Where(use => use.Room is { } room && RoomOf(use.File) is var own && !Rooms[own].Contains(room))
            .Select(use => $"{use.Where}: {use.Symbol.ToDisplayString()}")
            .ShouldHold("Time, order and money flow one way.");

    [Fact]
    public void the_rules_know_no_clock_and_make_nothing_up() =>
        Meaning.Uses
            .Where(use => OutsideWorld.Contains(use.Member) || use.Type?.ToDisplayString() is "System.Random"
                || use.Type?.Name == "RandomNumberGenerator")
            .Select(use => $"{use.Where}: {use.Member}")
            .ShouldHold("Time is an argument; a decision made twice comes out the same.");

    [Fact]
    public void points_and_money_never_float() =>
        Meaning.Uses
            .Where(use => use.Type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double
                || use.Type?.ToDisplayString() is "System.Half")
            .Select(use => use.Where)
            .ShouldHold("Decimal and whole numbers only.");

    [Fact]
    public void the_rules_touch_no_file_network_or_console() =>
        Meaning.Uses
            .Where(use => use.Type?.ContainingNamespace?.ToDisplayString() is { } space
                && (space.StartsWith("System.Net", StringComparison.Ordinal) || space == "System.Data")
                || use.Type?.ToDisplayString() is "System.IO.File" or "System.IO.Directory" or "System.Console"
                    or "System.Environment")
            .Select(use => $"{use.Where}: {use.Member}")
            .ShouldHold("The rules take values and give values.");

    private static string RoomOf(string file) => file.Split('/') is [_, _, var room, _, ..] ? room : "";

    private static IEnumerable<string> Referenced(string project) =>
        ProjectReference().Matches(Tree.Text($"functions/{project}/{project}.csproj"))
            .Select(match => match.Groups["path"].Value)
            .Select(path => path[..path.LastIndexOf('/')]);

    [GeneratedRegex("<ProjectReference Include=\"\\.\\./(?<path>[^\"]+)\"")]
    private static partial Regex ProjectReference();

    [GeneratedRegex("<PackageReference[^>]*>")]
    private static partial Regex PackageReference();
}
