using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Loyalty.Ledger;
using Loyalty.Program;
using Loyalty.Storefronts;

namespace Loyalty.App.Http;

/// <summary>A shop to be made. Without a program it gets one to begin with, in its currency.</summary>
public sealed record CreateShopRequest(
    string Shop,
    string? Currency = null,
    string? Language = null,
    string? TimeZone = null,
    Words? Name = null,
    IReadOnlyList<string>? Origins = null,
    JsonObject? Program = null);

/// <summary>What of a shop's settings is to change.</summary>
public sealed record ChangeShopRequest(IReadOnlyList<string> Origins);

/// <summary>How a storefront is to be connected.</summary>
public sealed record ConnectRequest(
    string? Secret = null,
    bool Rotate = false,
    int KeepHours = 72,
    StripeSource? StripeSource = null,
    IReadOnlyList<string>? PaidStatuses = null,
    string? CustomersOf = null,
    bool? OwnSales = null);

/// <summary>Which key is to be replaced, and how long the older ones still count.</summary>
public sealed record RotateKeyRequest(KeyKind Key, int KeepHours = 168);

/// <summary>The keys a shop has.</summary>
public enum KeyKind
{
    Owner,
    Member,

    /// <summary>Finds members, and does nothing else.</summary>
    Staff,
}

/// <summary>Points to be given, or, negative, taken. The note stays with the owner's acts.</summary>
public sealed record AdjustRequest(string Customer, long Points, AdjustReason Reason, string? Note = null);

/// <summary>A tier to be given until a day; without both, what was given is ended.</summary>
public sealed record PlaceRequest(
    string Customer, AdjustReason Reason, string? Tier = null, DateOnly? Until = null);

/// <summary>
/// Whose redemption ends; <paramref name="Unused"/> is the owner's word that its code was not used and never will be.
/// </summary>
public sealed record EndRedemptionRequest(string Customer, bool Unused = false);

/// <summary>Two customers who are one: everything of the first goes to the second.</summary>
public sealed record MergeRequest(string From, string Into);

/// <summary>Into whom the merge was that is to be undone.</summary>
public sealed record UndoMergeRequest(string Customer);

/// <summary>
/// The body of an owner's request: small, JSON, and nothing in it that is misspelled, twice or of another kind.
/// </summary>
public static class OwnerRequests
{
    public const int MostBytes = ProgramDraft.MostBytes + (16 * 1024);

    public static async Task<(T? Asked, Problem? Problem)> Read<T>(
        HttpRequest request, JsonTypeInfo<T> shape, CancellationToken cancellation)
        where T : class
    {
        var (body, problem) = await Bytes(request, cancellation);
        return body is null ? (null, problem) : StrictJson.Read(body, shape);
    }

    public static async Task<(byte[]? Body, Problem? Problem)> Bytes(
        HttpRequest request, CancellationToken cancellation) =>
        !RequestBody.IsJson(request) || RequestBody.IsPacked(request) ? (null, Problem.UnsupportedMediaType)
        : await RequestBody.Read(request, MostBytes, cancellation) is { } body ? (body, null)
        : (null, Problem.BodyTooLarge);

    /// <summary>Whether only what would be done is to be said.</summary>
    public static bool IsTrial(HttpRequest request) => Says(request, "dryRun");

    /// <summary>Whether a request says yes to something.</summary>
    public static bool Says(HttpRequest request, string name) => request.Query[name] is ["true" or "1"];

    /// <summary>
    /// What is asked neither with yes nor with no: whoever means a dry run must not be taken at another word.
    /// </summary>
    public static string? Unclear(HttpRequest request) => YesOrNo.FirstOrDefault(name =>
        request.Query.ContainsKey(name) && request.Query[name] is not ["true" or "1" or "false" or "0"]);

    private static readonly string[] YesOrNo = ["dryRun", "unannounced", "formOnly"];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    MaxDepth = 16,
    Converters =
    [
        typeof(CodesAsText<StripeSource>),
        typeof(CodesAsText<KeyKind>),
        typeof(CodesAsText<AdjustReason>),
    ])]
[JsonSerializable(typeof(CreateShopRequest))]
[JsonSerializable(typeof(ChangeShopRequest))]
[JsonSerializable(typeof(ConnectRequest))]
[JsonSerializable(typeof(AccessRequest))]
[JsonSerializable(typeof(CodesRequest))]
[JsonSerializable(typeof(RotateKeyRequest))]
[JsonSerializable(typeof(AdjustRequest))]
[JsonSerializable(typeof(PlaceRequest))]
[JsonSerializable(typeof(EndRedemptionRequest))]
[JsonSerializable(typeof(MergeRequest))]
[JsonSerializable(typeof(UndoMergeRequest))]
internal sealed partial class OwnerAsked : JsonSerializerContext;
