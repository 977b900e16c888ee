using System.CommandLine;
using Loyalty.Cli.Shops;

namespace Loyalty.Cli.Connecting;

/// <summary>
/// <c>loyalty shop disconnect</c>: removes from the platform the webhooks that come to this app, and only those, and
/// then the storefront from the shop. Points stay.
/// </summary>
public static class DisconnectShop
{
    public static Command Command() => new("disconnect", "Removes a storefront and its webhooks; points stay.")
    {
        One("shopify", async asked => await Given.Shopify(asked), " --store nordlys.myshopify.com", Given.ShopifyStore),
        One(
            "woocommerce",
            asked => Task.FromResult<IPlatform>(Given.WooCommerce(asked)),
            " --store https://nordlys.example",
            Given.WooCommerceStore),
        One("stripe", asked => Task.FromResult<IPlatform>(Given.StripeApi(asked)), "", Given.StripeAddress),
        Verb.Of(
            "standard",
            "Removes Standard Webhooks from the shop.",
            asked => Run(asked, "standard", null),
            ["loyalty shop disconnect standard --shop nordlys"],
            Options.Shop, Options.DryRun, Options.Yes),
    };

    private static Command One(
        string storefront, Func<Asked, Task<IPlatform>> open, string example, Option where) => Verb.Of(
            storefront,
            $"Removes {storefront} and the webhooks that come to this app.",
            asked => Run(asked, storefront, open),
            [$"loyalty shop disconnect {storefront}{example} --shop nordlys --dry-run"],
            Options.Shop, where, Options.DryRun, Options.Yes);

    private static async Task<Told> Run(Asked asked, string storefront, Func<Asked, Task<IPlatform>>? open)
    {
        var shop = await asked.Api.Get(asked.Route(), CliText.Default.ShopDetails, asked.Stop);
        var webhook = WebhookOf(asked, shop, storefront);
        using var platform = open is null ? null : await open(asked);
        var ours = platform is null
            ? []
            : (await platform.List(asked.Stop)).Where(one => one.Webhook == webhook).ToList();
        asked.Confirm(Plain.Number($"Remove {ours.Count} webhooks and {storefront} from {asked.Shop}?"));
        if (!asked.IsDry)
        {
            foreach (var one in ours)
            {
                await platform!.Remove(one, asked.Stop);
            }

            await asked.Api.Delete(asked.Route("storefronts", storefront), asked.Stop);
        }

        var removed = ours.SelectMany(one => one.Topics).ToList();
        return Told.Of(
            new Disconnection(asked.Shop, storefront, asked.IsDry, removed),
            CliText.Default.Disconnection,
            string.Concat(removed.Select(topic =>
                (asked.IsDry ? "would remove  " : "removed  ") + Plain.Text(topic) + "\n")),
            Exit.Fine,
            asked.IsDry ? "Nothing was done: --dry-run.\n" : $"{asked.Shop} is no longer connected to {storefront}.\n");
    }

    private static Uri WebhookOf(Asked asked, ShopDetails shop, string storefront)
    {
        var there = shop.Storefronts.FirstOrDefault(one => one.Storefront == storefront)
            ?? throw Refusals.Of("storefront_unknown", $"{shop.Shop} is not connected to {storefront}.");
        return there.Webhook ?? new Uri(
            new Uri(asked.Url.AbsoluteUri.TrimEnd('/') + "/"),
            $"api/shops/{Uri.EscapeDataString(asked.Shop)}/webhooks/{storefront}");
    }
}
