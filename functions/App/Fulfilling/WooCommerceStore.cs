using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Loyalty.App.Http;
using Loyalty.App.Shops;

namespace Loyalty.App.Fulfilling;

/// <summary>
/// One shop's REST API v3, by a consumer key with read and write (woocommerce-rest-api-docs). A shop with plain
/// permalinks has it at <c>?rest_route=</c>: which of the two it is, is found out once, when the access is tried.
/// </summary>
public sealed class WooCommerceStore(StoreHttp http, Settings settings) : IStore
{
    public const string Name = "woocommerce";

    private const string PlainLinks = "?rest_route=/";

    public string Storefront => Name;

    public string? Flaw(StorefrontAccess access) =>
        !StoreAddress.Is(access.Address, settings.Demo) || access.Address.Query.Length > 0 ? "address"
        : access.Secret is null ? "secret"
        : null;

    /// <summary>
    /// A coupon without a code cannot be made; whether that is said, and not that one may not, tells the right to
    /// write.
    /// </summary>
    public async Task<Tried> Try(StorefrontAccess access, CancellationToken cancellation)
    {
        var place = access.Address.AbsoluteUri.TrimEnd('/') + "/";
        var at = access with { Address = new Uri(place + "wp-json/") };
        var currency = await Ask(at, HttpMethod.Get, "wc/v3/data/currencies/current", null, cancellation);
        if (currency.Status == 404)
        {
            at = access with { Address = new Uri(place + PlainLinks) };
            currency = await Ask(at, HttpMethod.Get, "wc/v3/data/currencies/current", null, cancellation);
        }

        if (!currency.IsFine)
        {
            return Tried.Not(currency);
        }

        var written = await Ask(
            at, HttpMethod.Post, "wc/v3/coupons", new JsonObject { ["code"] = "" }, cancellation);
        return written.Trouble is StoreTrouble.RefusedKey ? new Tried(null, StoreTrouble.RightMissing, "read_write")
            : written.Trouble is not null ? Tried.Not(written)
            : new Tried(at with { Currency = Currency.Parse(currency.Text("code")) });
    }

    /// <summary>Asks a route, like <c>wc/v3/coupons?code=x</c>.</summary>
    public async Task<StoreAnswer> Ask(
        StorefrontAccess access, HttpMethod method, string route, JsonObject? body, CancellationToken cancellation)
    {
        var isPlain = access.Address.Query.Length > 0;
        var address = access.Address.AbsoluteUri + (isPlain ? route.Replace('?', '&') : route);
        using var request = new HttpRequestMessage(method, new Uri(address))
        {
            Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{access.Key}:{access.Secret}")));
        return await http.Ask(request, cancellation);
    }
}
