using Loyalty.App.Fulfilling;
using Loyalty.App.Shops;
using Loyalty.Program;

namespace Loyalty.App.Http;

/// <summary>What a storefront is to be entered with, so that rewards can be made there.</summary>
public sealed record AccessRequest(string Key, string? Address = null, string? Secret = null);

/// <summary>Codes for a pool.</summary>
public sealed record CodesRequest(IReadOnlyList<string> Codes);

/// <summary>
/// What rewards are made with at a storefront: never the key, but its fingerprint; the currency the store counts in;
/// and the rights that were missing, without which some kinds cannot be made.
/// </summary>
public sealed record AccessDocument(
    string Address, string Fingerprint, DateTimeOffset? Since, string? Currency, IReadOnlyList<string> Missing)
{
    public static AccessDocument Of(StorefrontAccess access) => new(
        access.Address.GetLeftPart(UriPartial.Path),
        access.Fingerprint,
        access.Since,
        access.Currency?.Code,
        access.Missing);
}

/// <summary>The rewards of the program in force, and paying with points.</summary>
public sealed record RewardsDocument(
    IReadOnlyList<OwnersRewardDocument> Rewards, PayingDocument? PayWithPoints);

/// <summary>
/// A reward as its owner sees it. <paramref name="Left"/> is null for as many as are wanted; <paramref name="WhyNot"/>
/// says why it could not be made now.
/// </summary>
public sealed record OwnersRewardDocument(
    string Code, string Kind, long Points, string Fulfilment, long? Stock, long Taken, long Codes, long? Left,
    string? WhyNot)
{
    public static OwnersRewardDocument Of(Reward reward, StockCount? count, string? whyNot) => new(
        reward.Code,
        reward.Kind.Code,
        reward.Points,
        reward.Fulfilment ?? Fulfilments.Hand,
        reward.Stock,
        count?.Taken ?? 0,
        count?.Codes ?? 0,
        StockCount.Left(reward, count),
        whyNot);
}

/// <summary>How what is paid with points becomes a code, and why it could not now.</summary>
public sealed record PayingDocument(string Fulfilment, string? WhyNot);

/// <summary>Codes that were sent, how many of them were new, and how many are free now.</summary>
public sealed record UploadedDocument(string Reward, int Sent, int Added, long Free);
