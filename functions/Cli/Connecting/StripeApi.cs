using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Loyalty.Cli.Connecting;

/// <summary>
/// Stripe's webhook endpoints (docs.stripe.com/api/webhook_endpoints): one endpoint takes all events, and its secret is
/// told once, by the answer that makes it.
/// </summary>
public sealed class StripeApi : IPlatform
{
    private const string Endpoints = "v1/webhook_endpoints";

    private static readonly string[] Events =
    [
        "checkout.session.completed", "checkout.session.async_payment_succeeded",
        "checkout.session.async_payment_failed", "checkout.session.expired", "payment_intent.succeeded", "invoice.paid",
        "charge.refunded", "refund.created", "refund.updated", "refund.failed", "charge.refund.updated",
        "charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed", "charge.dispute.funds_withdrawn",
        "charge.dispute.funds_reinstated", "customer.created", "customer.updated", "customer.deleted",
    ];

    private readonly PlatformHttp http;

    public StripeApi(Uri api, string key) =>
        http = new PlatformHttp("Stripe", api, new AuthenticationHeaderValue("Bearer", key));

    public Uri Address => http.Address;

    public IReadOnlyList<string> ToDo => [];

    public Task<IReadOnlyList<Wanted>> Needs(CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<Wanted>>([new Wanted(Events)]);

    public async Task<IReadOnlyList<Registered>> List(CancellationToken stop)
    {
        var all = new List<Registered>();
        for (var more = true; more;)
        {
            var after = all.Count == 0 ? "" : "&starting_after=" + Uri.EscapeDataString(all[^1].Id);
            var page = await Ask(HttpMethod.Get, $"{Endpoints}?limit=100{after}", null, stop);
            var found = page.At("data").Each().ToList();
            all.AddRange(found.Select(one => new Registered(
                one.Text("id") ?? "",
                [.. (one as JsonObject)?["enabled_events"].Each().Select(name => name.AsText() ?? "") ?? []],
                Settings.AddressOf(one.Text("url") ?? ""),
                one.Text("status") == "enabled")));
            more = page.At("has_more").AsText() == "true" && found.Count > 0;
        }

        return all;
    }

    public async Task<string?> Create(Wanted wanted, Uri webhook, string? secret, CancellationToken stop)
    {
        var made = await Ask(
            HttpMethod.Post, Endpoints, [.. Fields(wanted, webhook), ("description", "Loyalty")], stop);
        return made.At("secret").AsText() is { Length: > 0 } told ? told : throw http.Refused(
            "platform_refused", "it tells no secret.", "Remove the endpoint in the dashboard and connect again.");
    }

    public Task Change(Registered there, Wanted wanted, Uri webhook, string? secret, CancellationToken stop) => Ask(
        HttpMethod.Post,
        $"{Endpoints}/{Uri.EscapeDataString(there.Id)}",
        [.. Fields(wanted, webhook), ("disabled", "false")],
        stop);

    public Task Remove(Registered there, CancellationToken stop) =>
        Ask(HttpMethod.Delete, $"{Endpoints}/{Uri.EscapeDataString(there.Id)}", null, stop);

    public void Dispose() => http.Dispose();

    private static IEnumerable<(string Name, string Value)> Fields(Wanted wanted, Uri webhook) =>
        wanted.Topics.Select(topic => ("enabled_events[]", topic)).Prepend(("url", webhook.AbsoluteUri));

    /// <summary>Stripe takes a key with what it makes, so that asking again makes nothing twice.</summary>
    private async Task<PlatformAnswer> Ask(
        HttpMethod method, string path, IReadOnlyList<(string Name, string Value)>? fields, CancellationToken stop)
    {
        var key = Guid.NewGuid().ToString();
        var answer = await http.Ask(
            () =>
            {
                var request = new HttpRequestMessage(method, path);
                if (fields is not null)
                {
                    request.Headers.Add("Idempotency-Key", key);
                    request.Content = new FormUrlEncodedContent(
                        fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
                }

                return request;
            },
            stop);
        var message = answer.At("error", "message").AsText();
        return answer switch
        {
            { IsFine: true } => answer,
            { Status: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden } => throw http.Refused(
                "credentials_wrong",
                message ?? "it does not let the key in.",
                $"Set {Settings.StripeKeyName} to a secret key, or a restricted one that may write webhook endpoints."),
            _ => throw http.Refused(
                "platform_refused",
                message ?? Plain.Number($"it answers {(int)answer.Status}."),
                "Mend that and run the same again."),
        };
    }
}
