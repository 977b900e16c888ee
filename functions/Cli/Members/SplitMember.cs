using System.CommandLine;
using System.Text.Json.Nodes;

namespace Loyalty.Cli.Members;

/// <summary><c>loyalty member split</c>: undoes a merge, the last one first. Asks before.</summary>
public static class SplitMember
{
    private static readonly Option<string> Merge = new("--merge")
    {
        Description = "The merge’s id, as loyalty member merge said it.",
        HelpName = "id",
        Required = true,
    };

    public static Command Command() => Verb.Of(
        "split",
        "Undoes a merge: what came and is still there goes back. The last one first.",
        Run,
        ["loyalty member split shopify:7001 --merge 3f1c9a0b --shop nordlys"],
        ShowMember.Customer, Options.Shop, Merge, Options.Yes);

    private static async Task<Told> Run(Asked asked)
    {
        var customer = asked.Of(ShowMember.Customer)!;
        asked.Confirm($"The merge into {customer} is undone.");
        var split = await asked.Api.Send(
            HttpMethod.Post,
            asked.Route("merges", asked.Of(Merge)!, "undo"),
            new JsonObject { ["customer"] = customer },
            CliText.Default.Merged,
            asked.Stop);
        return Told.Of(
            split,
            CliText.Default.Merged,
            $"{Plain.Text(split.From)} and {Plain.Text(split.Into)} are two again\n",
            Exit.Fine);
    }
}
