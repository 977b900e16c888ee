using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Loyalty.App.Http;
using Loyalty.App.Shops;

namespace Loyalty.App.Fulfilling;

/// <summary>
/// One store's GraphQL Admin API, version 2026-07: entered by an access token, or by the client credentials grant
/// (shopify.dev), whose token lasts a day and is asked for again where it no longer opens.
/// </summary>
public sealed class ShopifyStore(StoreHttp http, TimeProvider clock, Settings settings) : IStore
{
    public const string Name = "shopify";

    private const string Discounts = "write_discounts";
    private const string CreditAccounts = "read_store_credit_accounts";
    private const string Credits = "write_store_credit_account_transactions";

    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Token> tokens = new(StringComparer.Ordinal);

    public string Storefront => Name;

    /// <summary>The rights that store credit needs beside.</summary>
    public static IReadOnlyList<string> ForCredit { get; } = [Credits, CreditAccounts];

    public string? Flaw(StorefrontAccess access) => access switch
    {
        { Address: var at } when !(StoreAddress.Is(at, settings.Demo) && at.PathAndQuery == "/"
            && (at.IsLoopback || at.Host.EndsWith(".myshopify.com", StringComparison.Ordinal))) => "address",
        _ => null,
    };

    public async Task<Tried> Try(StorefrontAccess access, CancellationToken cancellation)
    {
        var answer = await Ask(
            access, "{ shop { currencyCode } currentAppInstallation { accessScopes { handle } } }", [], cancellation);
        if (!answer.IsFine)
        {
            return Tried.Not(answer);
        }

        var scopes = answer.Body.Each("data", "currentAppInstallation", "accessScopes")
            .Select(scope => scope.Text("handle") ?? "").ToHashSet(StringComparer.Ordinal);
        return scopes.Contains(Discounts)
            ? new Tried(access with
            {
                Currency = Currency.Parse(answer.Text("data", "shop", "currencyCode")),
                Missing = [.. ForCredit.Except(scopes, StringComparer.Ordinal)],
            })
            : new Tried(null, StoreTrouble.RightMissing, Discounts);
    }

    /// <summary>GraphQL's own errors are troubles; what a mutation says in <c>userErrors</c> is an answer.</summary>
    public async Task<StoreAnswer> Ask(
        StorefrontAccess access, string query, JsonObject variables, CancellationToken cancellation)
    {
        var (token, trouble) = await TokenOf(access, cancellation);
        if (token is null)
        {
            return trouble!;
        }

        var answer = await Post(access, token, query, variables, cancellation);
        if (answer.Status == 401 && tokens.TryRemove(access.Fingerprint, out _))
        {
            (token, trouble) = await TokenOf(access, cancellation);
            answer = token is null ? trouble! : await Post(access, token, query, variables, cancellation);
        }

        return answer.Body.Each("errors").FirstOrDefault() is { } error
            ? answer with { Trouble = TroubleOf(error.Text("extensions", "code")) }
            : answer.IsFine && answer.At("data") is null ? answer with { Trouble = StoreTrouble.Away } : answer;
    }

    private static string TroubleOf(string? code) => code switch
    {
        "THROTTLED" => StoreTrouble.Busy,
        "ACCESS_DENIED" => StoreTrouble.RefusedKey,
        _ => StoreTrouble.Away,
    };

    private async Task<StoreAnswer> Post(
        StorefrontAccess access, string token, string query, JsonObject variables, CancellationToken cancellation)
    {
        var body = new JsonObject { ["query"] = query, ["variables"] = variables.DeepClone() };
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri(access.Address, "/admin/api/2026-07/graphql.json"))
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("X-Shopify-Access-Token", token);
        return await http.Ask(request, cancellation);
    }

    private async Task<(string? Token, StoreAnswer? Trouble)> TokenOf(
        StorefrontAccess access, CancellationToken cancellation)
    {
        if (access.Secret is not { } secret)
        {
            return (access.Key, null);
        }

        if (tokens.TryGetValue(access.Fingerprint, out var kept) && clock.GetUtcNow() < kept.Until)
        {
            return (kept.Value, null);
        }

        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri(access.Address, "/admin/oauth/access_token"))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = access.Key,
                ["client_secret"] = secret,
            }),
        };
        var answer = await http.Ask(request, cancellation);
        if (!answer.IsFine || answer.Text("access_token") is not { } token)
        {
            return (null, answer.Trouble is null ? answer with { Trouble = StoreTrouble.RefusedKey } : answer);
        }

        var seconds = long.TryParse(answer.Text("expires_in"), out var lasts) ? lasts : 0;
        tokens[access.Fingerprint] = new Token(token, clock.GetUtcNow().AddSeconds(seconds) - Margin);
        return (token, null);
    }

    private sealed record Token(string Value, DateTimeOffset Until);
}
