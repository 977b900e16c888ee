using System.CommandLine;
using Loyalty.Cli.Connecting;

namespace Loyalty.Cli.Shops;

/// <summary>
/// <c>loyalty shop snippet</c>: the script tag and the code that makes a member's token, for one kind of shop. The
/// member key is named in it and never printed.
/// </summary>
public static class ShopSnippet
{
    private static readonly string[] Kinds = ["html", "liquid", "php", "node", "csharp", "python"];

    private static readonly Option<string> For = new("--for")
    {
        Description = string.Join(", ", Kinds) + ": what the shop’s pages are made with.",
        HelpName = "kind",
        Required = true,
    };

    static ShopSnippet() => For.AcceptOnlyFromAmong(Kinds);

    public static Command Command() => Verb.Of(
        "snippet",
        "Prints the script tag and the token code to put into the shop’s pages.",
        Run,
        [
            "loyalty shop snippet --for liquid --shop nordlys",
            "loyalty shop snippet --for node --shop nordlys > loyalty.mjs",
        ],
        Options.Shop, For, Options.Storefront);

    private static async Task<Told> Run(Asked asked)
    {
        var kind = asked.Of(For)!;
        var shop = await asked.Api.Get(asked.Route(), CliText.Default.ShopDetails, asked.Stop);
        var storefront = asked.Of(Options.Storefront) ?? StorefrontOf(kind, shop);
        var widget = shop.Widget ?? new Uri(new Uri(asked.Url.AbsoluteUri.TrimEnd('/') + "/"), "widget/v1.js");
        var code = Texts.Resource(kind + ".txt")
            .Replace("@WIDGET@", Inert(widget.AbsoluteUri), StringComparison.Ordinal)
            .Replace("@SHOP@", Inert(shop.Shop), StringComparison.Ordinal)
            .Replace("@STOREFRONT@", Inert(storefront), StringComparison.Ordinal);
        return Told.Of(
            new Snippet(shop.Shop, kind, storefront, code),
            CliText.Default.Snippet,
            code,
            Exit.Fine,
            kind == "html"
                ? "/loyalty-token is an address of the shop’s that answers the token alone, uncached: --for says how.\n"
                : $"Customers are {storefront}’s. A new member key: loyalty shop rotate-keys --which member.\n");
    }

    /// <summary>What was answered becomes code: nothing in it may end a text or begin another.</summary>
    private static string Inert(string text) =>
        text.All(letter => char.IsAsciiLetterOrDigit(letter) || "-._~:/%[]".Contains(letter, StringComparison.Ordinal))
        ? text
        : throw new CouldNotException("not_understood", $"{text} does not belong into code.", "Check --url.");

    private static string StorefrontOf(string kind, ShopDetails shop) => kind switch
    {
        "liquid" => "shopify",
        "php" => "woocommerce",
        _ => shop.Storefronts is [var only] ? only.Storefront : "standard",
    };
}

/// <summary>Code for one kind of shop, and whose customers it names.</summary>
public sealed record Snippet(string Shop, string For, string Storefront, string Code);
