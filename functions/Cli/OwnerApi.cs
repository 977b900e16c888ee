using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Loyalty.Cli;

/// <summary>
/// The app as its owner asks it: with the key, following nobody elsewhere, and patient while the app or its storage is
/// away. What it refuses becomes a <see cref="CouldNotException"/> that says what to do. Only what may be done twice
/// is asked again: a POST that carries no key of its own is not.
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
            MaxResponseContentBufferSize = 64 << 20,
        };
        if (!key.All(letter => letter is > ' ' and <= '~'))
        {
            throw Refusals.Of("owner_key_wrong", "The owner’s key has characters that no key has.");
        }

        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("loyalty", "0.1"));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public Task<T> Get<T>(Route route, JsonTypeInfo<T> shape, CancellationToken stop) =>
        Ask(new Question(HttpMethod.Get, route.ToString(), null), Read(shape), stop);

    /// <summary>Changes something by a method that may be repeated, or by a POST that carries its own key.</summary>
    public Task<T> Send<T>(
        HttpMethod method,
        Route route,
        JsonNode? body,
        JsonTypeInfo<T> shape,
        CancellationToken stop,
        params (string Name, string Value)[] headers) =>
        Ask(new Question(method, route.ToString(), body?.ToJsonString(), headers), Read(shape), stop);

    /// <summary>Takes something away; what was not there is away too.</summary>
    public async Task Delete(Route route, CancellationToken stop)
    {
        try
        {
            await Ask(new Question(HttpMethod.Delete, route.ToString(), null), (_, _) => true, stop);
        }
        catch (CouldNotException gone) when (gone.Code == "storefront_unknown")
        {
            // Asked again after an answer that was lost.
        }
    }

    public void Dispose() => client.Dispose();

    private Func<HttpResponseMessage, byte[], T> Read<T>(JsonTypeInfo<T> shape) =>
        (_, body) => JsonSerializer.Deserialize(body, shape) ?? throw Stranger("with nothing");

    /// <summary>Asks until there is an answer, a refusal, or no patience left.</summary>
    private async Task<T> Ask<T>(
        Question question, Func<HttpResponseMessage, byte[], T> read, CancellationToken stop)
    {
        var until = DateTime.UtcNow + patience;
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await Once(question, read, stop);
            }
            catch (CouldNotException away) when (
                question.MayBeRepeated && IsWorthRepeating(away.Code) && DateTime.UtcNow + pause < until)
            {
                await Task.Delay(pause, stop);
            }
        }
    }

    /// <summary>Nobody there at the first call is a wrong address; later it is one that has gone away.</summary>
    private bool IsWorthRepeating(string code) =>
        code is "storage_unavailable" or "too_many_requests" or "busy" || (code == "no_connection" && hasAnswered);

    private async Task<T> Once<T>(
        Question question, Func<HttpResponseMessage, byte[], T> read, CancellationToken stop)
    {
        try
        {
            using var request = question.Request();
            using var answer = await client.SendAsync(request, stop);
            hasAnswered = true;
            var body = await answer.Content.ReadAsByteArrayAsync(stop);
            return answer.IsSuccessStatusCode ? read(answer, body) : throw Refused(answer, body);
        }
        catch (JsonException)
        {
            throw Stranger("with something else");
        }
        catch (Exception away) when (away is HttpRequestException or IOException
            || (away is TaskCanceledException && !stop.IsCancellationRequested))
        {
            throw new CouldNotException(
                "no_connection",
                $"Nobody answers at {address}: {away.GetBaseException().Message}",
                question.MayBeRepeated || HasNotArrived(away)
                    ? "Start the app (make run), or give its address with --url."
                    : "It may have been done or not: look before you do it again.");
        }
    }

    private static bool HasNotArrived(Exception away) => away is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError,
    };

    private CouldNotException Refused(HttpResponseMessage answer, byte[] body)
    {
        try
        {
            if (JsonSerializer.Deserialize(body, CliText.Default.Refusal) is { Code: { Length: > 0 } code } problem)
            {
                return Refusals.Of(code, problem.Title ?? code, problem.TraceId, problem.Errors);
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

    private CouldNotException Stranger(string how) => new(
        "not_understood", $"{address} answers {how}, which is not the app’s.", "Check --url.");

    /// <summary>One request, which can be made again where it may be repeated.</summary>
    private sealed record Question(
        HttpMethod Method, string Path, string? Body, params (string Name, string Value)[] Headers)
    {
        public bool MayBeRepeated =>
            Method != HttpMethod.Post || Headers.Any(header => header.Name == "Idempotency-Key");

        public HttpRequestMessage Request()
        {
            var request = new HttpRequestMessage(Method, new Uri(Path, UriKind.Relative));
            if (Body is not null)
            {
                request.Content = new StringContent(Body, Encoding.UTF8, "application/json");
            }

            foreach (var (name, value) in Headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            return request;
        }
    }
}
