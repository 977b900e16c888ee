using Microsoft.AspNetCore.Http;
using World;

namespace Standins;

/// <summary>
/// Stripe's webhook endpoints (docs.stripe.com/api/webhook_endpoints): form bodies, bearer keys, an idempotency key
/// that answers the same again; an endpoint's secret is told once, by the answer that makes it.
/// </summary>
public sealed partial class StripeStandin : Standin
{
    public const string Key = "sk_test_key_of_a_standin";

    private readonly List<Webhook> webhooks = [];
    private readonly Dictionary<string, object> answered = new(StringComparer.Ordinal);
    private int last;

    private StripeStandin()
    {
    }

    public IReadOnlyList<Webhook> Webhooks => [.. webhooks];

    public static async Task<StripeStandin> Start()
    {
        var stripe = new StripeStandin();
        await stripe.Listen();
        return stripe;
    }

    public void Has(Uri address, params string[] events) =>
        webhooks.Add(new Webhook($"we_{++last}", events, address, "whsec_another"));

    /// <summary>A sale as it is now, told to every endpoint that asked for its event.</summary>
    public async Task<IReadOnlyList<Sent>> Place(Sale order)
    {
        var (sent, message) = (new List<Sent>(), order.Whole());
        foreach (var webhook in webhooks.Where(one =>
            one.IsOn && one.Topics.Contains(message.Topic, StringComparer.Ordinal)))
        {
            sent.Add(await Send(webhook.Address, message, StorefrontKeys.Demo with { Stripe = webhook.Secret }));
        }

        return sent;
    }

    protected override async Task<IResult> Answer(HttpRequest request)
    {
        if (request.Headers.Authorization != "Bearer " + Key)
        {
            return Wrong(StatusCodes.Status401Unauthorized, "Invalid API Key provided: " + "sk_****");
        }

        if (request.Path.StartsWithSegments("/v1/coupons", StringComparison.Ordinal)
            || request.Path.StartsWithSegments("/v1/promotion_codes", StringComparison.Ordinal))
        {
            return await OfRewards(request);
        }

        if (!request.Path.StartsWithSegments("/v1/webhook_endpoints", StringComparison.Ordinal, out var rest))
        {
            return Wrong(StatusCodes.Status404NotFound, $"Unrecognized request URL ({request.Path})");
        }

        var id = rest.Value!.TrimStart('/');
        if (request.Method != "POST")
        {
            return (request.Method, id) switch
            {
                ("GET", "") => List(request.Query["starting_after"]),
                ("DELETE", _) => Delete(id),
                _ => Wrong(StatusCodes.Status404NotFound, "Unrecognized request URL"),
            };
        }

        var form = await request.ReadFormAsync();
        var key = request.Headers["Idempotency-Key"].ToString();
        if (!answered.TryGetValue(key, out var answer))
        {
            answer = id == "" ? Create(form) : Update(id, form);
            if (key.Length > 0)
            {
                answered[key] = answer;
            }
        }

        return answer is IResult refused ? refused : Results.Json(answer);
    }

    /// <summary>Two a page.</summary>
    private IResult List(string? after)
    {
        var from = after is { Length: > 0 } ? webhooks.FindIndex(one => one.Id == after) + 1 : 0;
        return Results.Json(new
        {
            @object = "list",
            url = "/v1/webhook_endpoints",
            has_more = from + 2 < webhooks.Count,
            data = webhooks.Skip(from).Take(2).Select(one => Shown(one, null)),
        });
    }

    private object Create(IFormCollection form)
    {
        if (!Uri.TryCreate(form["url"], UriKind.Absolute, out var address))
        {
            return Wrong(StatusCodes.Status400BadRequest, "Invalid URL: An explicit scheme must be provided.");
        }

        if (form["enabled_events[]"].Count == 0)
        {
            return Wrong(StatusCodes.Status400BadRequest, "Missing required param: enabled_events.");
        }

        webhooks.Add(new Webhook($"we_{++last}", [.. Events(form)], address, $"whsec_of_endpoint_{last}"));
        return Shown(webhooks[^1], webhooks[^1].Secret);
    }

    private object Update(string id, IFormCollection form)
    {
        var at = webhooks.FindIndex(one => one.Id == id);
        if (at < 0)
        {
            return Wrong(StatusCodes.Status404NotFound, $"No such webhook endpoint: '{id}'");
        }

        webhooks[at] = webhooks[at] with
        {
            Address = new Uri(form["url"].ToString()),
            Topics = [.. Events(form)],
            IsOn = form["disabled"] != "true",
        };
        return Shown(webhooks[at], null);
    }

    private IResult Delete(string id) => webhooks.RemoveAll(one => one.Id == id) > 0
        ? Results.Json(new { id, @object = "webhook_endpoint", deleted = true })
        : Wrong(StatusCodes.Status404NotFound, $"No such webhook endpoint: '{id}'");

    private static IEnumerable<string> Events(IFormCollection form) => form["enabled_events[]"].OfType<string>();

    private static object Shown(Webhook one, string? secret) => new
    {
        id = one.Id,
        @object = "webhook_endpoint",
        enabled_events = one.Topics,
        livemode = false,
        secret,
        status = one.IsOn ? "enabled" : "disabled",
        url = one.Address.AbsoluteUri,
    };
}
