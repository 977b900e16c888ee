using System.CommandLine;

namespace Loyalty.Cli.Connecting;

/// <summary>
/// <c>loyalty shop connect shopify</c>: the app's webhooks in the store, signed with the client secret, which the app
/// is given.
/// </summary>
public static class ConnectShopify
{
    public static Command Command() => Verb.Of(
        "shopify",
        $"Registers every webhook at Shopify. Takes {Settings.ShopifySecretName}, and {Settings.ShopifyClientName} or "
            + $"{Settings.ShopifyTokenName}.",
        Run,
        [
            "loyalty shop connect shopify --store nordlys.myshopify.com --shop nordlys",
            "loyalty shop connect shopify --store nordlys.myshopify.com --shop nordlys --dry-run",
        ],
        Options.Shop, Given.ShopifyStore, Given.OwnSales, Given.NoTest, Options.DryRun, Options.Yes);

    private static async Task<Told> Run(Asked asked)
    {
        var secret = Given.ShopifySecret;
        using var shopify = await Given.Shopify(asked);
        var link = await Link.Find(asked, "shopify", [], secret, asked.Stop);
        link.RefuseUnreachable(shopify.Address);
        var plan = Plan.Of(await shopify.Needs(asked.Stop), await shopify.List(asked.Stop), link.Webhook);
        plan.Confirm(asked);
        if (!asked.IsDry)
        {
            await link.Put(secret);
            await plan.Do(shopify, null, asked.Stop);
        }

        return await Outcome.Of(
            asked, link, plan.Lines, shopify.ToDo, secret, isIncomplete: shopify.LacksScope);
    }
}
