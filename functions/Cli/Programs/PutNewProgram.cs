using System.CommandLine;
using System.Globalization;

namespace Loyalty.Cli.Programs;

/// <summary>
/// <c>loyalty program put</c>: shows what changes from the version it follows, which may itself be yet to come, asks,
/// and makes it the next. Nobody's version is overwritten unseen: the newest must still be the one that was there.
/// </summary>
public static class PutNewProgram
{
    private static readonly Option<DateTimeOffset?> From = new("--from")
    {
        Description = "When it takes force, like 2027-01-01T00:00:00+01:00; without it, in a minute.",
        HelpName = "time",
        CustomParser = given => DateTimeOffset.TryParse(
            given.Tokens[0].Value,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var from)
                ? from
                : Refuse(given),
    };

    public static Command Command() => Verb.Of(
        "put",
        "Shows what a program would change, asks, and puts it as the shop’s next version.",
        Run,
        [
            "loyalty program put program.json --shop nordlys",
            "loyalty program put program.json --shop nordlys --from 2027-01-01T00:00:00+01:00 --yes",
        ],
        WhichProgram.File, Options.Shop, From, Options.DryRun, Options.Yes);

    private static async Task<Told> Run(Asked asked)
    {
        var file = ProgramFile.Read(asked.Of(WhichProgram.File)!.ToString());
        var inForce = await WhichProgram.InForce(asked);
        var newest = inForce.Versions.Max(one => one.Version);
        var from = asked.Of(From)?.ToString("O", CultureInfo.InvariantCulture);
        var tried = await WhichProgram.Put(
            asked, file, asked.Route("program").With("from", from).With("dryRun", "true"));
        var before = await WhichProgram.Before(asked, inForce, tried.InForceFrom);
        var differences = Differences.Between(before.Document, tried.Document);
        var text = differences.Count == 0
            ? Plain.Number($"Nothing differs from version {before.Version}.\n")
            : Differences.Text(differences);
        if (!asked.IsJson)
        {
            await Console.Error.WriteAsync(text);
        }

        asked.Confirm($"Put it as {asked.Shop}’s next program?");
        var route = asked.Change("program").With("from", from);
        var put = await WhichProgram.Put(asked, file, route, ("If-Match", Plain.Number($"\"{newest}\"")));
        return Told.Of(
            put,
            CliText.Default.PutProgram,
            Plain.Number($"version {put.Version} takes force at {Plain.Time(put.InForceFrom)}\n"),
            Exit.Fine,
            asked.IsDry ? "Nothing was put: --dry-run.\n" : "");
    }

    private static DateTimeOffset? Refuse(System.CommandLine.Parsing.ArgumentResult given)
    {
        given.AddError("--from is not a time: give it like 2027-01-01T00:00:00+01:00.");
        return null;
    }
}
