using System.CommandLine;
using System.Text.Json.Nodes;

namespace Loyalty.Cli.Rewards;

/// <summary>
/// <c>loyalty rewards codes</c>: adds the codes of a file, one a line, to the pool of a reward. A code that was ever
/// there is not added again, so the same file may be given twice.
/// </summary>
public static class UploadCodes
{
    private const int MostAtOnce = 1_000;
    private const long MostBytes = 32 << 20;

    private static readonly Argument<string> Reward = new("reward") { Description = "The reward’s code." };

    private static readonly Argument<string> File = new("file") { Description = "The codes, one a line." };

    public static Command Command() => Verb.Of(
        "codes",
        "Adds the codes of a file to the pool of a reward; those it had are not added again.",
        Run,
        ["loyalty rewards codes ticket codes.txt --shop nordlys"],
        Reward, File, Options.Shop, Options.DryRun);

    private static async Task<Told> Run(Asked asked)
    {
        var (reward, name) = (asked.Of(Reward)!, asked.Of(File)!);
        var codes = Lines(name).Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        if (codes.Count == 0)
        {
            throw new CouldNotException("no_codes", $"{name} has no codes.", "Write one a line.");
        }

        var (added, free) = (0, 0L);
        using var progress = Progress.OnTerminal(Console.Error);
        foreach (var some in codes.Chunk(MostAtOnce))
        {
            progress.Say($"{added} of {codes.Count} codes");
            var told = await asked.Api.Send(
                HttpMethod.Post,
                asked.Change("rewards", reward, "codes"),
                new JsonObject { ["codes"] = new JsonArray([.. some.Select(code => (JsonNode)code)]) },
                CliText.Default.UploadedCodes,
                asked.Stop);
            (added, free) = (added + told.Added, told.Free);
        }

        var all = new UploadedCodes(reward, codes.Count, added, free);
        return Told.Of(
            all,
            CliText.Default.UploadedCodes,
            Plain.Number($"{reward}: {added} of {codes.Count} codes were new; {free} are free\n"),
            Exit.Fine,
            asked.IsDry ? "Nothing was added: --dry-run.\n" : "");
    }

    private static string[] Lines(string name)
    {
        try
        {
            return new FileInfo(name).Length <= MostBytes
                ? System.IO.File.ReadAllLines(name)
                : throw new CouldNotException("no_file", $"{name} is too long.", "Give it in several files.");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            throw new CouldNotException("no_file", $"{name} cannot be read: {gone.Message}", "Check the file’s name.");
        }
    }
}

/// <summary>Codes that were sent, how many were new, and how many are free now.</summary>
public sealed record UploadedCodes(string Reward, int Sent, int Added, long Free);
