using System.CommandLine;

namespace Loyalty.Cli.Programs;

/// <summary>
/// <c>loyalty program put</c>: shows what changes from the version it follows, which may itself be yet to come, and
/// what to look at, asks, and makes it the next. Nobody's version is overwritten unseen: the newest must still be the
/// one that was there.
/// </summary>
public static class PutNewProgram
{
    public static Command Command() => Verb.Of(
        "put",
        "Shows what a program would change and what to look at, asks, and puts it as the shop’s next version.",
        Run,
        [
            "loyalty program put program.json --shop nordlys",
            "loyalty program put program.json --shop nordlys --from 2027-01-01T00:00:00+01:00 --yes",
        ],
        WhichProgram.File, Options.Shop, WhichProgram.From, WhichProgram.Unannounced, Options.DryRun, Options.Yes);

    private static async Task<Told> Run(Asked asked)
    {
        var file = ProgramFile.Read(asked.Of(WhichProgram.File)!.ToString());
        var inForce = await WhichProgram.InForce(asked);
        var tried = await WhichProgram.Put(asked, file, WhichProgram.Putting(asked, isTried: true));
        var before = await WhichProgram.Before(asked, inForce, tried.InForceFrom);
        var differences = Differences.Between(before.Document, tried.Document);
        var text = differences.Count == 0
            ? Plain.Number($"Nothing differs from version {before.Version}.\n")
            : Differences.Text(differences);
        if (!asked.IsJson)
        {
            await Console.Error.WriteAsync(text + Warnings.Text(file, tried.Warnings, tried.Basket));
        }

        asked.Confirm($"Put it as {asked.Shop}’s next program?");
        var put = await WhichProgram.Put(
            asked,
            file,
            WhichProgram.Putting(asked, asked.IsDry),
            ("If-Match", Plain.Number($"\"{inForce.Newest}\"")));
        return Told.Of(
            put,
            CliText.Default.PutProgram,
            Plain.Number($"version {put.Version} takes effect at {Plain.Time(put.InForceFrom)}\n"),
            Exit.Fine,
            asked.IsDry ? "Nothing was put: --dry-run.\n" : "");
    }
}
