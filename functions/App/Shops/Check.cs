using System.Text.Json.Serialization;

namespace Loyalty.App.Shops;

/// <summary>
/// One thing that was looked at: how it is and, where it is not well, a stable code and its parameters.
/// </summary>
public sealed record Check(
    [property: JsonPropertyName("check")] string Name,
    CheckState State,
    string? Code,
    IReadOnlyDictionary<string, string> Params)
{
    /// <summary>The clock of the app is far from storage's; parameter <c>seconds</c>.</summary>
    public const string ClockOff = "clock_off";

    /// <summary>Storage does not answer.</summary>
    public const string StorageAway = "storage_away";

    /// <summary>The app's identity may not do it: Storage Table Data Contributor is missing.</summary>
    public const string RoleMissing = "role_missing";

    /// <summary>Not every table could be made yet.</summary>
    public const string TablesMissing = "tables_missing";

    /// <summary>What a shop has stored was encrypted under another key; parameter <c>shop</c>.</summary>
    public const string EncryptionKeyWrong = "encryption_key_wrong";

    public const string PublicUrlMissing = "public_url_missing";

    public const string PublicUrlInsecure = "public_url_insecure";

    /// <summary>There is no deployment key: no shop can be made.</summary>
    public const string OwnerKeyMissing = "owner_key_missing";

    /// <summary>No page of the shop's may show points yet.</summary>
    public const string OriginsMissing = "origins_missing";

    /// <summary>No storefront is connected.</summary>
    public const string StorefrontMissing = "storefront_missing";

    /// <summary>Nothing has arrived from a connected storefront; parameter <c>storefront</c>.</summary>
    public const string NothingArrived = "nothing_arrived";

    /// <summary>
    /// The last signed delivery was rejected; parameters <c>storefront</c>, <c>reason</c> (see
    /// <see cref="Storefronts.Rejection"/>), <c>at</c>.
    /// </summary>
    public const string DeliveryRejected = "delivery_rejected";

    /// <summary>Words of the program miss its own language; parameter <c>languages</c>.</summary>
    public const string WordsMissing = "words_missing";

    /// <summary>The program speaks languages that this release does not; parameter <c>languages</c>.</summary>
    public const string LanguageUnknown = "language_unknown";

    /// <summary>Deliveries wait to be understood; parameter <c>deliveries</c>.</summary>
    public const string QuarantineNotEmpty = "quarantine_not_empty";

    public static Check Ok(string name, params (string Name, string Value)[] about) =>
        new(name, CheckState.Ok, null, Said(about));

    public static Check Warn(string name, string code, params (string Name, string Value)[] about) =>
        new(name, CheckState.Warning, code, Said(about));

    public static Check Fail(string name, string code, params (string Name, string Value)[] about) =>
        new(name, CheckState.Failed, code, Said(about));

    private static Dictionary<string, string> Said((string Name, string Value)[] about) =>
        about.ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal);
}

/// <summary>How something is.</summary>
public enum CheckState
{
    Ok,

    /// <summary>It works, and something should be looked at.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Failed,
}
