using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Standins;

/// <summary>
/// The store's discount codes (shopify.dev, Admin GraphQL 2026-07): a code once whatever its case, no discount that
/// ends before it starts, and a scope for each question.
/// </summary>
public sealed partial class ShopifyStandin
{
    private readonly Lock turn = new();
    private readonly List<Discount> discounts = [];

    public IReadOnlyList<Discount> Discounts
    {
        get
        {
            lock (turn)
            {
                return [.. discounts];
            }
        }
    }

    /// <summary>The codes that can still be used.</summary>
    public int LiveDiscounts => Discounts.Count(one => one is { Status: "ACTIVE", Used: 0 });

    /// <summary>A customer has used it.</summary>
    public void Use(string code)
    {
        lock (turn)
        {
            var at = discounts.FindIndex(one => one.Code == code);
            discounts[at] = discounts[at] with { Used = 1 };
        }
    }

    /// <summary>Somebody else makes a discount of that code.</summary>
    public void Has(string code) => discounts.Add(new Discount(
        "gid://shopify/DiscountCodeNode/1", "Summer", code, DateTimeOffset.UtcNow, null, 0, []));

    private IResult ShopAndScopes() => Results.Json(new
    {
        data = new
        {
            shop = new { currencyCode = "EUR" },
            currentAppInstallation = new { accessScopes = Scopes.Select(scope => new { handle = scope }) },
        },
    });

    private IResult? OfRewards(string field, JsonObject variables)
    {
        lock (turn)
        {
            return field switch
            {
                "discountCodeBasicCreate" or "discountCodeFreeShippingCreate" => Allowed(
                    "write_discounts", () => Make(field, variables["discount"]!.AsObject())),
                "codeDiscountNodeByCode" => Allowed("write_discounts", () => Find((string)variables["code"]!)),
                "discountCodeDeactivate" => Allowed("write_discounts", () => End((string)variables["id"]!)),
                "storeCreditAccountCredit" => Allowed(
                    "write_store_credit_account_transactions",
                    () => Give((string)variables["id"]!, variables["input"]!)),
                "storeCreditAccountDebit" => Allowed(
                    "write_store_credit_account_transactions",
                    () => Debit((string)variables["id"]!, variables["input"]!)),
                "customer" => Allowed("read_store_credit_accounts", () => Book((string)variables["id"]!)),
                _ => null,
            };
        }
    }

    private IResult Allowed(string scope, Func<IResult> act) => Scopes.Contains(scope, StringComparer.Ordinal)
        ? act() : Wrong($"Access denied. Required access: `{scope}` access scope.", "ACCESS_DENIED");

    private IResult Make(string field, JsonObject input)
    {
        var (code, from) = ((string)input["code"]!, Instant(input["startsAt"])!.Value);
        var until = Instant(input["endsAt"]);
        var isShipping = field == "discountCodeFreeShippingCreate";
        if (input["context"] is null || (input["customerGets"] is null) != isShipping)
        {
            return Wrong("Variable $discount was provided invalid value", "INVALID_VARIABLE");
        }

        if ((string?)input["context"]!["customers"]?["add"]?[0] == Customer(GoneCustomer))
        {
            return Refused(field, "INVALID", "Customer is invalid");
        }

        if (discounts.Exists(one => one.Code.Equals(code, StringComparison.OrdinalIgnoreCase)))
        {
            return Refused(field, "TAKEN", "Code must be unique. Please try a different code.");
        }

        if (until < from)
        {
            return Refused(field, "END_DATE_BEFORE_START_DATE", "Ends at needs to be after starts_at");
        }

        var id = $"gid://shopify/DiscountCodeNode/{discounts.Count + 2}";
        discounts.Add(new Discount(id, (string)input["title"]!, code, from, until, 0, input.DeepClone().AsObject()));
        return Data(field, new { codeDiscountNode = new { id }, userErrors = Array.Empty<object>() });
    }

    private IResult Find(string code)
    {
        var found = discounts.Find(one => one.Code.Equals(code, StringComparison.OrdinalIgnoreCase));
        return Results.Json(new
        {
            data = new
            {
                codeDiscountNodeByCode = found is null ? null : new
                {
                    id = found.Id,
                    codeDiscount = new { title = found.Title, status = found.Status, asyncUsageCount = found.Used },
                },
            },
        });
    }

    private IResult End(string id)
    {
        var at = discounts.FindIndex(one => one.Id == id);
        if (at < 0)
        {
            return Refused("discountCodeDeactivate", "INVALID", "Discount does not exist.");
        }

        discounts[at] = discounts[at] with { EndsAt = DateTimeOffset.UtcNow };
        return Data("discountCodeDeactivate", new
        {
            codeDiscountNode = new { codeDiscount = new { asyncUsageCount = discounts[at].Used } },
            userErrors = Array.Empty<object>(),
        });
    }

    private static IResult Refused(string field, string code, string message) => Data(
        field, new { userErrors = new[] { new { field = Array.Empty<string>(), code, message } } });

    private static DateTimeOffset? Instant(JsonNode? text) =>
        (string?)text is { } at ? DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) : null;
}

/// <summary>A discount as the store keeps it, with what was said of it.</summary>
public sealed record Discount(
    string Id, string Title, string Code, DateTimeOffset StartsAt, DateTimeOffset? EndsAt, int Used, JsonObject Said)
{
    public string Status => EndsAt <= DateTimeOffset.UtcNow ? "EXPIRED" : "ACTIVE";
}
