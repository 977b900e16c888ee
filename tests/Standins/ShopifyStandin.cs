using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using World;

namespace Standins;

/// <summary>
/// One Shopify store's Admin API, version 2026-07 (shopify.dev: client credentials grant, webhookSubscriptionCreate,
/// WebhookSubscription, currentAppInstallation, throttling by GraphQL cost). Webhooks are signed with the client
/// secret; the privacy topics are refused, as the real enumeration does not have them.
/// </summary>
public sealed partial class ShopifyStandin : Standin
{
    public const string Client = "client-of-a-standin";
    public const string Secret = "shpss_secret_of_a_standin";
    public const string Token = "shpat_token_of_a_standin";

    private static readonly HashSet<string> Topics = new(StringComparer.Ordinal)
    {
        "ORDERS_CREATE", "ORDERS_PAID", "ORDERS_UPDATED", "ORDERS_FULFILLED", "ORDERS_PARTIALLY_FULFILLED",
        "ORDERS_CANCELLED", "ORDERS_EDITED", "ORDERS_DELETE", "REFUNDS_CREATE", "DISPUTES_CREATE", "DISPUTES_UPDATE",
        "CUSTOMERS_CREATE", "CUSTOMERS_UPDATE", "CUSTOMERS_DELETE", "CUSTOMERS_MERGE", "APP_UNINSTALLED",
    };

    private readonly List<Webhook> webhooks = [];
    private int last = 525_699_895;

    private ShopifyStandin()
    {
    }

    public IReadOnlyList<Webhook> Webhooks => [.. webhooks];

    /// <summary>What the app's installation was granted.</summary>
    public IReadOnlyList<string> Scopes { get; init; } =
        ["read_orders", "write_customers", "read_customer_merge", "read_shopify_payments_disputes"];

    /// <summary>How many of the next questions are throttled by their cost, which is answered 200.</summary>
    public int Throttled { get; set; }

    public static async Task<ShopifyStandin> Start(params string[] scopes)
    {
        var store = scopes.Length == 0 ? new ShopifyStandin() : new ShopifyStandin { Scopes = scopes };
        await store.Listen();
        return store;
    }

    /// <summary>One that is registered already.</summary>
    public void Has(string topic, Uri address) => webhooks.Add(new Webhook(NextId(), [topic], address, Secret));

    /// <summary>An order as it is now, told to all who asked for its topic.</summary>
    public async Task<IReadOnlyList<Sent>> Place(Sale order, string topic = "orders/create")
    {
        var sent = new List<Sent>();
        foreach (var webhook in webhooks.Where(one => one.Topics[0] == EnumOf(topic)))
        {
            sent.Add(await Send(
                webhook.Address, order.Whole(topic), StorefrontKeys.Demo with { Shopify = Secret }));
        }

        return sent;
    }

    protected override async Task<IResult> Answer(HttpRequest request) => (request.Method, request.Path.Value) switch
    {
        ("POST", "/admin/oauth/access_token") => Enter(await request.ReadFormAsync()),
        ("POST", "/admin/api/2026-07/graphql.json") when request.Headers["X-Shopify-Access-Token"] == Token =>
            await Ask(request),
        ("POST", "/admin/api/2026-07/graphql.json") => Results.Json(
            new { errors = "[API] Invalid API key or access token (unrecognized login or wrong password)" },
            statusCode: StatusCodes.Status401Unauthorized),
        _ => Results.NotFound(new { errors = "Not Found" }),
    };

    private static IResult Enter(IFormCollection form) =>
        form["grant_type"] == "client_credentials" && form["client_id"] == Client && form["client_secret"] == Secret
            ? Results.Json(new { access_token = Token, scope = "read_orders", expires_in = 86_399 })
            : Results.Json(
                new { error = "invalid_client", error_description = "Client authentication failed" },
                statusCode: StatusCodes.Status400BadRequest);

