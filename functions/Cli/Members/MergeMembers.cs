using System.CommandLine;
using System.Text.Json.Nodes;

namespace Loyalty.Cli.Members;

/// <summary>
/// <c>loyalty member merge</c>: two customers become one; everything of the first goes to the second. Asks before.
/// </summary>
public static class MergeMembers
{
    private static readonly Argument<string> From = new("from")
    {
        Description = "Whose account goes: the storefront, a colon and its customer’s id.",
    };

    private static readonly Argument<string> Into = new("into")
    {
        Description = "Whose account stays.",
    };

    public static Command Command() => Verb.Of(
        "merge",
        "Says that two customers are one: everything of the first goes to the second.",
        Run,
        ["loyalty member merge shopify:7002 shopify:7001 --shop nordlys"],
        From, Into, Options.Shop, Options.Yes);

    private static async Task<Told> Run(Asked asked)
    {
        var (from, into) = (asked.Of(From)!, asked.Of(Into)!);
        asked.Confirm($"Everything of {from} goes to {into}.");
        var merged = await asked.Api.Send(
            HttpMethod.Post,
            asked.Route("merges"),
            new JsonObject { ["from"] = from, ["into"] = into },
            CliText.Default.Merged,
            asked.Stop);
        return Told.Of(
            merged,
            CliText.Default.Merged,
            $"{Plain.Text(merged.From)} is {Plain.Text(merged.Into)} from now on\n"
                + $"undo it with: loyalty member split {Plain.Text(merged.Into)} --merge {Plain.Text(merged.Id)}\n",
            Exit.Fine);
    }
}

/// <summary>A merge: which account went into which.</summary>
public sealed record Merged(string Id, string From, string Into);
