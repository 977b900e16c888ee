using System.Text.Json.Nodes;
using Loyalty.App.Shops;
using Loyalty.Ledger;
using Loyalty.Program.Kinds;

namespace Loyalty.App.Fulfilling;

/// <summary>
/// Discount codes of a Shopify store, one a redemption, for its customer alone and once (shopify.dev, Admin GraphQL
/// 2026-07: discountCodeBasicCreate, discountCodeFreeShippingCreate, codeDiscountNodeByCode, discountCodeDeactivate).
/// The redemption's id stands in the title: a code that is taken is ours, or another's. Store credit is
/// <see cref="ShopifyCredit"/>.
/// </summary>
public sealed class ShopifyDiscounts(ShopifyStore store, ShopifyCredit credit) : IFulfilment
{
    private const string Find = "query Find($code: String!) { codeDiscountNodeByCode(code: $code) { id codeDiscount { "
        + "... on DiscountCodeBasic { title status asyncUsageCount } "
        + "... on DiscountCodeFreeShipping { title status asyncUsageCount } } } }";

    private const string Deactivate = "mutation End($id: ID!) { discountCodeDeactivate(id: $id) { codeDiscountNode { "
        + "codeDiscount { ... on DiscountCodeBasic { asyncUsageCount } "
        + "... on DiscountCodeFreeShipping { asyncUsageCount } } } userErrors { field code message } } }";

    public string Code => ShopifyStore.Name;

    public string? WhyNot(Shop shop, Redemption wanted) =>
        Bound.WhyNot(shop, wanted, Code)
        ?? (!Bound.IsNumber(wanted.Customer.Value) ? StoreTrouble.CustomerUnknown : null)
        ?? wanted.Kind switch
        {
            AmountOff or PercentOff or FreeShipping => null,
            StoreCredit => ShopifyCredit.WhyNot(Bound.AccessOf(shop, Code)!, wanted),
            Product or Gift => wanted.Worth is null ? StoreTrouble.WorthMissing
                : Bound.IsNumber(wanted.Product) ? null : StoreTrouble.ProductUnknown,
            _ => StoreTrouble.KindUnsupported,
        };

    public Task<Made> Make(Shop shop, Redemption redemption, CancellationToken cancellation) =>
        WhyNot(shop, redemption) is { } why ? Task.FromResult(StoreMade.WhyNot(why))
        : redemption.Kind is StoreCredit
            ? credit.Make(shop, Bound.AccessOf(shop, Code)!, redemption, cancellation)
        : MakeCode(Bound.AccessOf(shop, Code)!, redemption, cancellation)
            .Certain(this, shop, redemption, cancellation);

    public async Task<Unmade> Unmake(Shop shop, Redemption redemption, CancellationToken cancellation)
    {
        if (Bound.AccessOf(shop, Code) is not { } access)
        {
            return new Unmade.Later(StoreTrouble.AccessMissing);
        }

        if (redemption.Kind is StoreCredit)
        {
            return await credit.Unmake(shop, access, redemption, cancellation);
        }

        // Never made, or not yet: made over, so that whatever is on its way finds the code taken.
        var (answer, id, isTaken) = await Create(
            access, ShopifyInput.Basic, ShopifyInput.Dead(redemption), cancellation);
        return isTaken ? await End(access, redemption, cancellation)
            : id is not null ? new Unmade.Gone()
            : new Unmade.Later(answer.Trouble ?? StoreTrouble.Refused);
    }

    private async Task<Made> MakeCode(
        StorefrontAccess access, Redemption redemption, CancellationToken cancellation)
    {
        var (answer, id, isTaken) = await Create(
            access, ShopifyInput.Field(redemption), ShopifyInput.Discount(redemption), cancellation);
        if (!isTaken)
        {
            return id is null ? StoreMade.Not(answer) : new Made.Ready(id);
        }

        var found = await store.Ask(access, Find, Named(redemption), cancellation);
        return !found.IsFine ? StoreMade.Not(found)
            : IsOurs(found, redemption) is not { } ours ? new Made.Later(StoreTrouble.Unsure)
            : !ours ? new Made.Refused(StoreTrouble.CodeTaken)
            : Discount(found).Text("status") == "EXPIRED" ? new Made.Refused(StoreTrouble.Undone)
            : new Made.Ready(found.Text("data", "codeDiscountNodeByCode", "id"));
    }

    private async Task<Unmade> End(StorefrontAccess access, Redemption redemption, CancellationToken cancellation)
    {
        var found = await store.Ask(access, Find, Named(redemption), cancellation);
        if (!found.IsFine || IsOurs(found, redemption) is not { } ours)
        {
            return new Unmade.Later(found.Trouble ?? StoreTrouble.Unsure);
        }

        if (!ours || Used(Discount(found)))
        {
            return ours ? new Unmade.Used() : new Unmade.Gone();
        }

        var id = found.Text("data", "codeDiscountNodeByCode", "id");
        var ended = await store.Ask(access, Deactivate, new JsonObject { ["id"] = id }, cancellation);
        var node = ended.At("data", "discountCodeDeactivate", "codeDiscountNode");
        return node is null ? new Unmade.Later(ended.Trouble ?? StoreTrouble.Refused)
            : Used(node.At("codeDiscount")) ? new Unmade.Used()
            : new Unmade.Gone();
    }

    private async Task<(StoreAnswer Answer, string? Id, bool IsTaken)> Create(
        StorefrontAccess access, string field, JsonObject discount, CancellationToken cancellation)
    {
        var answer = await store.Ask(
            access, ShopifyInput.Mutation(field), new JsonObject { ["discount"] = discount }, cancellation);
        return answer.IsFine
            ? (answer,
                answer.Text("data", field, "codeDiscountNode", "id"),
                answer.Body.Each("data", field, "userErrors").Any(error => error.Text("code") == "TAKEN"))
            : (answer, null, false);
    }

    /// <summary>Null where no discount has the code: it is found a moment after it is taken.</summary>
    private static bool? IsOurs(StoreAnswer found, Redemption redemption) =>
        found.At("data", "codeDiscountNodeByCode") is null ? null
            : Discount(found).Text("title") == ShopifyInput.Title(redemption);

    private static JsonNode? Discount(StoreAnswer found) =>
        found.At("data", "codeDiscountNodeByCode", "codeDiscount");

    private static bool Used(JsonNode? discount) => discount.Text("asyncUsageCount") is not (null or "0");

    private static JsonObject Named(Redemption redemption) => new() { ["code"] = redemption.Code };
}
