using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Loyalty.Cli.Programs;

/// <summary>A shop's programs as the contract has them: which versions there are, and one of them whole.</summary>
public sealed record ProgramVersions(
    IReadOnlyList<VersionLine> Versions, int Newest, int Version, DateTimeOffset InForceFrom, JsonObject Document);

/// <summary>One version: past, inForce, coming or withdrawn.</summary>
public sealed record VersionLine(int Version, DateTimeOffset InForceFrom, string State);

/// <summary>A version just put, as the app keeps it.</summary>
public sealed record PutProgram(
    int Version, DateTimeOffset InForceFrom, JsonObject Document, JsonArray Warnings, BasketLine? Basket);

/// <summary>A version that was taken back.</summary>
public sealed record WithdrawnProgram(int Version, DateTimeOffset InForceFrom);

/// <summary>Which program is meant: a version by its number, or a file.</summary>
public static class WhichProgram
{
    public static Argument<FileInfo> File { get; } = new("file") { Description = "The program, as JSON." };

    public static Option<DateTimeOffset?> From { get; } = new("--from")
    {
        Description = "When it takes effect, like 2027-01-01T00:00:00+01:00; without it, in a minute.",
        HelpName = "time",
        CustomParser = given => DateTimeOffset.TryParse(
            given.Tokens[0].Value,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var from)
                ? from
                : Refuse(given),
    };

    public static Option<bool> Unannounced { get; } = new("--unannounced")
    {
        Description = "Nobody has to be told, for nobody has an account yet.",
    };

    /// <summary>Where a program is put, or tried, as it was asked for.</summary>
    public static Route Putting(Asked asked, bool isTried) => asked.Route("program")
        .With("from", asked.Of(From)?.ToString("O", CultureInfo.InvariantCulture))
        .With("unannounced", asked.Of(Unannounced) ? "true" : null)
        .With("dryRun", isTried ? "true" : null);

    public static Task<ProgramVersions> InForce(Asked asked, string? version = null) => asked.Api.Get(
        asked.Route("program").With("version", version), CliText.Default.ProgramVersions, asked.Stop);

    /// <summary>The version in force just before another takes effect then.</summary>
    public static Task<ProgramVersions> Before(Asked asked, ProgramVersions known, DateTimeOffset then)
    {
        var before = known.Versions.Where(one => one.State != "withdrawn" && one.InForceFrom <= then)
            .OrderBy(one => one.InForceFrom).ThenBy(one => one.Version).Last().Version;
        return before == known.Version ? Task.FromResult(known) : InForce(asked, Plain.Number($"{before}"));
    }

    /// <summary>The document as the app would keep it, with everything that was left out; nothing is written.</summary>
    public static async Task<JsonObject> Tried(Asked asked, ProgramFile file)
    {
        var route = asked.Route("program").With("dryRun", "true").With("formOnly", "true");
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

    private static DateTimeOffset? Refuse(ArgumentResult given)
    {
        given.AddError("--from is not a time: give it like 2027-01-01T00:00:00+01:00.");
        return null;
    }
}
