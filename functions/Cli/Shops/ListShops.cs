using System.CommandLine;

namespace Loyalty.Cli.Shops;

/// <summary><c>loyalty shop list</c>: every shop of the deployment, by its key.</summary>
public static class ListShops
{
    public static Command Command() => Verb.Of(
        "list", "Lists the deployment’s shops.", Run, ["loyalty shop list", "loyalty shop list --json"]);

    private static async Task<Told> Run(Asked asked)
    {
        var shops = new List<ShopLine>();
        for (string? after = null; ;)
        {
            var page = await asked.Api.Get(
                Route.Of("shops").With("after", after), CliText.Default.ShopsPage, asked.Stop);
            shops.AddRange(page.Shops);
            if (page.Next is null)
            {
                break;
            }

            after = Pages.Forward(page.Next, page.Shops.Count);
        }

        var text = Plain.Table([
            ["shop", "created", "storefronts", "origins"],
            .. shops.Select(shop => (IReadOnlyList<string>)[
                shop.Shop,
                Plain.Time(shop.CreatedAt),
                Plain.List(shop.Storefronts),
                Plain.List(shop.Origins)])]);
        return Told.Of(new ShopList(shops), CliText.Default.ShopList, shops.Count == 0 ? "" : text);
    }
}

/// <summary>A page of shops as the contract has it.</summary>
public sealed record ShopsPage(IReadOnlyList<ShopLine> Shops, string? Next = null);

/// <summary>All shops, as <c>--json</c> prints them.</summary>
public sealed record ShopList(IReadOnlyList<ShopLine> Shops);

/// <summary>One shop of the list.</summary>
public sealed record ShopLine(
    string Shop,
    IReadOnlyList<string> Storefronts,
    IReadOnlyList<string> Origins,
    DateTimeOffset? CreatedAt = null);
