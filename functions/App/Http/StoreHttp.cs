using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Loyalty.App.Fulfilling;
using Stripe;

namespace Loyalty.App.Http;

/// <summary>
/// How a storefront's own API is asked: eight seconds at most, no redirects, an answer of a mebibyte at most. Whatever
/// happens on the way is an answer too: that nobody knows.
/// </summary>
public sealed class StoreHttp(IHttpClientFactory clients)
{
    /// <summary>The name of its HTTP client.</summary>
    public const string Name = "stores";

    private const int MostBytes = 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public HttpClient Client => clients.CreateClient(Name);

    public async Task<StoreAnswer> Ask(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            using var answer = await Client.SendAsync(request, cancellation);
            var body = await answer.Content.ReadAsByteArrayAsync(cancellation);
            return new StoreAnswer((int)answer.StatusCode, Parsed(body));
        }
        catch (Exception away) when (IsAway(away, cancellation))
        {
            return StoreAnswer.Unknown;
        }
    }

    /// <summary>Asks through Stripe's package; what it throws is an answer.</summary>
    public static async Task<(T? Said, StoreAnswer Answer)> Ask<T>(Func<Task<T>> ask, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return (await ask(), new StoreAnswer((int)HttpStatusCode.OK, new JsonObject()));
        }
        catch (StripeException refused)
        {
            return (null, new StoreAnswer((int)refused.HttpStatusCode, Said(refused.StripeError)));
        }
        catch (Exception away) when (IsAway(away, cancellation))
        {
            return (null, StoreAnswer.Unknown);
        }
    }

    public static void Register(IServiceCollection services) => services
        .AddHttpClient(Name, client =>
        {
            client.Timeout = Patience;
            client.MaxResponseContentBufferSize = MostBytes;
            client.DefaultRequestHeaders.UserAgent.ParseAdd("loyalty-plugin");
        })
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        })
        .RemoveAllLoggers();

    /// <summary>Null where it was not Stripe that answered.</summary>
    private static JsonObject? Said(StripeError? error) => error?.Type is null ? null : new JsonObject
    {
        ["code"] = error.Code,
        ["type"] = error.Type,
        ["param"] = error.Param,
    };

    private static bool IsAway(Exception away, CancellationToken cancellation) =>
        away is HttpRequestException or IOException
        || (away is OperationCanceledException && !cancellation.IsCancellationRequested);

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
