using System.CommandLine;

namespace Loyalty.Cli.Programs;

/// <summary>
/// <c>loyalty program check</c>: whether the shop would take a program; ends with 1 where it would not.
/// </summary>
public static class CheckProgram
{
    public static Command Command() => Verb.Of(
        "check",
        "Says whether a shop would take a program, and every place that is wrong with its line.",
        Run,
        ["loyalty program check program.json --shop nordlys"],
        WhichProgram.File, Options.Shop);

    private static async Task<Told> Run(Asked asked)
    {
        var file = ProgramFile.Read(asked.Of(WhichProgram.File)!.ToString());
        IReadOnlyList<FlawLine> flaws = [];
        try
        {
            await WhichProgram.Tried(asked, file);
        }
        catch (CouldNotException refused) when (refused.Flaws.Count > 0)
        {
            flaws = refused.Flaws;
        }

        var document = new CheckedProgram(
            file.Name,
            [.. flaws.Select(flaw =>
                new PlacedFlaw(flaw.Place, file.LineOf(flaw.Place), flaw.Code, Flaws.For(flaw.Code)))]);
        return Told.Of(
            document,
            CliText.Default.CheckedProgram,
            flaws.Count == 0 ? "Nothing is wrong.\n" : Flaws.Text(file, flaws),
            flaws.Count == 0 ? Exit.Fine : Exit.Findings);
    }
}

/// <summary>A program that was checked; without flaws the shop would take it.</summary>
public sealed record CheckedProgram(string File, IReadOnlyList<PlacedFlaw> Flaws);

/// <summary>One flaw, with the line it is on and what to do.</summary>
public sealed record PlacedFlaw(string Place, int Line, string Code, string Next);
