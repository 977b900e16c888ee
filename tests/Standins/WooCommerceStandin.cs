using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using World;

namespace Standins;

/// <summary>
/// One WooCommerce shop's REST API v3 (woocommerce-rest-api-docs, Webhooks): basic auth, pages with X-WP-TotalPages,
/// WordPress's error objects; the secret is never told. A new webhook is pinged with an unsigned form.
/// </summary>
public sealed partial class WooCommerceStandin : Standin
{
    public const string Key = "ck_key_of_a_standin";
    public const string Secret = "cs_secret_of_a_standin";

    private const int PerPage = 3;

    private readonly List<Webhook> webhooks = [];
    private readonly bool hasPlainLinks;
    private int last;

    private WooCommerceStandin(bool hasPlainLinks) => this.hasPlainLinks = hasPlainLinks;

    public IReadOnlyList<Webhook> Webhooks => [.. webhooks];

    /// <summary>What each ping was answered.</summary>
    public IList<int> Pings { get; } = [];

    /// <summary>What a shopper gets at the shop's front page, where it has one.</summary>
    public Func<Task<string>>? FrontPage { get; set; }

    /// <summary>With plain permalinks the API is at <c>?rest_route=</c> only.</summary>
    public static async Task<WooCommerceStandin> Start(bool hasPlainLinks = false)
    {
        var shop = new WooCommerceStandin(hasPlainLinks);
        await shop.Listen();
        return shop;
    }

    /// <summary>As after too many failures in a row: it stays off until somebody switches it on.</summary>
    public void SwitchOff(string topic)
    {
        var at = webhooks.FindIndex(one => one.Topics[0] == topic);
        webhooks[at] = webhooks[at] with { IsOn = false };
    }

    public void Has(string topic, Uri address) => webhooks.Add(new Webhook($"{++last}", [topic], address, "another"));

    /// <summary>An order as it is now, told to all active webhooks of its topic.</summary>
    public async Task<IReadOnlyList<Sent>> Place(Sale order, string topic = "order.created")
    {
        var sent = new List<Sent>();
        foreach (var webhook in webhooks.Where(one => one.IsOn && one.Topics[0] == topic))
        {
            sent.Add(await Send(
                webhook.Address, order.Whole(topic), StorefrontKeys.Demo with { WooCommerce = webhook.Secret }));
        }

        return sent;
    }

    protected override async Task<IResult> Answer(HttpRequest request)
    {
        if (FrontPage is { } page && request is { Method: "GET", Path.Value: "/", QueryString.HasValue: false })
        {
            return Results.Text(await page(), "text/html; charset=utf-8");
        }

        var route = hasPlainLinks && request.Path == "/" ? request.Query["rest_route"].ToString()
            : !hasPlainLinks && request.Path.StartsWithSegments("/wp-json", StringComparison.Ordinal, out var rest)
                ? rest.Value! : "";
        if (!route.StartsWith("/wc/v3/", StringComparison.Ordinal))
        {
            return Results.Text("<html>Nothing here</html>", "text/html", statusCode: StatusCodes.Status404NotFound);
        }

        var basic = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Key}:{Secret}"));
        if (request.Headers.Authorization != basic)
        {
            return Wrong(StatusCodes.Status401Unauthorized, "cannot_view", "Sorry, you cannot list resources.");
        }

        if (!route.StartsWith("/wc/v3/webhooks", StringComparison.Ordinal))
        {
            return await OfRewards(request, route);
        }

        var id = route["/wc/v3/webhooks".Length..].TrimStart('/');
        return (request.Method, id) switch
        {
            ("GET", "") => List(request),
            ("POST", "") => await Create(await Body(request)),
            ("PUT", _) => Update(id, await Body(request)),
            ("DELETE", _) => Delete(id, request.Query["force"] == "true"),
            _ => Wrong(StatusCodes.Status404NotFound, "no_route", "No route was found."),
        };
    }

    private static async Task<JsonObject> Body(HttpRequest request) =>
        (await JsonNode.ParseAsync(request.Body))!.AsObject();

    private IResult List(HttpRequest request)
    {
        var page = int.Parse(request.Query["page"].ToString(), null);
        request.HttpContext.Response.Headers["X-WP-TotalPages"] =
            $"{Math.Max(1, (webhooks.Count + PerPage - 1) / PerPage)}";
        return Results.Json(webhooks.Skip((page - 1) * PerPage).Take(PerPage).Select(Shown));
    }

    private async Task<IResult> Create(JsonObject body)
    {
        var (topic, address) = ((string?)body["topic"], (string?)body["delivery_url"]);
        if (topic is null || topic.Split('.') is not ["order" or "customer" or "product" or "coupon", _])
        {
            return Wrong(
                StatusCodes.Status400BadRequest, "invalid_topic", "Webhook topic is required and must be valid.");
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out var webhook))
        {
            return Wrong(
                StatusCodes.Status400BadRequest, "invalid_delivery_url", "Webhook delivery URL must be a valid URL.");
        }

        webhooks.Add(new Webhook(
            $"{++last}", [topic], webhook, (string?)body["secret"] ?? "made up", (string?)body["status"] == "active"));
        Pings.Add(await Ping(webhook, $"webhook_id={last}"));
        return Results.Json(Shown(webhooks[^1]), statusCode: StatusCodes.Status201Created);
    }

    private IResult Update(string id, JsonObject body)
    {
        var at = webhooks.FindIndex(one => one.Id == id);
        if (at < 0)
        {
            return Wrong(StatusCodes.Status404NotFound, "invalid_id", "Invalid ID.");
        }

        var there = webhooks[at];
        webhooks[at] = there with
        {
            Address = (string?)body["delivery_url"] is { } address ? new Uri(address) : there.Address,
            Secret = (string?)body["secret"] ?? there.Secret,
            IsOn = (string?)body["status"] is { } status ? status == "active" : there.IsOn,
        };
        return Results.Json(Shown(webhooks[at]));
    }

    private IResult Delete(string id, bool isForced)
    {
        if (!isForced)
        {
            return Wrong(
                StatusCodes.Status501NotImplemented, "trash_not_supported", "Webhooks do not support trashing.");
        }

        var gone = webhooks.Find(one => one.Id == id);
        webhooks.RemoveAll(one => one.Id == id);
        return gone is null
            ? Wrong(StatusCodes.Status404NotFound, "invalid_id", "Invalid ID.")
            : Results.Json(Shown(gone));
    }

    private static object Shown(Webhook webhook) => new
    {
        id = int.Parse(webhook.Id, null),
        name = "Loyalty " + webhook.Topics[0],
        status = webhook.IsOn ? "active" : "disabled",
        topic = webhook.Topics[0],
        delivery_url = webhook.Address.AbsoluteUri,
    };

    private static IResult Wrong(int status, string code, string message) => Results.Json(
        new { code = "woocommerce_rest_" + code, message, data = new { status } }, statusCode: status);
}
