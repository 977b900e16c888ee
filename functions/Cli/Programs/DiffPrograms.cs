using System.CommandLine;
using System.Text.Json.Nodes;

namespace Loyalty.Cli.Programs;

/// <summary>
/// <c>loyalty program diff</c>: what a file, or a version, would change; ends with 1 where something differs.
/// </summary>
public static class DiffPrograms
{
    private static readonly Argument<string[]> Programs = new("program")
    {
        Description = "A version’s number or a file; with one, the program in force is compared to it.",
        Arity = new ArgumentArity(1, 2),
    };

    public static Command Command() => Verb.Of(
        "diff",
        "Says what differs between the program in force and a file, or between two versions.",
        Run,
        ["loyalty program diff program.json --shop nordlys", "loyalty program diff 3 4 --shop nordlys"],
        Programs, Options.Shop);

    private static async Task<Told> Run(Asked asked)
    {
        var named = asked.Of(Programs)!;
        var before = named.Length == 1 ? await Document(asked, null) : await Document(asked, named[0]);
        var differences = Differences.Between(before, await Document(asked, named[^1]));
        return Told.Of(
            new ProgramDifference(named.Length == 1 ? null : named[0], named[^1], differences),
            CliText.Default.ProgramDifference,
            differences.Count == 0 ? "Nothing differs.\n" : Differences.Text(differences),
            differences.Count == 0 ? Exit.Fine : Exit.Findings);
    }

    private static async Task<JsonObject> Document(Asked asked, string? named) =>
        named is null || named.All(char.IsAsciiDigit)
            ? (await WhichProgram.InForce(asked, named)).Document
            : await WhichProgram.Tried(asked, ProgramFile.Read(named));
}

/// <summary>What differs; <paramref name="Before"/> is null for the program in force.</summary>
public sealed record ProgramDifference(string? Before, string After, IReadOnlyList<Difference> Differences);
