using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Loyalty.Cli.Connecting;

/// <summary>
/// Shopify's GraphQL endpoint of one store: entered by an access token or by the client credentials grant, and patient
/// where it throttles. What GraphQL calls an error is a refusal here.
/// </summary>
public sealed class ShopifyGraph : IDisposable
{
    private const int MostTries = 8;

    private const string Graph = "admin/api/2026-07/graphql.json";

    private readonly PlatformHttp http;

    private ShopifyGraph(PlatformHttp http) => this.http = http;

    public Uri Address => http.Address;

    public static async Task<ShopifyGraph> Open(
        Uri store, string? token, string? client, string? secret, CancellationToken stop)
    {
        var graph = new ShopifyGraph(new PlatformHttp("Shopify", store));
        graph.http.Always("X-Shopify-Access-Token", token ?? await graph.Token(client, secret, stop));
        return graph;
    }

    public async Task Change(string mutation, JsonObject variables, string field, CancellationToken stop)
    {
        var answer = await Ask(mutation, variables, stop);
        if (answer.At("data", field, "userErrors").Each().FirstOrDefault().Text("message") is { } message)
        {
            throw http.Refused("platform_refused", message, "Mend that and run the same again: what is done is kept.");
        }
    }

    /// <summary>Throttled is not refused: the bucket fills again.</summary>
    public async Task<PlatformAnswer> Ask(string query, JsonObject? variables, CancellationToken stop)
    {
        var body = new JsonObject { ["query"] = query, ["variables"] = variables }.ToJsonString();
        for (var tries = 1; ; tries++)
        {
            var answer = await http.Ask(
                () => new HttpRequestMessage(HttpMethod.Post, Graph)
                {
                    Content = new StringContent(body, Encoding.UTF8, "application/json"),
                },
                stop);
            var error = answer.At("errors") is JsonArray errors ? errors.Each().FirstOrDefault() : null;
            var code = ((error as JsonObject)?["extensions"]).Text("code");
            if (code == "THROTTLED" && tries < MostTries)
            {
                await Task.Delay(answer.Wait, stop);
                continue;
            }

            return answer.IsFine && error is null ? answer : throw Refused(answer, code, error.Text("message"));
        }
    }

    private CouldNotException Refused(PlatformAnswer answer, string? code, string? message) =>
        (answer.Status, code) switch
        {
            (HttpStatusCode.Unauthorized, _) => http.Refused(
                "credentials_wrong",
                "it does not know the access token.",
                $"Set {Settings.ShopifyTokenName} to the app’s."),
            (_, "ACCESS_DENIED") or (HttpStatusCode.Forbidden, _) => http.Refused(
                "access_denied",
                message ?? "the app may not.",
                "Give the app the scopes read_orders and read_customers, install it again, and connect again."),
            (HttpStatusCode.NotFound, _) => http.Refused(
                "store_unknown", "there is no such store.", "Give --store as it ends in .myshopify.com."),
            _ => http.Refused(
                "platform_refused",
                message ?? Plain.Number($"it answers {(int)answer.Status}."),
                "Run the same again later: what is done is kept."),
        };

    public void Dispose() => http.Dispose();

    /// <summary>The client credentials grant: for apps of the store's own organization; a token for a day.</summary>
    private async Task<string> Token(string? client, string? secret, CancellationToken stop)
    {
        if (client is null || secret is null)
        {
            throw http.Refused(
                "credentials_missing",
                "there is nothing to enter it with.",
                $"Set {Settings.ShopifyTokenName}, or {Settings.ShopifyClientName} beside "
                    + $"{Settings.ShopifySecretName}.");
        }

        var answer = await http.Ask(
            () => new HttpRequestMessage(HttpMethod.Post, "admin/oauth/access_token")
            {
                Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["grant_type"] = "client_credentials",
                    ["client_id"] = client,
                    ["client_secret"] = secret,
                }),
            },
            stop);
        return answer.IsFine && answer.At("access_token").AsText() is { Length: > 0 } token
            ? token
            : throw http.Refused(
                "credentials_wrong",
                $"it gives no token ({answer.At("error").AsText() ?? Plain.Number($"{(int)answer.Status}")}).",
                "Check client id and secret, and that the app is of the store’s organization and installed in it.");
    }
}
