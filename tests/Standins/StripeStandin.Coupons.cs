using Microsoft.AspNetCore.Http;

namespace Standins;

/// <summary>
/// Coupons and promotion codes (docs.stripe.com/api/coupons, /promotion_codes): ids once, a code once among those that
/// are active, and an idempotency key that answers the same again and refuses another request.
/// </summary>
public sealed partial class StripeStandin
{
    private readonly Lock turn = new();
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> coupons = new(StringComparer.Ordinal);
    private readonly List<Promotion> promotions = [];
    private readonly Dictionary<string, (string Asked, object Answer)> done = new(StringComparer.Ordinal);

    /// <summary>What a restricted key may not write, like <c>coupons</c>.</summary>
    public string? Forbidden { get; set; }

    /// <summary>The codes that can still be used.</summary>
    public int LiveCodes => Promotions.Count(one => one is { IsActive: true, Used: 0 });

    /// <summary>The promotion codes with what was said of them.</summary>
    public IReadOnlyList<Promotion> Promotions
    {
        get
        {
            lock (turn)
            {
                return [.. promotions];
            }
        }
    }

    /// <summary>What was said of a coupon.</summary>
    public IReadOnlyDictionary<string, string> Coupon(string id) => coupons[id];

    /// <summary>A customer has used it.</summary>
    public void Use(string code)
    {
        lock (turn)
        {
            var at = promotions.FindIndex(one => one.Code == code);
            promotions[at] = promotions[at] with { Used = 1 };
        }
    }

    /// <summary>Somebody else makes a promotion code of that text.</summary>
    public void Has(string code) => promotions.Add(new Promotion(
        "promo_another", code, "another", IsActive: true, 0, new Dictionary<string, string>(StringComparer.Ordinal)));

    private async Task<IResult> OfRewards(HttpRequest request)
    {
        var parts = request.Path.Value!.Trim('/').Split('/')[1..];
        if (request.Method == "GET")
        {
            return CodesOf(request.Query["coupon"].ToString());
        }

        if (parts[0] == Forbidden)
        {
            return Wrong(StatusCodes.Status403Forbidden, "The provided key does not have the required permissions.");
        }

        var fields = (await request.ReadFormAsync()).ToDictionary(
            one => one.Key, one => one.Value.ToString(), StringComparer.Ordinal);
        var asked = request.Path + "?" + string.Join('&', fields.Select(one => $"{one.Key}={one.Value}"));
        lock (turn)
        {
            return Once(request.Headers["Idempotency-Key"].ToString(), asked, () => parts switch
            {
                ["coupons"] => MakeCoupon(fields),
                ["promotion_codes"] => MakeCode(fields),
                ["promotion_codes", var id] => ChangeCode(id, fields),
                _ => Wrong(StatusCodes.Status404NotFound, "Unrecognized request URL"),
            });
        }
    }

    private IResult Once(string key, string asked, Func<object> act)
    {
        if (done.TryGetValue(key, out var before))
        {
            return before.Asked == asked
                ? Results.Json(before.Answer)
                : Wrong(
                    StatusCodes.Status400BadRequest,
                    "Keys for idempotent requests can only be used with the same parameters they were first used with.",
                    type: "idempotency_error");
        }

        var answer = act();
        if (answer is IResult refused)
        {
            return refused;
        }

        done[key] = (asked, answer);
        return Results.Json(answer);
    }

    private object MakeCoupon(Dictionary<string, string> fields)
    {
        if (fields.ContainsKey("percent_off") == fields.ContainsKey("amount_off"))
        {
            return Wrong(StatusCodes.Status400BadRequest, "You must pass percent_off or amount_off.");
        }

        return coupons.TryAdd(fields["id"], fields)
            ? new { id = fields["id"], @object = "coupon", times_redeemed = 0, valid = true }
            : Wrong(StatusCodes.Status400BadRequest, "Coupon already exists.", "resource_already_exists", "id");
    }

    private object MakeCode(Dictionary<string, string> fields)
    {
        if (!fields.TryGetValue("promotion[coupon]", out var coupon) || !coupons.ContainsKey(coupon))
        {
            return Wrong(
                StatusCodes.Status400BadRequest, "No such coupon", "resource_missing", "promotion[coupon]");
        }

        if (fields.TryGetValue("customer", out var customer) && !customer.StartsWith("cus_7", StringComparison.Ordinal))
        {
            return Wrong(StatusCodes.Status400BadRequest, "No such customer", "resource_missing", "customer");
        }

        var isActive = fields["active"] == "true";
        if (isActive && promotions.Exists(one => one.Code == fields["code"] && one.IsActive))
        {
            return Wrong(
                StatusCodes.Status400BadRequest,
                $"An active promotion code with `code: {fields["code"]}` already exists.",
                param: "code");
        }

        promotions.Add(new Promotion($"promo_{promotions.Count + 1}", fields["code"], coupon, isActive, 0, fields));
        return Shown(promotions[^1]);
    }

    private object ChangeCode(string id, Dictionary<string, string> fields)
    {
        var at = promotions.FindIndex(one => one.Id == id);
        if (at < 0)
        {
            return Wrong(StatusCodes.Status404NotFound, "No such promotion code", "resource_missing", "id");
        }

        promotions[at] = promotions[at] with { IsActive = fields["active"] == "true" };
        return Shown(promotions[at]);
    }

    private IResult CodesOf(string coupon)
    {
        lock (turn)
        {
            return coupons.ContainsKey(coupon)
                ? Results.Json(new
                {
                    @object = "list",
                    data = promotions.Where(one => one.Coupon == coupon).Select(Shown),
                    has_more = false,
                })
                : Wrong(StatusCodes.Status400BadRequest, "No such coupon", "resource_missing", "coupon");
        }
    }

    private static object Shown(Promotion one) => new
    {
        id = one.Id,
        @object = "promotion_code",
        active = one.IsActive,
        code = one.Code,
        times_redeemed = one.Used,
        metadata = one.Said.Where(said => said.Key.StartsWith("metadata[", StringComparison.Ordinal))
            .ToDictionary(said => said.Key["metadata[".Length..^1], said => said.Value, StringComparer.Ordinal),
    };

    private static IResult Wrong(
        int status, string message, string? code = null, string? param = null, string type = "invalid_request_error") =>
        Results.Json(new { error = new { message, type, code, param } }, statusCode: status);
}

/// <summary>A promotion code as Stripe keeps it.</summary>
public sealed record Promotion(
    string Id, string Code, string Coupon, bool IsActive, int Used, IReadOnlyDictionary<string, string> Said);
