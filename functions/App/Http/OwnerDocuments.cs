using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Loyalty.App.Shops;
using Loyalty.Members;
using Loyalty.Program.Guarding;

namespace Loyalty.App.Http;

/// <summary>A page of the deployment's shops. <paramref name="Next"/> is the next page's <c>after</c>.</summary>
public sealed record ShopsDocument(IReadOnlyList<ShopLineDocument> Shops, string? Next);

/// <summary>A shop in a list.</summary>
public sealed record ShopLineDocument(
    string Shop, DateTimeOffset? CreatedAt, IReadOnlyList<string> Storefronts, IReadOnlyList<string> Origins);

/// <summary>A shop that was made, with its keys: they are shown this once.</summary>
public sealed record NewShopDocument(string Shop, string? OwnerKey, string? MemberKey, int Program);

/// <summary>A shop as its owner has set it up; secrets by their fingerprints only.</summary>
public sealed record ShopDocument(
    string Shop,
    bool Test,
    DateTimeOffset? CreatedAt,
    IReadOnlyList<string> Origins,
    KeysDocument Keys,
    IReadOnlyList<StorefrontDocument> Storefronts,
    ProgramInForceDocument Program,
    string? Widget);

/// <summary>The keys that count.</summary>
public sealed record KeysDocument(
    IReadOnlyList<SecretDocument> Owner, IReadOnlyList<SecretDocument> Member, IReadOnlyList<SecretDocument> Staff);

/// <summary>A secret without its value; <paramref name="Until"/> where it is being replaced.</summary>
public sealed record SecretDocument(string Fingerprint, DateTimeOffset? Since, DateTimeOffset? Until);

/// <summary>A connected storefront.</summary>
public sealed record StorefrontDocument(
    string Storefront,
    string? Webhook,
    IReadOnlyList<SecretDocument> Secrets,
    string? StripeSource,
    IReadOnlyList<string> PaidStatuses,
    string? CustomersOf,
    bool OwnSales,
    AccessDocument? Access,
    AcceptedDocument? LastAccepted,
    RejectedDocument? LastRejected);

/// <summary>The last delivery that was accepted, and what became of it.</summary>
public sealed record AcceptedDocument(DateTimeOffset At, string Outcome);

/// <summary>The last delivery that was not genuine, and why.</summary>
public sealed record RejectedDocument(DateTimeOffset At, string Reason);

/// <summary>The version in force, and the one that is to come.</summary>
public sealed record ProgramInForceDocument(int Version, DateTimeOffset InForceFrom, VersionDocument? Next);

/// <summary>
/// A version of the program: <c>past</c>, <c>inForce</c>, <c>coming</c>, or <c>withdrawn</c> before it took effect.
/// </summary>
public sealed record VersionDocument(int Version, DateTimeOffset InForceFrom, string State);

/// <summary>A connected storefront's webhook; its secret where it was made here.</summary>
public sealed record ConnectedDocument(
    string Storefront, string? Webhook, string? Secret, string Fingerprint, IReadOnlyList<SecretDocument> Others);

/// <summary>A key that was made, shown this once, and those it replaces.</summary>
public sealed record NewKeyDocument(
    string Key, string? Value, string? Fingerprint, IReadOnlyList<SecretDocument> Others);

/// <summary>
/// A version of the program as its owner wrote it, and which versions there are; <paramref name="Newest"/> is what
/// <c>If-Match</c> takes.
/// </summary>
public sealed record ProgramVersionDocument(
    IReadOnlyList<VersionDocument> Versions, int Newest, int Version, DateTimeOffset InForceFrom, JsonObject Document);

/// <summary>A version that was put, what its owner should look at, and the basket that was reckoned with.</summary>
public sealed record PutProgramDocument(
    int Version, DateTimeOffset InForceFrom, JsonObject Document, JsonArray Warnings, BasketDocument? Basket);

/// <summary>The median basket: of so many <c>orders</c>, or as the <c>owner</c> says.</summary>
public sealed record BasketDocument(
    decimal AmountMinor, Currency Currency, int Exponent, string From, int? Orders);

/// <summary>A version that was taken back, and when it would have taken effect.</summary>
public sealed record WithdrawnProgramDocument(int Version, DateTimeOffset InForceFrom);