    private async Task<IResult> Ask(HttpRequest request)
    {
        if (Throttled > 0)
        {
            Throttled--;
            return Wrong("Throttled", "THROTTLED");
        }

        var body = (await JsonNode.ParseAsync(request.Body))!.AsObject();
        var query = (string)body["query"]!;
        var variables = body["variables"] as JsonObject ?? [];
        var undeclared = variables.Select(one => one.Key)
            .FirstOrDefault(name => !query.Contains($"${name}:", StringComparison.Ordinal));
        return undeclared is not null
            ? Wrong($"Variable ${undeclared} is not declared", "variableNotDefined")
            : RootField().Match(query).Groups["field"].Value switch
            {
                "currentAppInstallation" => Data("currentAppInstallation", new
                {
                    accessScopes = Scopes.Select(scope => new { handle = scope }),
                }),
                "webhookSubscriptions" => Data("webhookSubscriptions", Page((string?)variables["after"])),
                "webhookSubscriptionCreate" => Create((string)variables["topic"]!, variables["webhook"]!),
                "webhookSubscriptionUpdate" => Update((string)variables["id"]!, variables["webhook"]!),
                "webhookSubscriptionDelete" => Delete((string)variables["id"]!),
                "shop" => ShopAndScopes(),
                var reward when OfRewards(reward, variables) is { } made => made,
                var field => Wrong($"Field '{field}' doesn't exist on type 'QueryRoot'", "undefinedField"),
            };
    }

    /// <summary>Two a page, so that whoever asks has to go on.</summary>
    private object Page(string? after)
    {
        var from = after is null ? 0 : webhooks.FindIndex(one => one.Id == after) + 1;
        var nodes = webhooks.Skip(from).Take(2).ToList();
        return new
        {
            nodes = nodes.Select(one => new { id = one.Id, topic = one.Topics[0], uri = one.Address.AbsoluteUri }),
            pageInfo = new { hasNextPage = from + nodes.Count < webhooks.Count, endCursor = nodes.LastOrDefault()?.Id },
        };
    }

    private IResult Create(string topic, JsonNode input)
    {
        if (!Topics.Contains(topic))
        {
            return Wrong(
                "Variable $topic of type WebhookSubscriptionTopic! was provided invalid value", "INVALID_VARIABLE");
        }

        if (Problem(topic, input) is { } problem)
        {
            return Data("webhookSubscriptionCreate", problem);
        }

        webhooks.Add(new Webhook(NextId(), [topic], new Uri((string)input["uri"]!), Secret));
        return Data("webhookSubscriptionCreate", Done(webhooks[^1].Id));
    }

    private IResult Update(string id, JsonNode input)
    {
        var at = webhooks.FindIndex(one => one.Id == id);
        if (at < 0 || Problem(webhooks[at].Topics[0], input) is not null)
        {
            return Data("webhookSubscriptionUpdate", Refused("id", "Webhook subscription does not exist"));
        }

        webhooks[at] = webhooks[at] with { Address = new Uri((string)input["uri"]!) };
        return Data("webhookSubscriptionUpdate", Done(id));
    }

    private IResult Delete(string id) => Data(
        "webhookSubscriptionDelete",
        webhooks.RemoveAll(one => one.Id == id) > 0
            ? new { deletedWebhookSubscriptionId = id, userErrors = Array.Empty<object>() }
            : Refused("id", "Webhook subscription does not exist"));

    private object? Problem(string topic, JsonNode input)
    {
        var scope = topic.StartsWith("CUSTOMERS", StringComparison.Ordinal) ? "customers"
            : topic.StartsWith("DISPUTES", StringComparison.Ordinal) ? "shopify_payments_disputes" : "orders";
        return !Scopes.Any(one => one.EndsWith("_" + scope, StringComparison.Ordinal))
                ? Refused("topic", "You do not have permission to create or update webhooks with this topic")
            : (string?)input["format"] != "JSON" ? Refused("format", "is invalid")
            : webhooks.Any(one => one.Topics[0] == topic && one.Address.AbsoluteUri == (string?)input["uri"])
                ? Refused("address", "Address for this topic has already been taken")
            : null;
    }

    private static object Done(string id) =>
        new { webhookSubscription = new { id }, userErrors = Array.Empty<object>() };

    private static object Refused(string field, string message) => new
    {
        webhookSubscription = (object?)null,
        userErrors = new[] { new { field = new[] { "webhookSubscription", field }, message } },
    };

    private static IResult Data(string field, object value) => Results.Json(new
    {
        data = new Dictionary<string, object>(StringComparer.Ordinal) { [field] = value },
        extensions = new { cost = new { requestedQueryCost = 10, actualQueryCost = 10 } },
    });

    private static IResult Wrong(string message, string code) =>
        Results.Json(new { errors = new[] { new { message, extensions = new { code } } } });

    private static string EnumOf(string topic) => topic.Replace('/', '_').ToUpperInvariant();

    private string NextId() => $"gid://shopify/WebhookSubscription/{++last}";

    /// <summary>The one field an operation asks for: the first name inside its braces.</summary>
    [GeneratedRegex(@"^[^{]*\{\s*(?<field>\w+)", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex RootField();
}
