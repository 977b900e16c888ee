using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Stripe;

/// <summary>What services are given to speak through.</summary>
public interface IStripeClient
{
    string ApiBase { get; }

    string ApiKey { get; }
}

/// <summary>What a client is given to send through.</summary>
public interface IHttpClient
{
}

/// <summary>Sends by a client of .NET's. The product retries by itself: this never does.</summary>
public class SystemNetHttpClient : IHttpClient
{
    public SystemNetHttpClient(
        HttpClient? httpClient = null,
        int maxNetworkRetries = 2,
        AppInfo? appInfo = null,
        bool enableTelemetry = true) => Client = httpClient ?? new HttpClient();

    internal HttpClient Client { get; }
}

/// <summary>What an app says of itself.</summary>
public class AppInfo
{
}

/// <summary>
/// Stripe's API: options as a form, answers read from JSON, refusals thrown as <see cref="StripeException"/>, the
/// network's troubles as .NET throws them.
/// </summary>
public class StripeClient : IStripeClient
{
    private const string Version = "2026-07-29.dahlia";

    private readonly HttpClient http;

    public StripeClient(
        string? apiKey = null,
        string? clientId = null,
        IHttpClient? httpClient = null,
        string? apiBase = null,
        string? connectBase = null,
        string? filesBase = null,
        string? meterEventsBase = null)
    {
        (ApiKey, ApiBase) = (apiKey ?? "", apiBase ?? DefaultApiBase);
        http = ((SystemNetHttpClient?)httpClient ?? new SystemNetHttpClient()).Client;
    }

    public static string DefaultApiBase => "https://api.stripe.com";

    public string ApiBase { get; }

    public string ApiKey { get; }

    internal async Task<T> Ask<T>(
        HttpMethod method, string path, object? options, RequestOptions? request, CancellationToken cancellation)
    {
        var fields = Fields("", JsonSerializer.SerializeToNode(options)).ToList();
        using var form = new FormUrlEncodedContent(fields);
        var query = method == HttpMethod.Get && fields.Count > 0
            ? "?" + await form.ReadAsStringAsync(cancellation) : "";
        using var asked = new HttpRequestMessage(method, ApiBase + path + query)
        {
            Content = method == HttpMethod.Get ? null : form,
        };
        asked.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
        asked.Headers.Add("Stripe-Version", Version);
        if (method == HttpMethod.Post)
        {
            asked.Headers.Add("Idempotency-Key", request?.IdempotencyKey ?? Guid.NewGuid().ToString());
        }

        using var answer = await http.SendAsync(asked, cancellation);
        return Read<T>(answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellation));
    }

    private static T Read<T>(HttpStatusCode status, string body)
    {
        try
        {
            if ((int)status is >= 200 and < 300)
            {
                return JsonSerializer.Deserialize<T>(body)!;
            }

            var error = JsonNode.Parse(body)?["error"].Deserialize<StripeError>() ?? new StripeError();
            throw new StripeException(status, error, error.Message ?? "Refused without a word.");
        }
        catch (Exception strange) when (strange is JsonException or InvalidOperationException)
        {
            throw new StripeException(status, new StripeError(), "An answer that is not Stripe's.");
        }
    }

    /// <summary>As Stripe takes them: <c>metadata[key]=value</c>, times in Unix seconds.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Fields(string name, JsonNode? value) => value switch
    {
        null => [],
        JsonObject all => all.SelectMany(one => Fields(name == "" ? one.Key : $"{name}[{one.Key}]", one.Value)),
        JsonValue one when name == "expires_at" => [KeyValuePair.Create(
            name,
            new DateTimeOffset(one.GetValue<DateTime>()).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))],
        _ => [KeyValuePair.Create(
            name, value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString())],
    };
}
