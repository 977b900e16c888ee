using System.CommandLine;
using System.Text.Json.Nodes;

namespace Loyalty.Cli.Programs;

/// <summary>A shop's programs as the contract has them: which versions there are, and one of them whole.</summary>
public sealed record ProgramVersions(
    IReadOnlyList<VersionLine> Versions, int Version, DateTimeOffset InForceFrom, JsonObject Document);

/// <summary>One version: past, inForce or coming.</summary>
public sealed record VersionLine(int Version, DateTimeOffset InForceFrom, string State);

/// <summary>A version just put, as the app keeps it.</summary>
public sealed record PutProgram(int Version, DateTimeOffset InForceFrom, JsonObject Document);

/// <summary>Which program is meant: a version by its number, or a file.</summary>
public static class WhichProgram
{
    public static Argument<FileInfo> File { get; } = new("file") { Description = "The program, as JSON." };

    public static Task<ProgramVersions> InForce(Asked asked, string? version = null) => asked.Api.Get(
        asked.Route("program").With("version", version), CliText.Default.ProgramVersions, asked.Stop);

    /// <summary>The version in force just before another takes force then.</summary>
    public static Task<ProgramVersions> Before(Asked asked, ProgramVersions known, DateTimeOffset then)
    {
        var before = known.Versions.Where(one => one.InForceFrom <= then)
            .OrderBy(one => one.InForceFrom).ThenBy(one => one.Version).Last().Version;
        return before == known.Version ? Task.FromResult(known) : InForce(asked, Plain.Number($"{before}"));
    }

    /// <summary>The document as the app would keep it, with everything that was left out; nothing is written.</summary>
    public static async Task<JsonObject> Tried(Asked asked, ProgramFile file)
    {
        var route = asked.Route("program").With("dryRun", "true");
        var tried = await Put(asked, file, route);
        return tried.Document;
    }

    public static async Task<PutProgram> Put(
        Asked asked, ProgramFile file, Route route, params (string Name, string Value)[] headers)
    {
        try
        {
            return await asked.Api.Send(
                HttpMethod.Put, route, file.Document.DeepClone(), CliText.Default.PutProgram, asked.Stop, headers);
        }
        catch (CouldNotException refused) when (refused.Flaws.Count > 0)
        {
            throw new CouldNotException(
                refused.Code, $"{file.Name}: {refused.Message}", Flaws.Text(file, refused.Flaws).TrimEnd())
            {
                Flaws = refused.Flaws,
            };
        }
    }
}
