using System.Text.Json.Nodes;

namespace Loyalty.Cli.Connecting;

/// <summary>
/// Shopify's GraphQL Admin API, version 2026-07 (shopify.dev: webhookSubscriptionCreate, WebhookSubscriptionInput.uri,
/// currentAppInstallation). Its webhooks are signed with the app's client secret. The privacy topics cannot be
/// registered by it.
/// </summary>
public sealed class ShopifyAdmin : IPlatform
{
    private static readonly (string Scope, string[] Topics)[] Scopes =
    [
        ("read_orders",
        [
            "orders/create", "orders/paid", "orders/updated", "orders/fulfilled", "orders/partially_fulfilled",
            "orders/cancelled", "orders/edited", "orders/delete", "refunds/create",
        ]),
        ("read_customers", ["customers/create", "customers/update", "customers/delete"]),
        ("read_customer_merge", ["customers/merge"]),
        ("read_shopify_payments_disputes", ["disputes/create", "disputes/update"]),
    ];

    private readonly ShopifyGraph graph;
    private readonly List<string> toDo = [];

    private ShopifyAdmin(ShopifyGraph graph) => this.graph = graph;

    public Uri Address => graph.Address;

    public IReadOnlyList<string> ToDo => toDo;

    /// <summary>Whether a scope was missing, so that not all is registered.</summary>
    public bool LacksScope { get; private set; }

    public static async Task<ShopifyAdmin> Open(
        Uri store, string? token, string? client, string? secret, CancellationToken stop) =>
        new(await ShopifyGraph.Open(store, token, client, secret, stop));

    public async Task<IReadOnlyList<Wanted>> Needs(CancellationToken stop)
    {
        var installed = await graph.Ask("{ currentAppInstallation { accessScopes { handle } } }", null, stop);
        var granted = installed.At("data", "currentAppInstallation", "accessScopes").Each()
            .Select(scope => scope.Text("handle")).ToHashSet(StringComparer.Ordinal);
        var needs = new List<Wanted>();
        foreach (var (scope, topics) in Scopes)
        {
            if (granted.Contains(scope) || granted.Contains("write_" + scope["read_".Length..]))
            {
                needs.AddRange(topics.Select(topic => new Wanted(topic)));
            }
            else
            {
                LacksScope = true;
                toDo.Add($"Give the app the scope {scope} and connect again: without it, no "
                    + string.Join(", ", topics) + ".");
            }
        }

        toDo.Add("customers/data_request, customers/redact and shop/redact come from the app’s own settings only: "
            + "in the Dev Dashboard, or as compliance_topics in shopify.app.toml, give all three this address.");
        return needs;
    }

    public async Task<IReadOnlyList<Registered>> List(CancellationToken stop)
    {
        const string Query = "query Webhooks($after: String) { webhookSubscriptions(first: 100, after: $after) "
            + "{ nodes { id topic uri } pageInfo { hasNextPage endCursor } } }";
        var all = new List<Registered>();
        for (string? after = null; ;)
        {
            var page = (await graph.Ask(Query, new JsonObject { ["after"] = after }, stop))
                .At("data", "webhookSubscriptions");
            var nodes = (page as JsonObject)?["nodes"].Each().ToList() ?? [];
            all.AddRange(nodes.Select(node => new Registered(
                node.Text("id") ?? "",
                [TopicOf(node.Text("topic") ?? "")],
                Settings.AddressOf(node.Text("uri") ?? ""),
                IsOn: true)));
            var info = (page as JsonObject)?["pageInfo"];
            if (info.Text("hasNextPage") != "true" || nodes.Count == 0)
            {
                return all;
            }

            after = info.Text("endCursor");
        }
    }

    public async Task<string?> Create(Wanted wanted, Uri webhook, string? secret, CancellationToken stop)
    {
        await graph.Change(
            "mutation Create($topic: WebhookSubscriptionTopic!, $webhook: WebhookSubscriptionInput!) "
                + "{ webhookSubscriptionCreate(topic: $topic, webhookSubscription: $webhook) "
                + "{ webhookSubscription { id } userErrors { field message } } }",
            new JsonObject { ["topic"] = EnumOf(wanted.Topics[0]), ["webhook"] = Input(webhook) },
            "webhookSubscriptionCreate",
            stop);
        return null;
    }

    public Task Change(Registered there, Wanted wanted, Uri webhook, string? secret, CancellationToken stop) =>
        graph.Change(
            "mutation Update($id: ID!, $webhook: WebhookSubscriptionInput!) "
                + "{ webhookSubscriptionUpdate(id: $id, webhookSubscription: $webhook) "
                + "{ webhookSubscription { id } userErrors { field message } } }",
            new JsonObject { ["id"] = there.Id, ["webhook"] = Input(webhook) },
            "webhookSubscriptionUpdate",
            stop);

    public Task Remove(Registered there, CancellationToken stop) => graph.Change(
        "mutation Delete($id: ID!) { webhookSubscriptionDelete(id: $id) "
            + "{ deletedWebhookSubscriptionId userErrors { field message } } }",
        new JsonObject { ["id"] = there.Id },
        "webhookSubscriptionDelete",
        stop);

    public void Dispose() => graph.Dispose();

    private static JsonObject Input(Uri webhook) => new() { ["uri"] = webhook.AbsoluteUri, ["format"] = "JSON" };

    private static string EnumOf(string topic) => topic.Replace('/', '_').ToUpperInvariant();

    /// <summary>ORDERS_PARTIALLY_FULFILLED is orders/partially_fulfilled: the first underscore is the stroke.</summary>
    private static string TopicOf(string name)
    {
        var at = name.IndexOf('_', StringComparison.Ordinal);
        return at < 0 ? name.ToLowerInvariant() : $"{name[..at]}/{name[(at + 1)..]}".ToLowerInvariant();
    }
}
