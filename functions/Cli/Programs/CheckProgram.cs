using System.CommandLine;
using System.Text.Json.Nodes;

namespace Loyalty.Cli.Programs;

/// <summary>
/// <c>loyalty program check</c>: whether the shop would take a program, and what its owner should look at; ends with 1
/// where it would not.
/// </summary>
public static class CheckProgram
{
    private static readonly Option<bool> Strict = new("--strict") { Description = "Ends with 1 on warnings too." };

    public static Command Command() => Verb.Of(
        "check",
        "Says whether a shop would take a program, every place that is wrong with its line, and what to look at.",
        Run,
        ["loyalty program check program.json --shop nordlys"],
        WhichProgram.File, Options.Shop, WhichProgram.From, WhichProgram.Unannounced, Strict);

    private static async Task<Told> Run(Asked asked)
    {
        var file = ProgramFile.Read(asked.Of(WhichProgram.File)!.ToString());
        try
        {
            var tried = await WhichProgram.Put(asked, file, WhichProgram.Putting(asked, isTried: true));
            var warnings = tried.Warnings;
            return Told.Of(
                new CheckedProgram(file.Name, [], warnings, tried.Basket),
                CliText.Default.CheckedProgram,
                warnings.Count == 0 ? "Nothing is wrong.\n"
                    : Warnings.Text(file, warnings, tried.Basket)
                        + Plain.Number($"Nothing is wrong; warnings: {warnings.Count}.\n"),
                warnings.Count > 0 && asked.Of(Strict) ? Exit.Findings : Exit.Fine);
        }
        catch (CouldNotException refused) when (refused.Flaws.Count > 0)
        {
            return Told.Of(
                new CheckedProgram(
                    file.Name,
                    [.. refused.Flaws.Select(flaw =>
                        new PlacedFlaw(flaw.Place, file.LineOf(flaw.Place), flaw.Code, Flaws.For(flaw.Code)))],
                    [],
                    null),
                CliText.Default.CheckedProgram,
                Flaws.Text(file, refused.Flaws),
                Exit.Findings);
        }
    }
}

/// <summary>
/// A program that was checked; without flaws the shop would take it. Warnings and the basket are as the app tells them.
/// </summary>
public sealed record CheckedProgram(
    string File, IReadOnlyList<PlacedFlaw> Flaws, JsonArray Warnings, BasketLine? Basket);

/// <summary>One flaw, with the line it is on and what to do.</summary>
public sealed record PlacedFlaw(string Place, int Line, string Code, string Next);
