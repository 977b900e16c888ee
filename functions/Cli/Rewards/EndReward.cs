using System.CommandLine;
using System.Text.Json.Nodes;

namespace Loyalty.Cli.Rewards;

/// <summary>
/// <c>loyalty rewards handover</c> and <c>revoke</c>: a redemption is handed over, or taken back with its points.
/// </summary>
public static class EndReward
{
    private static readonly Argument<string> Redemption = new("redemption")
    {
        Description = "Its id, as loyalty rewards open says it.",
    };

    private static readonly Option<string> Customer = new("--customer")
    {
        Description = "Whose it is, like shopify:7001.",
        HelpName = "customer",
        Required = true,
    };

    private static readonly Option<bool> Unused = new("--unused")
    {
        Description = "Your word that its code was not used and never will be, where nobody else can tell.",
    };

    public static Command HandOver() => Verb.Of(
        "handover",
        "Says that what was redeemed has been handed over.",
        asked => Run(asked, "handover"),
        ["loyalty rewards handover k3v… --customer shopify:7001 --shop nordlys"],
        Redemption, Options.Shop, Customer);

    public static Command Revoke() => Verb.Of(
        "revoke",
        "Takes a redemption back: its code is ended, then its points return.",
        asked => Run(asked, "revoke"),
        ["loyalty rewards revoke k3v… --customer shopify:7001 --shop nordlys"],
        Redemption, Options.Shop, Customer, Unused);

    private static async Task<Told> Run(Asked asked, string how)
    {
        var ended = await asked.Api.Send(
            HttpMethod.Post,
            asked.Route("redemptions", asked.Of(Redemption)!, how),
            new JsonObject { ["customer"] = asked.Of(Customer), ["unused"] = asked.Of(Unused) },
            CliText.Default.RedemptionLine,
            asked.Stop);
        return Told.Of(
            ended,
            CliText.Default.RedemptionLine,
            $"{Plain.Text(ended.Reward ?? "(points)")} of {Plain.Text(ended.Customer ?? "")}: "
                + $"{Plain.Text(ended.State)}\n",
            Exit.Fine);
    }
}
