using Loyalty.Cli.Shops;

namespace Loyalty.Cli.Connecting;

/// <summary>
/// What <c>--json</c> prints of a connection: each webhook, what is left to do, and what the test said.
/// </summary>
public sealed record Connection(
    string Shop,
    string Storefront,
    Uri Webhook,
    bool DryRun,
    IReadOnlyList<WebhookLine> Webhooks,
    IReadOnlyList<string> ToDo,
    TestDelivery? Test,
    string? Secret);

/// <summary>One topic and what was done about it: create, change or keep.</summary>
public sealed record WebhookLine(string Topic, string Step, string? Why);

/// <summary>What became of the test delivery: how the app answered it, and what it says of the last one.</summary>
public sealed record TestDelivery(bool Arrived, string Outcome, DateTimeOffset? At);

/// <summary>What was taken away when a storefront was disconnected.</summary>
public sealed record Disconnection(
    string Shop, string Storefront, bool DryRun, IReadOnlyList<string> Removed);

/// <summary>A storefront as the app has connected it; the secret only where the app made it just now.</summary>
public sealed record ConnectedStorefront(
    string Storefront,
    IReadOnlyList<OlderKey> Others,
    Uri? Webhook = null,
    string? Secret = null,
    string? Fingerprint = null);

/// <summary>The last deliveries of each storefront.</summary>
public sealed record LastDeliveries(IReadOnlyList<LastOfStorefront> Storefronts);

/// <summary>The last deliveries of one storefront.</summary>
public sealed record LastOfStorefront(
    string Storefront, LastAccepted? LastAccepted = null, LastRejected? LastRejected = null);
