using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Benchmarks;

/// <summary>What a member was answered who wants a reward: which redemption it is, or why it is none.</summary>
internal sealed record Redeemed(string? Id, string? Why);

/// <summary>A shopper who spends points.</summary>
internal sealed partial class Front
{
    /// <summary>A key that no request has had before.</summary>
    public static string NewKey() => Guid.NewGuid().ToString("N");

    /// <summary>Asks for a reward; again, under the same key.</summary>
    public async Task<Redeemed> Redeem(long member, string reward, string key)
    {
        using var request = OfMember(HttpMethod.Post, member, "/redemptions", $$"""{"reward":"{{reward}}"}""");
        request.Headers.Add("Idempotency-Key", key);
        using var response = await http.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        if (response.StatusCode is not (HttpStatusCode.Created or HttpStatusCode.OK or HttpStatusCode.Conflict))
        {
            return new Redeemed(null, null);
        }

        using var document = JsonDocument.Parse(body);
        return response.StatusCode == HttpStatusCode.Conflict
            ? new Redeemed(null, document.RootElement.GetProperty("code").GetString())
            : new Redeemed(document.RootElement.GetProperty("redemption").GetProperty("id").GetString(), null);
    }

    /// <summary>The points a member has after taking it back; null where it was refused or has not ended.</summary>
    public async Task<long?> Undo(long member, string redemption)
    {
        using var request = OfMember(HttpMethod.Delete, member, "/redemptions/" + redemption);
        using var document = await Answer(request);
        return document?.RootElement.GetProperty("redemption").GetProperty("state").GetString() == "undone"
            ? document.RootElement.GetProperty("available").GetInt64()
            : null;
    }

    /// <summary>The most points that pay for a cart of 500 NOK; null where it was refused.</summary>
    public async Task<long?> Quote(long member)
    {
        using var request = OfMember(
            HttpMethod.Post, member, "/quote", """{"cart":{"amountMinor":50000,"currency":"NOK"}}""");
        using var document = await Answer(request);
        return document?.RootElement.GetProperty("most").GetInt64();
    }

    private HttpRequestMessage OfMember(HttpMethod method, long member, string place, string? body = null)
    {
        var request = new HttpRequestMessage(method, $"api/shops/{shop}/member{place}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token(member));
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return request;
    }
}
