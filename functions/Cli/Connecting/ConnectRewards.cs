using System.CommandLine;
using System.Text.Json.Nodes;

namespace Loyalty.Cli.Connecting;

/// <summary>
/// <c>loyalty shop access</c>: gives the app what it makes rewards with at a storefront, which it tries first and keeps
/// encrypted. Better a key of its own, with the rights for that alone.
/// </summary>
public static class ConnectRewards
{
    private static readonly Argument<string> Storefront = new("storefront")
    {
        Description = "shopify, woocommerce or stripe.",
    };

    static ConnectRewards() => Storefront.AcceptOnlyFromAmong("shopify", "woocommerce", "stripe");

    public static Command Command() => new("access", "Gives the app what it makes rewards with at a storefront.")
    {
        One(
            "shopify",
            $"Takes {Settings.ShopifyTokenName}, or {Settings.ShopifyClientName} and {Settings.ShopifySecretName}.",
            " --store nordlys.myshopify.com",
            Given.ShopifyStore,
            asked => (asked.Of(Given.ShopifyStore),
                Settings.Set(Settings.ShopifyTokenName) ?? Needed(Settings.ShopifyClientName),
                Settings.Set(Settings.ShopifyTokenName) is null ? Needed(Settings.ShopifySecretName) : null)),
        One(
            "woocommerce",
            $"Takes {Settings.WooCommerceKeyName} and {Settings.WooCommerceSecretName}.",
            " --store https://nordlys.example",
            Given.WooCommerceStore,
            asked => (asked.Of(Given.WooCommerceStore)!.AbsoluteUri,
                Needed(Settings.WooCommerceKeyName),
                Needed(Settings.WooCommerceSecretName))),
        One(
            "stripe",
            $"Takes {Settings.StripeKeyName}.",
            "",
            Given.StripeAddress,
            asked => (asked.Of(Given.StripeAddress)!.AbsoluteUri, Needed(Settings.StripeKeyName), null)),
        Verb.Of(
            "remove",
            "Has the app forget it; rewards that are still to be made there wait.",
            Remove,
            ["loyalty shop access remove shopify --shop nordlys"],
            Storefront, Options.Shop, Options.DryRun, Options.Yes),
    };

    private static Command One(
        string storefront, string takes, string example, Option where,
        Func<Asked, (string? Address, string Key, string? Secret)> given) => Verb.Of(
            storefront,
            $"Lets the app make rewards at {storefront}. {takes}",
            asked => Give(asked, storefront, given(asked)),
            [$"loyalty shop access {storefront}{example} --shop nordlys"],
            Options.Shop, where, Options.DryRun);

    private static async Task<Told> Give(
        Asked asked, string storefront, (string? Address, string Key, string? Secret) given)
    {
        var body = new JsonObject { ["address"] = given.Address, ["key"] = given.Key };
        if (given.Secret is { } secret)
        {
            body["secret"] = secret;
        }

        var access = await asked.Api.Send(
            HttpMethod.Put,
            asked.Change("storefronts", storefront, "access"),
            body,
            CliText.Default.StorefrontAccess,
            asked.Stop);
        var missing = access.Missing.Count == 0
            ? ""
            : $"Without {Plain.List(access.Missing)} it makes no store credit.\n";
        return Told.Of(
            access,
            CliText.Default.StorefrontAccess,
            Plain.Table(
                ["address", access.Address],
                ["fingerprint", access.Fingerprint],
                ["currency", access.Currency ?? "any"]),
            Exit.Fine,
            missing + (asked.IsDry ? "Nothing was set: --dry-run.\n" : "It opens the store, and is kept.\n"));
    }

    private static async Task<Told> Remove(Asked asked)
    {
        var storefront = asked.Of(Storefront)!;
        asked.Confirm($"Let {asked.Shop} make no more rewards at {storefront}?");
        await asked.Api.Delete(asked.Change("storefronts", storefront, "access"), asked.Stop);
        return Told.Of(
            new JsonObject { ["shop"] = asked.Shop, ["storefront"] = storefront, ["dryRun"] = asked.IsDry },
            CliText.Default.JsonObject,
            "",
            Exit.Fine,
            asked.IsDry ? "Nothing was done: --dry-run.\n" : $"The app makes no more rewards at {storefront}.\n");
    }

    private static string Needed(string name) => Settings.Set(name) ?? throw new CouldNotException(
        "credentials_missing", $"{name} is not set.", "Set it: the app is given it, to make rewards with.");
}

/// <summary>What rewards are made with at a storefront, by its fingerprint.</summary>
public sealed record StorefrontAccess(
    string Address, string Fingerprint, IReadOnlyList<string> Missing, string? Currency = null);
