using System.CommandLine;

namespace Loyalty.Cli.Shops;

/// <summary><c>loyalty shop show</c>: how a shop is set up, by fingerprints and never by its secrets.</summary>
public static class ShowShop
{
    public static Command Command() => Verb.Of(
        "show",
        "Shows how a shop is set up: keys by their fingerprints, storefronts, origins, the program in force.",
        Run,
        ["loyalty shop show --shop nordlys"],
        Options.Shop);

    public static string Text(ShopDetails shop)
    {
        var next = shop.Program.Next is { } coming
            ? Plain.Number($", then {coming.Version} from {Plain.Time(coming.InForceFrom)}")
            : "";
        var rows = new List<IReadOnlyList<string>>
        {
            (string[])["shop", shop.Shop],
            (string[])["created", Plain.Time(shop.CreatedAt)],
            (string[])["program", Plain.Number($"{shop.Program.Version}") + next],
            (string[])["origins", Plain.List(shop.Origins)],
            (string[])["widget", shop.Widget?.AbsoluteUri ?? "unknown: LOYALTY_PUBLIC_URL is not set"],
        };
        rows.AddRange(shop.Keys.Owner.Select(key => (string[])["owner key", Of(key)]));
        rows.AddRange(shop.Keys.Member.Select(key => (string[])["member key", Of(key)]));
        rows.AddRange((shop.Keys.Staff ?? []).Select(key => (string[])["staff key", Of(key)]));
        return Plain.Table(rows) + string.Concat(shop.Storefronts.Select(Text));
    }

    private static async Task<Told> Run(Asked asked)
    {
        var shop = await asked.Api.Get(asked.Route(), CliText.Default.ShopDetails, asked.Stop);
        return Told.Of(shop, CliText.Default.ShopDetails, Text(shop));
    }

    private static string Text(StorefrontDetails storefront)
    {
        var rows = new List<IReadOnlyList<string>>
        {
            (string[])["  webhook", storefront.Webhook?.AbsoluteUri ?? "unknown: LOYALTY_PUBLIC_URL is not set"],
        };
        rows.AddRange(storefront.Secrets.Select(secret => (string[])["  secret", Of(secret)]));
        if (storefront.StripeSource is { } source)
        {
            rows.Add((string[])["  sales from", source]);
        }

        if (storefront.PaidStatuses is { Count: > 0 } paid)
        {
            rows.Add((string[])["  also paid", Plain.List(paid)]);
        }

        if (storefront.CustomersOf is { } other)
        {
            rows.Add((string[])["  customers of", other]);
        }

        if (storefront.OwnSales)
        {
            rows.Add((string[])["  sales", "of its own: no other storefront reports them"]);
        }

        rows.Add((string[])["  accepted", Arrivals.Accepted(storefront.LastAccepted)]);
        rows.Add((string[])["  rejected", Arrivals.Rejected(storefront.LastRejected)]);
        return $"\n{Plain.Text(storefront.Storefront)}\n{Plain.Table(rows)}";
    }

    private static string Of(KeyLine key) =>
        $"{key.Fingerprint} since {Plain.Time(key.Since)}" + (key.Until is { } end ? $", until {Plain.Time(end)}" : "");
}
