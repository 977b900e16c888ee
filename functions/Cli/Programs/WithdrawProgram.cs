using System.CommandLine;

namespace Loyalty.Cli.Programs;

/// <summary>
/// <c>loyalty program withdraw</c>: takes back a version that is not in force yet; its number stays taken.
/// </summary>
public static class WithdrawProgram
{
    private static readonly Argument<int> Version = new("version") { Description = "The version’s number." };

    public static Command Command() => Verb.Of(
        "withdraw",
        "Takes back a version of a shop’s program that is not in force yet.",
        Run,
        ["loyalty program withdraw 4 --shop nordlys"],
        Version, Options.Shop, WhichProgram.Unannounced, Options.DryRun, Options.Yes);

    private static async Task<Told> Run(Asked asked)
    {
        var version = asked.Of(Version);
        asked.Confirm(Plain.Number($"Take back version {version} of {asked.Shop}’s program?"));
        var route = asked.Change("program")
            .With("version", Plain.Number($"{version}"))
            .With("unannounced", asked.Of(WhichProgram.Unannounced) ? "true" : null);
        try
        {
            var gone = await asked.Api.Send(
                HttpMethod.Delete, route, null, CliText.Default.WithdrawnProgram, asked.Stop);
            return Told.Of(
                gone,
                CliText.Default.WithdrawnProgram,
                Plain.Number($"version {gone.Version} does not take effect at {Plain.Time(gone.InForceFrom)}\n"),
                Exit.Fine,
                asked.IsDry ? "Nothing was withdrawn: --dry-run.\n" : "");
        }
        catch (CouldNotException refused) when (refused.Flaws.Count > 0)
        {
            var advice = refused.Flaws.Select(flaw => Flaws.For(flaw.Code)).Distinct(StringComparer.Ordinal);
            throw new CouldNotException(refused.Code, refused.Message, string.Join('\n', advice))
            {
                Flaws = refused.Flaws,
            };
        }
    }
}
