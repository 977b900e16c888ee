using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Loyalty.Cli.Connecting;

/// <summary>
/// WooCommerce's REST API v3 (woocommerce-rest-api-docs, Webhooks) by a consumer key with read and write, over https.
/// A shop with plain permalinks has it at <c>?rest_route=</c>. A webhook that failed too often is switched off for
/// good: it is switched on again.
/// </summary>
public sealed class WooCommerceRest : IPlatform
{
    private const string Webhooks = "/wc/v3/webhooks";

    private static readonly string[] Topics =
    [
        "order.created", "order.updated", "order.deleted", "order.restored",
        "customer.created", "customer.updated", "customer.deleted",
    ];

    private readonly PlatformHttp http;
    private bool hasPlainLinks;

    public WooCommerceRest(Uri store, string key, string secret) => http = new PlatformHttp(
        "WooCommerce",
        store,
        new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:{secret}"))));

    public Uri Address => http.Address;

    public IReadOnlyList<string> ToDo => [];

    public Task<IReadOnlyList<Wanted>> Needs(CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<Wanted>>([.. Topics.Select(topic => new Wanted(topic))]);

    public async Task<IReadOnlyList<Registered>> List(CancellationToken stop)
    {
        var all = new List<Registered>();
        for (var (page, pages) = (1, 1); page <= pages; page++)
        {
            var answer = await Listed(page, stop);
            pages = answer.Pages;
            all.AddRange(answer.Body.Each().Select(one => new Registered(
                one.Text("id") ?? "",
                [one.Text("topic") ?? ""],
                Settings.AddressOf(one.Text("delivery_url") ?? ""),
                one.Text("status") == "active")));
        }

        return all;
    }

    public async Task<string?> Create(Wanted wanted, Uri webhook, string? secret, CancellationToken stop)
    {
        var body = Body(webhook, secret);
        body["name"] = "Loyalty " + wanted.Topics[0];
        body["topic"] = wanted.Topics[0];
        await Do(HttpMethod.Post, Webhooks, "", body, stop);
        return null;
    }

    public Task Change(Registered there, Wanted wanted, Uri webhook, string? secret, CancellationToken stop) =>
        Do(HttpMethod.Put, $"{Webhooks}/{there.Id}", "", Body(webhook, secret), stop);

    public Task Remove(Registered there, CancellationToken stop) =>
        Do(HttpMethod.Delete, $"{Webhooks}/{there.Id}", "force=true", null, stop);

    public void Dispose() => http.Dispose();

    private static JsonObject Body(Uri webhook, string? secret)
    {
        var body = new JsonObject { ["delivery_url"] = webhook.AbsoluteUri, ["status"] = "active" };
        if (secret is not null)
        {
            body["secret"] = secret;
        }

        return body;
    }

    private async Task<PlatformAnswer> Listed(int page, CancellationToken stop)
    {
        var query = Plain.Number($"per_page=100&page={page}");
        var answer = await Ask(HttpMethod.Get, Webhooks, query, null, stop);
        if (answer.Status == HttpStatusCode.NotFound && answer.Body is not JsonObject && !hasPlainLinks)
        {
            hasPlainLinks = true;
            answer = await Ask(HttpMethod.Get, Webhooks, query, null, stop);
        }

        return answer is { IsFine: true, Body: JsonArray } ? answer : throw Refused(answer);
    }

    private async Task Do(HttpMethod method, string route, string query, JsonObject? body, CancellationToken stop)
    {
        var answer = await Ask(method, route, query, body, stop);
        if (!answer.IsFine || answer.Body is not JsonObject)
        {
            throw Refused(answer);
        }
    }

    private Task<PlatformAnswer> Ask(
        HttpMethod method, string route, string query, JsonObject? body, CancellationToken stop)
    {
        var path = hasPlainLinks
            ? $"?rest_route={Uri.EscapeDataString(route)}&{query}".TrimEnd('&')
            : $"wp-json{route}?{query}".TrimEnd('?');
        return http.Ask(
            () => new HttpRequestMessage(method, path)
            {
                Content = body is null
                    ? null
                    : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
            },
            stop);
    }

    private CouldNotException Refused(PlatformAnswer answer)
    {
        var message = answer.At("message").AsText();
        return answer.Status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => http.Refused(
                "credentials_wrong",
                message ?? "it does not let the key in.",
                $"Set {Settings.WooCommerceKeyName} and {Settings.WooCommerceSecretName} to a key with read and write: "
                    + "WooCommerce, Settings, Advanced, REST API."),
            HttpStatusCode.NotFound => http.Refused(
                "store_unknown",
                message ?? "its REST API is not there.",
                "Check --store and that WooCommerce is active; in Settings, Permalinks, save once."),
            >= HttpStatusCode.Moved and < HttpStatusCode.BadRequest => http.Refused(
                "store_moved", "it leads elsewhere.", "Give --store as the browser shows it, with or without www."),
            _ => http.Refused(
                "platform_refused",
                message ?? Plain.Number($"it answers {(int)answer.Status}."),
                "Mend that and run the same again: what is done is kept."),
        };
    }
}
