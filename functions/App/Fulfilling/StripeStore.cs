using Loyalty.App.Http;
using Loyalty.App.Shops;
using Stripe;

namespace Loyalty.App.Fulfilling;

/// <summary>
/// A Stripe account, by a secret key or a restricted one that may write coupons and promotion codes, through Stripe's
/// package.
/// </summary>
public sealed class StripeStore(StoreHttp http, Settings settings) : IStore
{
    private const string Coupons = "coupons";
    private const string Codes = "promotion_codes";

    public const string Name = "stripe";

    public static Uri Address { get; } = new(StripeClient.DefaultApiBase);

    public string Storefront => Name;

    public string? Flaw(StorefrontAccess access) =>
        access.Address != Address && !(access.Address.IsLoopback && StoreAddress.Is(access.Address, settings.Demo))
            ? "address"
        : !access.Key.StartsWith("sk_", StringComparison.Ordinal)
            && !access.Key.StartsWith("rk_", StringComparison.Ordinal) ? "key"
        : access.Secret is not null ? "secret"
        : null;

    /// <summary>
    /// Neither can be made of nothing; whether that is said, and not that one may not, tells the right to write.
    /// </summary>
    public async Task<Tried> Try(StorefrontAccess access, CancellationToken cancellation)
    {
        var client = Client(access);
        var (_, coupons) = await StoreHttp.Ask(
            () => new CouponService(client).CreateAsync(new CouponCreateOptions(), null, cancellation), cancellation);
        var (_, codes) = await StoreHttp.Ask(
            () => new PromotionCodeService(client).CreateAsync(new PromotionCodeCreateOptions(), null, cancellation),
            cancellation);
        return IsForbidden(coupons) ? new Tried(null, StoreTrouble.RightMissing, Coupons)
            : IsForbidden(codes) ? new Tried(null, StoreTrouble.RightMissing, Codes)
            : (coupons.Trouble ?? codes.Trouble) is { } trouble ? new Tried(null, trouble)
            : new Tried(access);
    }

    public StripeClient Client(StorefrontAccess access) => new(
        access.Key,
        httpClient: new SystemNetHttpClient(http.Client, maxNetworkRetries: 0, enableTelemetry: false),
        apiBase: access.Address.AbsoluteUri.TrimEnd('/'));

    private static bool IsForbidden(StoreAnswer answer) => answer.Status == 403;
}
