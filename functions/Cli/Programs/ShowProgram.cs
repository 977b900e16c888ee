using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Loyalty.Cli.Programs;

/// <summary>
/// <c>loyalty program show</c>: the document alone on standard output, so that it can be edited and put again.
/// </summary>
public static class ShowProgram
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Option<int?> Version = new("--version")
    {
        Description = "Which version; without it, the one in force.",
        HelpName = "number",
    };

    public static Command Command() => Verb.Of(
        "show",
        "Prints a shop’s program as JSON: redirect it into a file, edit that, and put it.",
        Run,
        ["loyalty program show --shop nordlys > program.json", "loyalty program show --shop nordlys --version 3"],
        Options.Shop, Version);

    private static async Task<Told> Run(Asked asked)
    {
        var program = await WhichProgram.InForce(
            asked, asked.Of(Version)?.ToString(CultureInfo.InvariantCulture));
        var state = program.Versions.FirstOrDefault(one => one.Version == program.Version)?.State switch
        {
            "past" => "was in force",
            "coming" => "takes effect",
            "withdrawn" => "was withdrawn; it would have been in force",
            _ => "is in force",
        };
        var coming = program.Versions.Where(one => one.State == "coming" && one.Version != program.Version)
            .Select(one => Plain.Number($"Version {one.Version} takes effect at {Plain.Time(one.InForceFrom)}.\n"));
        return Told.Of(
            program,
            CliText.Default.ProgramVersions,
            program.Document.ToJsonString(Readable) + "\n",
            Exit.Fine,
            Plain.Number($"Version {program.Version} {state} from {Plain.Time(program.InForceFrom)}.\n")
                + string.Concat(coming));
    }
}
