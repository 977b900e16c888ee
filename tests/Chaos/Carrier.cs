using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using World;

namespace Chaos;

/// <summary>
/// Carries one delivery to one of the instances, as a load balancer does: one that refuses the connection is passed
/// over for the other; what has been sent is not sent twice.
/// </summary>
internal sealed class Carrier(IReadOnlyList<Instance> instances)
{
    private readonly ConcurrentDictionary<string, int> answers = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<string> wrong = [];
    private int tries;
    private long slowest;

    public int Tries => tries;

    public TimeSpan Slowest => TimeSpan.FromTicks(Interlocked.Read(ref slowest));

    /// <summary>Every kind of answer, and how often.</summary>
    public IEnumerable<(string Answer, int Count)> Answers =>
        answers.Select(one => (one.Key, one.Value)).OrderByDescending(one => one.Value);

    /// <summary>Answers that no delivery of these may get: refused, quarantined, a bug.</summary>
    public IReadOnlyCollection<string> Wrong => wrong;

    /// <summary>Whether the storefront may forget it: it was answered, rightly or wrongly, other than by 503.</summary>
    public async Task<bool> Carry(Parcel parcel)
    {
        Interlocked.Increment(ref tries);
        var first = Environment.TickCount & 1;
        foreach (var instance in new[] { instances[first], instances[1 - first] })
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                using var patience = new CancellationTokenSource(PatienceOf(parcel.Message.Storefront));
                using var response = await instance.Client.SendAsync(Request(parcel), patience.Token);
                var text = await response.Content.ReadAsStringAsync(patience.Token);
                Took(Stopwatch.GetElapsedTime(began));
                return Understood(parcel, (int)response.StatusCode, text);
            }
            catch (HttpRequestException refused)
                when (refused.HttpRequestError == HttpRequestError.ConnectionError)
            {
                // The other one, then.
            }
            catch (Exception trouble) when (trouble is HttpRequestException or OperationCanceledException)
            {
                Count(trouble is OperationCanceledException ? "no answer in time" : "connection lost");
                return false;
            }
        }

        Count("no connection");
        return false;
    }

    /// <summary>How long each platform waits; where it does not say, half a minute.</summary>
    private static TimeSpan PatienceOf(string storefront) => TimeSpan.FromSeconds(storefront switch
    {
        "shopify" => 5,
        "woocommerce" => 60,
        _ => 30,
    });

    private static HttpRequestMessage Request(Parcel parcel)
    {
        var message = parcel.Message;
        var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri("api/shops/demo/webhooks/" + message.Storefront, UriKind.Relative))
        {
            Content = new ByteArrayContent(message.Body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var (name, value) in Signing.Headers(message, StorefrontKeys.Demo, parcel.Id, DateTimeOffset.UtcNow))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private bool Understood(Parcel parcel, int status, string text)
    {
        if (status == 503)
        {
            Count("503");
            return false;
        }

        var outcome = status == 200 ? Outcome(text) : null;
        Count($"{status} {outcome}".TrimEnd());
        if (outcome is not ("settled" or "recorded" or "unchanged"))
        {
            wrong.Add($"{parcel.Message.Storefront} {parcel.Message.Topic} was answered {status} {text}");
        }

        return true;
    }

    private static string? Outcome(string text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.GetProperty("outcome").GetString();
    }

    private void Count(string answer) => answers.AddOrUpdate(answer, 1, (_, count) => count + 1);

    private void Took(TimeSpan time)
    {
        for (var seen = Interlocked.Read(ref slowest); time.Ticks > seen; seen = Interlocked.Read(ref slowest))
        {
            Interlocked.CompareExchange(ref slowest, time.Ticks, seen);
        }
    }
}
