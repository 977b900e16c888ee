using System.Text.Json.Nodes;

namespace Loyalty.Cli.Connecting;

/// <summary>
/// The app's end of a connection: the shop's storefront, the address its webhooks go to, and its secret. The app makes
/// the secret where the platform takes one, and takes it where the platform makes it.
/// </summary>
public sealed class Link
{
    private readonly Asked asked;
    private readonly JsonObject settings;

    private Link(Asked asked, string storefront, JsonObject settings, Uri webhook, bool isConnected) =>
        (this.asked, Storefront, this.settings, Webhook, IsConnected) =
        (asked, storefront, settings, webhook, isConnected);

    public string Storefront { get; }

    public Uri Webhook { get; }

    /// <summary>Whether the shop had it before.</summary>
    public bool IsConnected { get; }

    /// <summary>Looks how it is, and tries what will be set; nothing is written.</summary>
    public static async Task<Link> Find(
        Asked asked, string storefront, JsonObject settings, string? secret, CancellationToken stop)
    {
        if (asked.Of(Given.OwnSales))
        {
            settings["ownSales"] = true;
        }

        var shop = await asked.Api.Get(asked.Route(), CliText.Default.ShopDetails, stop);
        var isConnected = shop.Storefronts.Any(one => one.Storefront == storefront);
        var tried = await Put(asked, storefront, settings, secret, isMade: false, isDry: true, stop);
        var webhook = tried.Webhook ?? new Uri(
            new Uri(asked.Url.AbsoluteUri.TrimEnd('/') + "/"),
            $"api/shops/{Uri.EscapeDataString(asked.Shop)}/webhooks/{storefront}");
        return new Link(asked, storefront, settings, webhook, isConnected);
    }

    /// <summary>Platforms send over https, and not to the machine they are on unless it is this one too.</summary>
    public void RefuseUnreachable(Uri platform)
    {
        if (!platform.IsLoopback && (Webhook.Scheme != "https" || Webhook.IsLoopback))
        {
            throw new CouldNotException(
                "webhook_not_public",
                $"{platform.Authority} cannot send to {Webhook}.",
                "Set LOYALTY_PUBLIC_URL of the app, or --url here, to the app’s public https address.");
        }
    }

    /// <summary>Gives the app a secret.</summary>
    public Task Put(string secret) => Put(asked, Storefront, settings, secret, isMade: false, isDry: false, asked.Stop);

    /// <summary>Has the app make one; the one before it, if any, counts for some days more.</summary>
    public async Task<string> PutMade()
    {
        var put = await Put(asked, Storefront, settings, null, isMade: true, isDry: false, asked.Stop);
        return put.Secret ?? throw new CouldNotException(
            "not_understood", "The app made no secret.", "Update it: it is older than this command.");
    }

    /// <summary>What it is told beside the secret, with no change of that.</summary>
    public async Task PutSettings()
    {
        if (settings.Count > 0)
        {
            await Put(asked, Storefront, settings, null, isMade: false, isDry: false, asked.Stop);
        }
    }

    private static Task<ConnectedStorefront> Put(
        Asked asked, string storefront, JsonObject settings, string? secret, bool isMade, bool isDry,
        CancellationToken stop)
    {
        var body = settings.DeepClone().AsObject();
        if (secret is not null)
        {
            body["secret"] = secret;
        }

        if (isMade)
        {
            body["rotate"] = true;
        }

        return asked.Api.Send(
            HttpMethod.Put,
            asked.Route("storefronts", storefront).With("dryRun", isDry ? "true" : null),
            body,
            CliText.Default.ConnectedStorefront,
            stop);
    }
}
