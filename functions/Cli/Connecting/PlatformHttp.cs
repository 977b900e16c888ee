using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Loyalty.Cli.Connecting;

/// <summary>
/// A platform's HTTP API: credentials only over https (or on this machine), no redirects, and patience where it says
/// that it was asked too often.
/// </summary>
public sealed class PlatformHttp : IDisposable
{
    private const int MostTries = 8;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly HttpClient client;

    public PlatformHttp(string name, Uri address, AuthenticationHeaderValue? authorization = null)
    {
        (Name, Address) = (name, new Uri(address.AbsoluteUri.TrimEnd('/') + "/"));
        if (Address is { Scheme: not "https", IsLoopback: false })
        {
            throw new CouldNotException(
                "store_not_https", $"Credentials do not go to {Address} readable.", "Give its https address.");
        }

        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = Address,
            MaxResponseContentBufferSize = 16 << 20,
        };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("loyalty", "0.1"));
        client.DefaultRequestHeaders.Authorization = authorization;
    }

    public string Name { get; }

    public Uri Address { get; }

    /// <summary>A header that every further request carries.</summary>
    public void Always(string name, string value) => client.DefaultRequestHeaders.Add(name, value);

    /// <summary>Asks, and waits and asks again where it was too often. The request is made anew each time.</summary>
    public async Task<PlatformAnswer> Ask(Func<HttpRequestMessage> request, CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
        {
            var answer = await Once(request, stop);
            if (answer.Status != HttpStatusCode.TooManyRequests || tries == MostTries)
            {
                return answer;
            }

            await Task.Delay(answer.Wait < LongestWait ? answer.Wait : LongestWait, stop);
        }
    }

    public CouldNotException Refused(string code, string happened, string next) =>
        new(code, $"{Name} ({Address.Authority}): {happened}", next);

    public void Dispose() => client.Dispose();

    private async Task<PlatformAnswer> Once(Func<HttpRequestMessage> request, CancellationToken stop)
    {
        try
        {
            using var asked = request();
            using var answer = await client.SendAsync(asked, stop);
            var body = await answer.Content.ReadAsByteArrayAsync(stop);
            var wait = answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(2);
            return new PlatformAnswer(answer.StatusCode, Parsed(body), wait, Pages(answer));
        }
        catch (Exception away) when (away is HttpRequestException or IOException
            || (away is TaskCanceledException && !stop.IsCancellationRequested))
        {
            throw Refused(
                "platform_unreachable",
                $"it does not answer: {away.GetBaseException().Message}",
                "Check its address. What was done so far is kept: run the same again.");
        }
    }

    private static int Pages(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("X-WP-TotalPages", out var pages)
        && int.TryParse(pages.First(), out var count) ? count : 1;

    private static JsonNode? Parsed(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What a platform answered; the body is null where it is no JSON.</summary>
public sealed record PlatformAnswer(HttpStatusCode Status, JsonNode? Body, TimeSpan Wait, int Pages)
{
    public bool IsFine => (int)Status is >= 200 and < 300;

    /// <summary>A field below the body by its path; null where any step is not there or is of another kind.</summary>
    public JsonNode? At(params ReadOnlySpan<string> path)
    {
        var at = Body;
        foreach (var name in path)
        {
            at = (at as JsonObject)?[name];
        }

        return at;
    }
}
