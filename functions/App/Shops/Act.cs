namespace Loyalty.App.Shops;

/// <summary>
/// Something an owner did: when, by which key (<c>deployment</c>, or the fingerprint of the shop's), what, and about
/// what. Written with what it changed; it holds codes and fingerprints, never a secret.
/// </summary>
public sealed record Act(DateTimeOffset At, string By, string What, IReadOnlyDictionary<string, string> About)
{
    public const string ShopCreated = "shop.created";

    public const string ShopChanged = "shop.changed";

    public const string StorefrontConnected = "storefront.connected";

    public const string StorefrontDisconnected = "storefront.disconnected";

    public const string AccessGiven = "access.given";

    public const string AccessRemoved = "access.removed";

    public const string CodesUploaded = "codes.uploaded";

    public const string KeyRotated = "key.rotated";

    public const string ProgramPut = "program.put";

    public const string ProgramWithdrawn = "program.withdrawn";

    public const string PointsAdjusted = "points.adjusted";

    public const string TierPlaced = "tier.placed";

    public const string RewardHandedOver = "reward.handed_over";

    public const string RewardRevoked = "reward.revoked";

    public const string MembersMerged = "members.merged";

    public const string MergeUndone = "merge.undone";

    public const string DeliveryShown = "delivery.shown";

    public const string DeliveryReplayed = "delivery.replayed";

    /// <summary>By whom deployments' keys are named.</summary>
    public const string Deployment = "deployment";

    /// <summary>About what there is something to say.</summary>
    public static Act Of(DateTimeOffset at, string by, string what, params (string Name, string? Value)[] about) =>
        new(at, by, what, about.Where(one => one.Value is not null)
            .ToDictionary(one => one.Name, one => one.Value!, StringComparer.Ordinal));
}
