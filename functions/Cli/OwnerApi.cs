using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Loyalty.Cli;

/// <summary>
/// The app as its owner asks it: with the key, following nobody elsewhere, and patient while the app or its storage is
/// away. What it refuses becomes a <see cref="CouldNotException"/> that says what to do.
/// </summary>
public sealed class OwnerApi : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly HttpClient client;
    private readonly Uri address;
    private readonly TimeSpan patience;
    private volatile bool hasAnswered;

    public OwnerApi(Uri address, string key, TimeSpan patience)
    {
        (this.address, this.patience) = (address, patience);
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(address.AbsoluteUri.TrimEnd('/') + "/"),
        };
        if (!key.All(letter => letter is > ' ' and <= '~'))
        {
            throw Refusal("owner_key_wrong", "The owner’s key has characters that no key has.");
        }

        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("loyalty", "0.1"));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>Asks until there is an answer, a refusal, or no patience left.</summary>
    public async Task<T> Get<T>(string path, JsonTypeInfo<T> shape, CancellationToken cancellation)
    {
        var until = DateTime.UtcNow + patience;
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await Once(path, shape, cancellation);
            }
            catch (CouldNotException away) when (IsWorthRepeating(away.Code) && DateTime.UtcNow + pause < until)
            {
                await Task.Delay(pause, cancellation);
            }
        }
    }

    public void Dispose() => client.Dispose();

    /// <summary>Nobody there at the first call is a wrong address; later it is one that has gone away.</summary>
    private bool IsWorthRepeating(string code) =>
        code is "storage_unavailable" or "too_many_requests" or "busy" || (code == "no_connection" && hasAnswered);

    private async Task<T> Once<T>(string path, JsonTypeInfo<T> shape, CancellationToken cancellation)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), cancellation);
            hasAnswered = true;
            var body = await answer.Content.ReadAsByteArrayAsync(cancellation);
            return answer.IsSuccessStatusCode
                ? JsonSerializer.Deserialize(body, shape) ?? throw Stranger("with nothing")
                : throw Refused(answer, body);
        }
        catch (JsonException)
        {
            throw Stranger("with something else");
        }
        catch (Exception away) when (away is HttpRequestException or IOException
            || (away is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new CouldNotException(
                "no_connection",
                $"Nobody answers at {address}: {away.GetBaseException().Message}",
                "Start the app (make run), or give its address with --url.");
        }
    }

    private CouldNotException Refused(HttpResponseMessage answer, byte[] body)
    {
        try
        {
            var problem = JsonSerializer.Deserialize(body, CliText.Default.Refusal);
            if (problem is { Code: { Length: > 0 } code })
            {
                return Refusal(code, problem.Title ?? code, problem.TraceId);
            }
        }
        catch (JsonException)
        {
            // Not the app's own words: something before it speaks.
        }

        return answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
            ? new CouldNotException(
                "busy", $"{address} answers {(int)answer.StatusCode}.", "It is away or too busy. Try again later.")
            : Stranger($"{(int)answer.StatusCode}");
    }

    private static CouldNotException Refusal(string code, string title, string? trace = null) =>
        new(code, title, code switch
        {
            "owner_key_missing" or "owner_key_wrong" =>
                $"Set {Settings.OwnerKeyName} to the deployment’s key or the shop’s own, or give it with --key.",
            "shop_unknown" => "Check --shop, and with --url that this is the right deployment.",
            "storage_unavailable" => "The app’s storage is away or too busy. Repeating is safe: try again later.",
            "internal_error" => $"It is a bug. Look up the trace {trace} in the app’s log.",
            "not_found" or "method_not_allowed" => "The app is older than this command: update it.",
            _ => "Look it up in docs/openapi.yaml.",
        });

    private CouldNotException Stranger(string how) => new(
        "not_understood", $"{address} answers {how}, which is not the app’s.", "Check --url.");
}
