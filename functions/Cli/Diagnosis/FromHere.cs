using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Loyalty.Cli.Diagnosis;

/// <summary>
/// What only somebody outside can see of the app: whether it is reached, and by what it is answered for.
/// </summary>
public sealed class FromHere : IDisposable
{
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(60);

    private readonly HttpClient client;
    private readonly Uri address;

    public FromHere(Uri address)
    {
        this.address = new Uri(address.AbsoluteUri.TrimEnd('/') + "/");
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = this.address,
            Timeout = TimeSpan.FromSeconds(30),
        };
    }

    /// <summary>Whether anything answers at all; the rest is not worth asking where nothing does.</summary>
    public async Task<IReadOnlyList<Finding>> Reach(CancellationToken stop)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("healthz", UriKind.Relative), stop);
            return
            [
                address is { Scheme: "http", IsLoopback: false }
                    ? Finding.Warning("address", "not_https", address.AbsoluteUri)
                    : Finding.Ok("address", address.AbsoluteUri),
                Clock(answer.Headers.Date),
                answer.StatusCode == HttpStatusCode.OK
                    ? Finding.Ok("health") : Finding.Failed("health", "not_the_app", Status(answer)),
            ];
        }
        catch (HttpRequestException away)
        {
            var code = away.HttpRequestError == HttpRequestError.SecureConnectionError ? "tls_wrong" : "unreachable";
            return [Finding.Failed("address", code, away.GetBaseException().Message)];
        }
        catch (TaskCanceledException) when (!stop.IsCancellationRequested)
        {
            return [Finding.Failed("address", "unreachable", "no answer in 30 seconds")];
        }
    }

    public Task<Finding> Ready(CancellationToken stop) => Look(
        "ready",
        new HttpRequestMessage(HttpMethod.Get, "readyz"),
        answer => answer.StatusCode == HttpStatusCode.OK
            ? Finding.Ok("ready") : Finding.Failed("ready", "not_ready", Status(answer)),
        stop);

    /// <summary>A page anywhere may fetch the widget.</summary>
    public Task<Finding> Widget(CancellationToken stop)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "widget/v1.js");
        request.Headers.Add("Origin", "https://shop.example");
        return Look("widget", request, answer => answer switch
        {
            { StatusCode: not HttpStatusCode.OK } => Finding.Failed("widget", "widget_missing", Status(answer)),
            _ when !answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var open) || open.First() != "*" =>
                Finding.Failed("widget", "widget_closed"),
            _ => Finding.Ok("widget"),
        }, stop);
    }

    /// <summary>An unsigned delivery is turned away by the app itself, so nothing on the way swallows it.</summary>
    public Task<Finding> Webhook(string storefront, Uri webhook, CancellationToken stop)
    {
        var check = "webhook from here, " + storefront;
        var request = new HttpRequestMessage(HttpMethod.Post, webhook)
        {
            Content = new StringContent("{}", Encoding.UTF8, "application/json"),
        };
        return Look(
            check,
            request,
            answer => answer.StatusCode == HttpStatusCode.Unauthorized
                && answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
                    ? Finding.Ok(check, webhook.AbsoluteUri)
                    : Finding.Failed(check, "webhook_swallowed", $"{webhook} answers {Status(answer)}"),
            stop);
    }

    /// <summary>The contract is served; below 1, another second number is another contract.</summary>
    public async Task<Finding> Contract(CancellationToken stop)
    {
        try
        {
            var text = await client.GetStringAsync(new Uri("api/openapi.json", UriKind.Relative), stop);
            var there = JsonNode.Parse(text)?["info"]?["version"]?.ToString() ?? "";
            var here = typeof(FromHere).Assembly.GetName().Version!;
            return there.StartsWith(Plain.Number($"{here.Major}.{here.Minor}."), StringComparison.Ordinal)
                ? Finding.Ok("contract", there)
                : Finding.Warning("contract", "contract_differs", there);
        }
        catch (Exception missing) when (missing is HttpRequestException or JsonException or InvalidOperationException
            || (missing is TaskCanceledException && !stop.IsCancellationRequested))
        {
            return Finding.Failed("contract", "contract_missing", missing.Message);
        }
    }

    public void Dispose() => client.Dispose();

    private static Finding Clock(DateTimeOffset? there)
    {
        var apart = there - DateTimeOffset.UtcNow;
        return apart is not { } difference ? Finding.Warning("clock from here", "not_the_app", "it tells no time")
            : difference.Duration() > Apart ? Finding.Failed(
                "clock from here",
                "clock_apart",
                difference.TotalSeconds.ToString("+0;-0", CultureInfo.InvariantCulture) + " seconds")
            : Finding.Ok("clock from here");
    }

    private static string Status(HttpResponseMessage answer) => Plain.Number($"{(int)answer.StatusCode}");

    private async Task<Finding> Look(
        string check, HttpRequestMessage request, Func<HttpResponseMessage, Finding> judge, CancellationToken stop)
    {
        try
        {
            using (request)
            {
                using var answer = await client.SendAsync(request, stop);
                return judge(answer);
            }
        }
        catch (Exception away) when (away is HttpRequestException
            || (away is TaskCanceledException && !stop.IsCancellationRequested))
        {
            return Finding.Failed(check, "unreachable", away.GetBaseException().Message);
        }
    }
}
