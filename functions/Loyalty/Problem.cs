using System.Globalization;

namespace Loyalty;

/// <summary>
/// An expected refusal: a stable code and its parameters, never words. The closed list of codes is this type; each has
/// words in every locale under <c>problem.{code}</c>.
/// </summary>
public sealed record Problem
{
    private Problem(string code, params (string Name, string Value)[] parameters) =>
        (Code, Parameters) = (code, parameters.ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal));

    public string Code { get; }

    public IReadOnlyDictionary<string, string> Parameters { get; }

    public static Problem NotFound { get; } = new("not_found");

    public static Problem ShopUnknown { get; } = new("shop_unknown");

    public static Problem StorefrontUnknown { get; } = new("storefront_unknown");

    public static Problem MethodNotAllowed { get; } = new("method_not_allowed");

    public static Problem UnsupportedMediaType { get; } = new("unsupported_media_type");

    public static Problem BodyTooLarge { get; } = new("body_too_large");

    public static Problem NotGenuine { get; } = new("not_genuine");

    public static Problem TokenMissing { get; } = new("token_missing");

    public static Problem TokenMalformed { get; } = new("token_malformed");

    public static Problem TokenForged { get; } = new("token_forged");

    public static Problem TokenExpired { get; } = new("token_expired");

    public static Problem TokenTooFarAhead { get; } = new("token_too_far_ahead");

    public static Problem OwnerKeyMissing { get; } = new("owner_key_missing");

    public static Problem OwnerKeyWrong { get; } = new("owner_key_wrong");

    /// <summary>A staff key finds members, and does nothing else.</summary>
    public static Problem StaffKeyLimited { get; } = new("staff_key_limited");

    public static Problem OriginNotAllowed { get; } = new("origin_not_allowed");

    public static Problem StorageUnavailable { get; } = new("storage_unavailable");

    public static Problem BadJson { get; } = new("bad_json");

    public static Problem IdempotencyKeyMissing { get; } = new("idempotency_key_missing");

    public static Problem IdempotencyKeyReused { get; } = new("idempotency_key_reused");

    public static Problem TermsOutdated { get; } = new("terms_outdated");

    public static Problem ShopExists { get; } = new("shop_exists");

    public static Problem StorefrontOverlaps { get; } = new("storefront_overlaps");

    public static Problem MemberUnknown { get; } = new("member_unknown");

    /// <summary>Only who has joined can do that.</summary>
    public static Problem NotAMember { get; } = new("not_a_member");

    public static Problem RewardsTooMany { get; } = new("rewards_too_many");

    public static Problem RewardUnknown { get; } = new("reward_unknown");

    /// <summary>Not on this day.</summary>
    public static Problem RewardClosed { get; } = new("reward_closed");

    public static Problem RewardOfTier { get; } = new("reward_of_tier");

    public static Problem RewardOfMarket { get; } = new("reward_of_market");

    public static Problem RewardSoldOut { get; } = new("reward_sold_out");

    /// <summary>One member can have so many of it, and has had them.</summary>
    public static Problem RewardLimit(int most) => new("reward_limit", ("most", Text(most)));

    /// <summary>The shop is not set up to make it.</summary>
    public static Problem RewardNotMade(string why) => new("reward_not_made", ("why", why));

    /// <summary>It is used, handed over, over, or taken back already.</summary>
    public static Problem RedemptionFinal { get; } = new("redemption_final");

    public static Problem RedemptionUnknown { get; } = new("redemption_unknown");

    /// <summary>They are one already, or have been merged elsewhere.</summary>
    public static Problem MergeImpossible { get; } = new("merge_impossible");

    /// <summary>There is no such merge, or a later one has to be undone first.</summary>
    public static Problem MergeFinal { get; } = new("merge_final");

    public static Problem CurrencyNotOffered { get; } = new("currency_not_offered");

    /// <summary>Of this cart nothing can be paid with the points there are.</summary>
    public static Problem NothingToPay { get; } = new("nothing_to_pay");

    public static Problem PointsTooFew(long least) => new("points_too_few", ("least", Text(least)));

    public static Problem PointsTooMany(long most) => new("points_too_many", ("most", Text(most)));

    public static Problem ProgramInvalid { get; } = new("program_invalid");

    public static Problem ProgramChanged { get; } = new("program_changed");

    public static Problem ProgramInForce { get; } = new("program_in_force");

    public static Problem InternalError { get; } = new("internal_error");

    /// <summary>There are fewer points that can be used than were to be taken.</summary>
    public static Problem PointsInsufficient(Points available) =>
        new("points_insufficient", ("available", available.ToString()));

    /// <summary>A birthday was set, and another may be from a day on.</summary>
    public static Problem BirthdayTooSoon(DateOnly from) =>
        new("birthday_too_soon", ("from", from.ToString("O", CultureInfo.InvariantCulture)));

    /// <summary>A storefront did not let in what was given to enter it with, or a right is missing.</summary>
    public static Problem AccessRefused(string why, string? right) =>
        new("access_refused", ("why", why), ("right", right ?? ""));

    public static Problem BadParameter(string name) => new("bad_parameter", ("name", name));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
