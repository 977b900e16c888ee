using System.Text.Json.Nodes;
using Loyalty.Ledger;
using Loyalty.Program.Kinds;

namespace Loyalty.App.Fulfilling;

/// <summary>
/// A redemption as Shopify's DiscountCodeBasicInput, or DiscountCodeFreeShippingInput: for one customer, once, and
/// beside other discounts, since points are the shopper's own.
/// </summary>
internal static class ShopifyInput
{
    private const string Made = "codeDiscountNode { id } userErrors { field code message }";

    private const string Shipping = "discountCodeFreeShippingCreate";

    public const string Basic = "discountCodeBasicCreate";

    private static readonly DateTimeOffset LongAgo = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static string Title(Redemption redemption) => "Loyalty " + redemption.Id;

    /// <summary>The mutation that makes it; what it answers stands under <see cref="Field"/>.</summary>
    public static string Mutation(string field) => field == Shipping
        ? $"mutation Make($discount: DiscountCodeFreeShippingInput!) "
            + $"{{ {field}(freeShippingCodeDiscount: $discount) {{ {Made} }} }}"
        : $"mutation Make($discount: DiscountCodeBasicInput!) {{ {field}(basicCodeDiscount: $discount) {{ {Made} }} }}";

    public static string Field(Redemption redemption) =>
        redemption.Kind is FreeShipping ? Shipping : Basic;

    public static JsonObject Discount(Redemption redemption)
    {
        var input = Named(redemption, redemption.At, redemption.EndsAt);
        input["context"] = new JsonObject
        {
            ["customers"] = new JsonObject { ["add"] = new JsonArray(Gid("Customer", redemption.Customer.Value)) },
        };
        input["combinesWith"] = new JsonObject
        {
            ["orderDiscounts"] = true,
            ["productDiscounts"] = true,
            ["shippingDiscounts"] = redemption.Kind is not FreeShipping,
        };
        if (redemption.MinimumSpend is { } minimum)
        {
            input["minimumRequirement"] = new JsonObject
            {
                ["subtotal"] = new JsonObject { ["greaterThanOrEqualToSubtotal"] = Bound.Major(minimum) },
            };
        }

        var (name, gets) = redemption.Kind is FreeShipping
            ? ("destination", new JsonObject { ["all"] = true }) : ("customerGets", Gets(redemption));
        input[name] = gets;
        return input;
    }

    /// <summary>What only takes the code: over before anybody can enter it, whoever the customer is.</summary>
    public static JsonObject Dead(Redemption redemption)
    {
        var input = Named(redemption, LongAgo, LongAgo.AddDays(1));
        input["context"] = new JsonObject { ["all"] = "ALL" };
        input["customerGets"] = new JsonObject
        {
            ["value"] = new JsonObject { ["percentage"] = 0.01m },
            ["items"] = new JsonObject { ["all"] = true },
        };
        return input;
    }

    public static string Gid(string type, string id) => $"gid://shopify/{type}/{id}";

    private static JsonObject Named(Redemption redemption, DateTimeOffset from, DateTimeOffset? until) => new()
    {
        ["title"] = Title(redemption),
        ["code"] = redemption.Code,
        ["startsAt"] = Bound.Instant(from),
        ["endsAt"] = until is { } end ? Bound.Instant(end) : null,
        ["usageLimit"] = 1,
        ["appliesOncePerCustomer"] = true,
    };

    private static JsonObject Gets(Redemption redemption) => new()
    {
        ["value"] = redemption.Kind is PercentOff
            ? new JsonObject { ["percentage"] = (redemption.Percent ?? 0) / 100 }
            : new JsonObject
            {
                ["discountAmount"] = new JsonObject
                {
                    ["amount"] = Bound.Major((redemption.Amount ?? redemption.Worth)!.Value),
                    ["appliesOnEachItem"] = false,
                },
            },
        ["items"] = redemption.Product is { } product
            ? new JsonObject
            {
                ["products"] = new JsonObject { ["productsToAdd"] = new JsonArray(Gid("Product", product)) },
            }
            : new JsonObject { ["all"] = true },
    };
}
