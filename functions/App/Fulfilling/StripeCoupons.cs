using Loyalty.App.Http;
using Loyalty.App.Shops;
using Loyalty.Ledger;
using Loyalty.Program.Kinds;
using Loyalty.Storefronts;
using Stripe;

namespace Loyalty.App.Fulfilling;

/// <summary>
/// Promotion codes of a Stripe account, one a redemption, for its customer alone and once, each of a coupon of its own.
/// The coupon's id and the idempotency keys are the redemption's: made again, it is the same one. What takes a code
/// back that was never made uses the same key, so that a request still on its way is answered that the key is taken.
/// </summary>
public sealed class StripeCoupons(StripeStore store) : IFulfilment
{
    private const string Ours = "loyalty_redemption";

    public string Code => StripeStore.Name;

    public string? WhyNot(Shop shop, Redemption wanted) =>
        Bound.WhyNot(shop, wanted, Code)
        ?? (wanted.Kind is not (AmountOff or PercentOff) ? StoreTrouble.KindUnsupported : null)
        ?? (IsCountable(wanted.Amount) && IsCountable(wanted.MinimumSpend) ? null : StoreTrouble.CurrencyOfAnother);

    public Task<Made> Make(Shop shop, Redemption redemption, CancellationToken cancellation) =>
        WhyNot(shop, redemption) is { } why
            ? Task.FromResult(StoreMade.WhyNot(why))
            : MakeCode(store.Client(Bound.AccessOf(shop, Code)!), redemption, cancellation)
                .Certain(this, shop, redemption, cancellation);

    public async Task<Unmade> Unmake(Shop shop, Redemption redemption, CancellationToken cancellation)
    {
        if (Bound.AccessOf(shop, Code) is not { } access)
        {
            return new Unmade.Later(StoreTrouble.AccessMissing);
        }

        var client = store.Client(access);
        var (code, answer) = await Find(client, redemption, cancellation);
        if (answer.IsFine && code is null)
        {
            var dead = Promotion(redemption);
            (dead.Active, dead.Customer) = (false, null);
            await StoreHttp.Ask(
                () => new CouponService(client).CreateAsync(
                    Coupon(redemption), Once(redemption, "coupon"), cancellation),
                cancellation);
            (code, answer) = await Create(client, dead, redemption, cancellation);
        }

        return code is null ? new Unmade.Later(answer.Trouble ?? StoreTrouble.Unsure)
            : code.TimesRedeemed > 0 ? new Unmade.Used()
            : code.Active ? await End(client, code, cancellation)
            : new Unmade.Gone();
    }

    private static async Task<Made> MakeCode(
        StripeClient client, Redemption redemption, CancellationToken cancellation)
    {
        // An idempotency key answers as it did at first, whatever has become of the code since: so it is looked for.
        var (there, listed) = await Find(client, redemption, cancellation);
        if (there is not null || !listed.IsFine)
        {
            return there is null ? StoreMade.Not(listed) : Said(there);
        }

        var (_, coupon) = await StoreHttp.Ask(
            () => new CouponService(client).CreateAsync(Coupon(redemption), Once(redemption, "coupon"), cancellation),
            cancellation);
        if (!coupon.IsFine && coupon.Text("code") != "resource_already_exists")
        {
            return StoreMade.Not(coupon);
        }

        var (made, answer) = await Create(client, Promotion(redemption), redemption, cancellation);
        return made is not null ? Said(made)
            : IsOnItsWay(answer) ? new Made.Later(StoreTrouble.Unsure)
            : StoreMade.Not(answer, WhyRefused(answer));
    }

    private static Made Said(PromotionCode code) =>
        code.Active ? new Made.Ready(code.Id) : new Made.Refused(StoreTrouble.Undone);

    private static async Task<Unmade> End(StripeClient client, PromotionCode code, CancellationToken cancellation)
    {
        var (ended, answer) = await StoreHttp.Ask(
            () => new PromotionCodeService(client).UpdateAsync(
                code.Id!, new PromotionCodeUpdateOptions { Active = false }, null, cancellation),
            cancellation);
        return ended is null ? new Unmade.Later(answer.Trouble ?? StoreTrouble.Refused)
            : ended.TimesRedeemed > 0 ? new Unmade.Used()
            : new Unmade.Gone();
    }

    private static Task<(PromotionCode? Made, StoreAnswer Answer)> Create(
        StripeClient client, PromotionCodeCreateOptions options, Redemption redemption,
        CancellationToken cancellation) => StoreHttp.Ask(
            () => new PromotionCodeService(client).CreateAsync(options, Once(redemption, "code"), cancellation),
            cancellation);

    private static async Task<(PromotionCode? Code, StoreAnswer Answer)> Find(
        StripeClient client, Redemption redemption, CancellationToken cancellation)
    {
        var (codes, answer) = await StoreHttp.Ask(
            () => new PromotionCodeService(client).ListAsync(
                new PromotionCodeListOptions { Coupon = IdOf(redemption), Limit = 10 }, null, cancellation),
            cancellation);
        return answer.Text("code") == "resource_missing"
            ? (null, answer with { Status = 200 })
            : (codes?.Data.Find(one => one.Metadata?.GetValueOrDefault(Ours) == redemption.Id), answer);
    }

    private static CouponCreateOptions Coupon(Redemption redemption) => new()
    {
        Id = IdOf(redemption),
        Duration = "once",
        MaxRedemptions = 1,
        AmountOff = redemption.Amount is { } off ? StripeMoney.ToStripe(off) : null,
        Currency = redemption.Amount?.Currency.Code.ToLowerInvariant(),
        PercentOff = redemption.Kind is PercentOff ? redemption.Percent : null,
        Metadata = Named(redemption),
    };

    private static PromotionCodeCreateOptions Promotion(Redemption redemption) => new()
    {
        Active = true,
        Promotion = new PromotionCodePromotionOptions { Type = "coupon", Coupon = IdOf(redemption) },
        Code = redemption.Code,
        Customer = redemption.Customer.Value,
        MaxRedemptions = 1,
        ExpiresAt = redemption.EndsAt?.UtcDateTime,
        Metadata = Named(redemption),
        Restrictions = redemption.MinimumSpend is not { } minimum ? null : new PromotionCodeRestrictionsOptions
        {
            MinimumAmount = StripeMoney.ToStripe(minimum),
            MinimumAmountCurrency = minimum.Currency.Code.ToLowerInvariant(),
        },
    };

    private static Dictionary<string, string> Named(Redemption redemption) =>
        new(StringComparer.Ordinal) { [Ours] = redemption.Id };

    private static RequestOptions Once(Redemption redemption, string what) =>
        new() { IdempotencyKey = $"{IdOf(redemption)}-{what}" };

    private static string IdOf(Redemption redemption) => "loyalty-" + redemption.Id;

    private static bool IsCountable(Money? money) => money is null || StripeMoney.ToStripe(money.Value) is not null;

    /// <summary>The key is in use by the same request, or by the one that takes it back.</summary>
    private static bool IsOnItsWay(StoreAnswer answer) =>
        answer.Text("type") == "idempotency_error" || answer.Text("code") == "idempotency_key_in_use";

    private static string WhyRefused(StoreAnswer answer) => answer.Text("param") switch
    {
        "code" => StoreTrouble.CodeTaken,
        "customer" => StoreTrouble.CustomerUnknown,
        _ => StoreTrouble.Refused,
    };
}
