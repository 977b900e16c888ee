using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Loyalty.Program;

namespace Loyalty.App.Http;

/// <summary>What a cart's goods come to.</summary>
public sealed record CartRequest(decimal AmountMinor, string Currency)
{
    /// <summary>The place of what is wrong with it; null where nothing is.</summary>
    public string? BadPlace(string at) =>
        AmountMinor is <= 0 or > PointsQuote.LargestMinor || AmountMinor != Math.Floor(AmountMinor)
            ? at + ".amountMinor"
        : Loyalty.Currency.Parse(Currency) is null ? at + ".currency"
        : null;

    public Money ToMoney() => new(AmountMinor, Loyalty.Currency.Of(Currency));
}

/// <summary>What points would pay of a cart; as many as can be used where none are said.</summary>
public sealed record QuoteRequest(CartRequest Cart, long? Points = null);

/// <summary>A reward to be had, or points to be paid with: one of the two.</summary>
public sealed record RedeemRequest(
    string? Reward = null, string? Currency = null, string? Market = null, PayRequest? Pay = null);

/// <summary>So many points towards a cart.</summary>
public sealed record PayRequest(long Points, CartRequest Cart);

/// <summary>
/// The body of a member's request: small, JSON, and nothing in it that is misspelled, twice or of another kind.
/// </summary>
public static class MemberRequests
{
    public const int MostBytes = 4 * 1024;

    public static async Task<(T? Asked, Problem? Problem)> Read<T>(
        HttpRequest request, JsonTypeInfo<T> shape, CancellationToken cancellation)
        where T : class
    {
        if (!RequestBody.IsJson(request) || RequestBody.IsPacked(request))
        {
            return (null, Problem.UnsupportedMediaType);
        }

        return await RequestBody.Read(request, MostBytes, cancellation) is { } body
            ? StrictJson.Read(body, shape)
            : (null, Problem.BodyTooLarge);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    MaxDepth = 8)]
[JsonSerializable(typeof(PreferencesRequest))]
[JsonSerializable(typeof(JoinDocument))]
[JsonSerializable(typeof(QuoteRequest))]
[JsonSerializable(typeof(RedeemRequest))]
internal sealed partial class MemberAsked : JsonSerializerContext;
