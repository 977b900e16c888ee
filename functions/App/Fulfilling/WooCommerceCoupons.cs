using System.Globalization;
using System.Text.Json.Nodes;
using Loyalty.App.Shops;
using Loyalty.Ledger;
using Loyalty.Program.Kinds;

namespace Loyalty.App.Fulfilling;

/// <summary>
/// Coupons of a WooCommerce shop, one a redemption, for the customer's own e-mail address and once
/// (woocommerce-rest-api-docs, Coupons). The address is read when the coupon is made and not kept. The redemption's id
/// stands in the coupon's own data: a code that exists is ours, or another's.
/// </summary>
public sealed class WooCommerceCoupons(WooCommerceStore store) : IFulfilment
{
    private const string Coupons = "wc/v3/coupons";
    private const string Ours = "_loyalty_redemption";

    /// <summary>The day on which what is undone, or was never made, is over.</summary>
    private const string LongAgo = "2000-01-01T00:00:00";

    public string Code => WooCommerceStore.Name;

    public string? WhyNot(Shop shop, Redemption wanted) =>
        Bound.WhyNot(shop, wanted, Code)
        ?? (!Bound.IsNumber(wanted.Customer.Value) ? StoreTrouble.CustomerUnknown : null)
        ?? wanted.Kind switch
        {
            AmountOff or PercentOff or FreeShipping => null,
            Product or Gift =>
                Bound.IsNumber(wanted.Product) ? null : StoreTrouble.ProductUnknown,
            _ => StoreTrouble.KindUnsupported,
        };

    public Task<Made> Make(Shop shop, Redemption redemption, CancellationToken cancellation) =>
        WhyNot(shop, redemption) is { } why
            ? Task.FromResult(StoreMade.WhyNot(why))
            : MakeCoupon(Bound.AccessOf(shop, Code)!, redemption, cancellation)
                .Certain(this, shop, redemption, cancellation);

    public async Task<Unmade> Unmake(Shop shop, Redemption redemption, CancellationToken cancellation)
    {
        if (Bound.AccessOf(shop, Code) is not { } access)
        {
            return new Unmade.Later(StoreTrouble.AccessMissing);
        }

        // Never made, or not yet: made over, so that whatever is on its way finds the code taken.
        var answer = await store.Ask(access, HttpMethod.Post, Coupons, Dead(redemption), cancellation);
        if (!IsTaken(answer))
        {
            return answer.IsFine ? new Unmade.Gone() : new Unmade.Later(answer.Trouble ?? StoreTrouble.Refused);
        }

        var (found, coupon) = await Find(access, redemption, cancellation);
        if (coupon is null)
        {
            return new Unmade.Later(found.Trouble ?? StoreTrouble.Unsure);
        }

        if (!IsOurs(coupon, redemption) || IsUsed(coupon))
        {
            return IsOurs(coupon, redemption) ? new Unmade.Used() : new Unmade.Gone();
        }

        var ended = await store.Ask(
            access,
            HttpMethod.Put,
            $"{Coupons}/{coupon.Text("id")}",
            new JsonObject { ["date_expires_gmt"] = LongAgo },
            cancellation);
        return !ended.IsFine ? new Unmade.Later(ended.Trouble ?? StoreTrouble.Refused)
            : IsUsed(ended.Body) ? new Unmade.Used()
            : new Unmade.Gone();
    }

    private async Task<Made> MakeCoupon(
        StorefrontAccess access, Redemption redemption, CancellationToken cancellation)
    {
        var customer = await store.Ask(
            access, HttpMethod.Get, "wc/v3/customers/" + redemption.Customer.Value, null, cancellation);
        if (!customer.IsFine || customer.Text("email") is not { Length: > 0 } address)
        {
            return StoreMade.Not(customer, StoreTrouble.CustomerUnknown);
        }

        var answer = await store.Ask(access, HttpMethod.Post, Coupons, Coupon(redemption, address), cancellation);
        if (!IsTaken(answer))
        {
            return answer.IsFine ? new Made.Ready(answer.Text("id")) : StoreMade.Not(answer);
        }

        var (found, coupon) = await Find(access, redemption, cancellation);
        return !found.IsFine ? StoreMade.Not(found)
            : coupon is null ? new Made.Later(StoreTrouble.Unsure)
            : !IsOurs(coupon, redemption) ? new Made.Refused(StoreTrouble.CodeTaken)
            : coupon.Text("date_expires_gmt") == LongAgo ? new Made.Refused(StoreTrouble.Undone)
            : new Made.Ready(coupon.Text("id"));
    }

    private async Task<(StoreAnswer Answer, JsonNode? Coupon)> Find(
        StorefrontAccess access, Redemption redemption, CancellationToken cancellation)
    {
        var route = $"{Coupons}?code={Uri.EscapeDataString(redemption.Code!)}";
        var answer = await store.Ask(access, HttpMethod.Get, route, null, cancellation);
        var coupon = answer.Body.Each().FirstOrDefault(one =>
            string.Equals(one.Text("code"), redemption.Code, StringComparison.OrdinalIgnoreCase));
        return (answer, coupon);
    }

    private static JsonObject Coupon(Redemption redemption, string address)
    {
        var coupon = Named(redemption);
        coupon["email_restrictions"] = new JsonArray(address);
        coupon["date_expires_gmt"] = redemption.EndsAt?.UtcDateTime.ToString(
            "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        coupon["minimum_amount"] = redemption.MinimumSpend is { } minimum ? Bound.Major(minimum) : null;
        if (redemption.Product is { } product)
        {
            coupon["product_ids"] = new JsonArray(decimal.Parse(product, CultureInfo.InvariantCulture));
            coupon["limit_usage_to_x_items"] = 1;
        }

        var (type, amount) = redemption switch
        {
            { Kind: PercentOff, Percent: { } percent } =>
                ("percent", percent.ToString(CultureInfo.InvariantCulture)),
            { Kind: AmountOff, Amount: { } off } => ("fixed_cart", Bound.Major(off)),
            { Kind: FreeShipping } => ("fixed_cart", "0"),
            _ => ("percent", "100"),
        };
        (coupon["discount_type"], coupon["amount"]) = (type, amount);
        coupon["free_shipping"] = redemption.Kind is FreeShipping;
        return coupon;
    }

    /// <summary>What only takes the code.</summary>
    private static JsonObject Dead(Redemption redemption)
    {
        var coupon = Named(redemption);
        (coupon["discount_type"], coupon["amount"]) = ("fixed_cart", "0");
        coupon["date_expires_gmt"] = LongAgo;
        return coupon;
    }

    private static JsonObject Named(Redemption redemption) => new()
    {
        ["code"] = redemption.Code,
        ["description"] = "Loyalty " + redemption.Id,
        ["usage_limit"] = 1,
        ["usage_limit_per_user"] = 1,
        ["meta_data"] = new JsonArray(new JsonObject { ["key"] = Ours, ["value"] = redemption.Id }),
    };

    private static bool IsTaken(StoreAnswer answer) =>
        answer.Text("code") == "woocommerce_rest_coupon_code_already_exists";

    private static bool IsOurs(JsonNode coupon, Redemption redemption) => coupon.Each("meta_data")
        .Any(one => one.Text("key") == Ours && one.Text("value") == redemption.Id);

    private static bool IsUsed(JsonNode? coupon) => coupon.Text("usage_count") is not (null or "0");
}
