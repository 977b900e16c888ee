using System.CommandLine;
using System.Text.Json.Nodes;

namespace Loyalty.Cli.Shops;

/// <summary><c>loyalty shop set</c>: the pages that may ask for a member's points.</summary>
public static class SetShop
{
    public static Option<string[]> Origins { get; } = new("--origin")
    {
        Description = "A page’s origin that may show points, like https://nordlys.example; once for each.",
        HelpName = "origin",
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command Command() => Verb.Of(
        "set",
        "Sets which pages may ask for a member’s points; those not named may no longer.",
        Run,
        ["loyalty shop set --shop nordlys --origin https://nordlys.example --origin https://www.nordlys.example"],
        Options.Shop, Origins, Options.DryRun);

    private static async Task<Told> Run(Asked asked)
    {
        if (asked.Of(Origins) is not { Length: > 0 } origins)
        {
            throw new CouldNotException("nothing_to_set", "There is nothing to set.", "Give --origin.");
        }

        var body = new JsonObject { ["origins"] = new JsonArray([.. origins.Select(origin => (JsonNode)origin)]) };
        var shop = await asked.Api.Send(
            HttpMethod.Patch, asked.Change(), body, CliText.Default.ShopDetails, asked.Stop);
        return Told.Of(
            shop,
            CliText.Default.ShopDetails,
            ShowShop.Text(shop),
            Exit.Fine,
            asked.IsDry ? "Nothing was set: --dry-run.\n" : "Every instance knows it within a minute.\n");
    }
}