/// <summary>A customer as the owner sees one: no name and no address are known here.</summary>
public sealed record OwnersMemberDocument(
    string Customer,
    bool Test,
    string State,
    long Sequence,
    DateOnly? CountsFrom,
    PointsView Points,
    MemberTierDocument Tier,
    IReadOnlyList<MergeDocument> Merges);

/// <summary>An account that was merged into another.</summary>
public sealed record MergeDocument(string Id, string From, string Into);

/// <summary>Points that were given or taken.</summary>
public sealed record AdjustedDocument(string Customer, long Entry, Points Points, Points Balance);

/// <summary>The tier a member was given; null where that was ended.</summary>
public sealed record PlacedDocument(string Customer, long Entry, string? Tier, DateOnly? Until);

/// <summary>The last deliveries, storefront by storefront.</summary>
public sealed record DeliveriesDocument(IReadOnlyList<LastDeliveryDocument> Storefronts);

/// <summary>A storefront's last delivery that was accepted, and the last that was not genuine.</summary>
public sealed record LastDeliveryDocument(
    string Storefront, AcceptedDocument? LastAccepted, RejectedDocument? LastRejected);

/// <summary>A page of what waits in quarantine. <paramref name="Next"/> is the next page's <c>after</c>.</summary>
public sealed record QuarantineDocument(IReadOnlyList<QuarantinedDocument> Deliveries, string? Next);

/// <summary>A delivery in quarantine.</summary>
public sealed record QuarantinedDocument(
    string Id,
    string Storefront,
    string? Topic,
    string Reason,
    DateTimeOffset ArrivedAt,
    DateTimeOffset Until,
    int Bytes);

/// <summary>A delivery in quarantine with what it says; it may hold a buyer's details.</summary>
public sealed record KeptDocument(
    QuarantinedDocument Delivery, IReadOnlyDictionary<string, string> Headers, string Encoding, string Body);

/// <summary>What became of a delivery that was tried again; <paramref name="Kept"/>: it is still there.</summary>
public sealed record ReplayedDocument(
    string Id, string Outcome, OrderId? Order, Points? Points, Points? Balance, string? Reason, bool Kept);

/// <summary>A page of what owners did, newest first; <paramref name="Next"/> is the next <c>before</c>.</summary>
public sealed record ActsDocument(IReadOnlyList<ActDocument> Acts, string? Next);

/// <summary>Something an owner did.</summary>
public sealed record ActDocument(
    DateTimeOffset At, string By, string Act, IReadOnlyDictionary<string, string> What);

/// <summary>How the deployment, or a shop of it, is; <paramref name="At"/> by the app's clock.</summary>
public sealed record CheckUpDocument(DateTimeOffset At, string Version, IReadOnlyList<Check> Checks);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(CodesAsText<CheckState>)])]
[JsonSerializable(typeof(ShopsDocument))]
[JsonSerializable(typeof(NewShopDocument))]
[JsonSerializable(typeof(ShopDocument))]
[JsonSerializable(typeof(ConnectedDocument))]
[JsonSerializable(typeof(AccessDocument))]
[JsonSerializable(typeof(RewardsDocument))]
[JsonSerializable(typeof(UploadedDocument))]
[JsonSerializable(typeof(NewKeyDocument))]
[JsonSerializable(typeof(ProgramVersionDocument))]
[JsonSerializable(typeof(PutProgramDocument))]
[JsonSerializable(typeof(WithdrawnProgramDocument))]
[JsonSerializable(typeof(OwnersMemberDocument))]
[JsonSerializable(typeof(MergeDocument))]
[JsonSerializable(typeof(AdjustedDocument))]
[JsonSerializable(typeof(PlacedDocument))]
[JsonSerializable(typeof(DeliveriesDocument))]
[JsonSerializable(typeof(QuarantineDocument))]
[JsonSerializable(typeof(KeptDocument))]
[JsonSerializable(typeof(ReplayedDocument))]
[JsonSerializable(typeof(ActsDocument))]
[JsonSerializable(typeof(CheckUpDocument))]
internal sealed partial class OwnerText : JsonSerializerContext;

/// <summary>Warnings with the numbers they have, and none that they have not.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<Warning>))]
internal sealed partial class WarningText : JsonSerializerContext;
