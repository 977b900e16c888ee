using System.CommandLine;
using System.Text.Json.Nodes;

namespace Loyalty.Cli.Connecting;

/// <summary>
/// <c>loyalty shop connect standard</c>: for a shop that signs by Standard Webhooks itself; says the address, the
/// secret and how to sign.
/// </summary>
public static class ConnectStandard
{
    private static readonly Option<string> CustomersOf = new("--customers-of")
    {
        Description = "The storefront whose customers the orders name, like shopify; without it, their own.",
        HelpName = "storefront",
    };

    public static Command Command() => Verb.Of(
        "standard",
        "Says where any other shop sends its orders, and how it signs them by Standard Webhooks.",
        Run,
        ["loyalty shop connect standard --shop nordlys"],
        Options.Shop, CustomersOf, Given.OwnSales, Given.Rotate, Given.NoTest, Options.DryRun);

    private static async Task<Told> Run(Asked asked)
    {
        var settings = new JsonObject();
        if (asked.Of(CustomersOf) is { } other)
        {
            settings["customersOf"] = other;
        }

        var link = await Link.Find(asked, "standard", settings, null, asked.Stop);
        string? secret = null;
        if (!asked.IsDry && (!link.IsConnected || asked.Of(Given.Rotate)))
        {
            secret = await link.PutMade();
        }
        else if (!asked.IsDry)
        {
            await link.PutSettings();
        }

        return await Outcome.Of(
            asked,
            link,
            [],
            [
                "Set LOYALTY_WEBHOOK_SECRET to the secret on the shop’s server, and send every order as it changes:\n\n"
                    + Texts.Resource("send.mjs")
                        .Replace("@WEBHOOK@", link.Webhook.AbsoluteUri, StringComparison.Ordinal),
            ],
            secret,
            isShown: true);
    }
}
