namespace Stripe;

/// <summary>Speaks of coupons.</summary>
public class CouponService
{
    private readonly StripeClient client;

    public CouponService(IStripeClient client) => this.client = (StripeClient)client;

    public virtual Task<Coupon> CreateAsync(
        CouponCreateOptions options,
        RequestOptions? requestOptions = null,
        CancellationToken cancellationToken = default) =>
        client.Ask<Coupon>(HttpMethod.Post, "/v1/coupons", options, requestOptions, cancellationToken);
}

/// <summary>Speaks of promotion codes.</summary>
public class PromotionCodeService
{
    private readonly StripeClient client;

    public PromotionCodeService(IStripeClient client) => this.client = (StripeClient)client;

    public virtual Task<PromotionCode> CreateAsync(
        PromotionCodeCreateOptions options,
        RequestOptions? requestOptions = null,
        CancellationToken cancellationToken = default) =>
        client.Ask<PromotionCode>(HttpMethod.Post, "/v1/promotion_codes", options, requestOptions, cancellationToken);

    public virtual Task<StripeList<PromotionCode>> ListAsync(
        PromotionCodeListOptions? options = null,
        RequestOptions? requestOptions = null,
        CancellationToken cancellationToken = default) =>
        client.Ask<StripeList<PromotionCode>>(
            HttpMethod.Get, "/v1/promotion_codes", options, requestOptions, cancellationToken);

    public virtual Task<PromotionCode> UpdateAsync(
        string id,
        PromotionCodeUpdateOptions options,
        RequestOptions? requestOptions = null,
        CancellationToken cancellationToken = default) =>
        client.Ask<PromotionCode>(
            HttpMethod.Post,
            "/v1/promotion_codes/" + Uri.EscapeDataString(id),
            options,
            requestOptions,
            cancellationToken);
}
