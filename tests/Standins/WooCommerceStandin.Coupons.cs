using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Standins;

/// <summary>
/// The shop's coupons and customers (woocommerce-rest-api-docs, Coupons, Customers): codes in lower case and once, an
/// address in every coupon's own words, and nothing written by a key that may only read.
/// </summary>
public sealed partial class WooCommerceStandin
{
    private readonly Lock turn = new();
    private readonly List<JsonObject> coupons = [];

    /// <summary>The coupons as they are.</summary>
    public IReadOnlyList<JsonObject> Coupons
    {
        get
        {
            lock (turn)
            {
                return [.. coupons.Select(one => one.DeepClone().AsObject())];
            }
        }
    }

    /// <summary>Whether the key may only read.</summary>
    public bool IsReadOnly { get; set; }

    /// <summary>The coupons that can still be used.</summary>
    public int LiveCoupons => Coupons.Count(one => !IsOver(one) && (int)one["usage_count"]! == 0);

    /// <summary>A customer has used it.</summary>
    public void Use(string code)
    {
        lock (turn)
        {
            coupons.Single(one => Is(one, code))["usage_count"] = 1;
        }
    }

    /// <summary>Somebody else makes a coupon of that code.</summary>
    public void Has(string code) => Make(new JsonObject { ["code"] = code, ["amount"] = "5" });

    private async Task<IResult> OfRewards(HttpRequest request, string route)
    {
        if (IsReadOnly && request.Method != "GET")
        {
            return Wrong(
                StatusCodes.Status401Unauthorized,
                "authentication_error",
                "The API key provided does not have write permissions.");
        }

        var body = request.Method == "GET" ? [] : await Body(request);
        return (request.Method, route.Trim('/').Split('/')[2..]) switch
        {
            ("GET", ["data", "currencies", "current"]) => Results.Json(new { code = "EUR", name = "Euro" }),
            ("GET", ["customers", var id]) when id == GoneCustomer => Wrong(
                StatusCodes.Status404NotFound, "invalid_id", "Invalid resource ID."),
            ("GET", ["customers", var id]) => Results.Json(new { id, email = $"buyer{id}@example.com" }),
            ("GET", ["coupons"]) => Found(request.Query["code"].ToString()),
            ("POST", ["coupons"]) => Make(body),
            ("PUT", ["coupons", var id]) => Change(id, body),
            _ => Wrong(StatusCodes.Status404NotFound, "no_route", "No route was found."),
        };
    }

    private IResult Found(string code)
    {
        lock (turn)
        {
            return Results.Json(Coupons.Where(one => Is(one, code)));
        }
    }

    private IResult Make(JsonObject body)
    {
        var code = ((string?)body["code"])?.ToLowerInvariant();
        if (string.IsNullOrEmpty(code))
        {
            return Wrong(StatusCodes.Status400BadRequest, "empty_coupon_code", "The coupon code cannot be empty.");
        }

        lock (turn)
        {
            if (coupons.Exists(one => (string?)one["code"] == code))
            {
                return Wrong(
                    StatusCodes.Status400BadRequest, "coupon_code_already_exists", "The coupon code already exists");
            }

            var coupon = body.DeepClone().AsObject();
            (coupon["id"], coupon["code"], coupon["usage_count"]) = (coupons.Count + 1, code, 0);
            coupons.Add(coupon);
            return Results.Json(coupon.DeepClone(), statusCode: StatusCodes.Status201Created);
        }
    }

    private IResult Change(string id, JsonObject body)
    {
        lock (turn)
        {
            if (coupons.Find(one => $"{one["id"]}" == id) is not { } coupon)
            {
                return Wrong(StatusCodes.Status404NotFound, "shop_coupon_invalid_id", "Invalid ID.");
            }

            foreach (var (name, value) in body)
            {
                coupon[name] = value?.DeepClone();
            }

            return Results.Json(coupon.DeepClone());
        }
    }

    private static bool Is(JsonObject coupon, string code) =>
        string.Equals((string?)coupon["code"], code, StringComparison.OrdinalIgnoreCase);

    private static bool IsOver(JsonObject coupon) => (string?)coupon["date_expires_gmt"] is { } end
        && DateTime.Parse(end, CultureInfo.InvariantCulture) < DateTime.UtcNow;
}
