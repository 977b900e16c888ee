using System.Text.Json.Serialization;
using Loyalty.Ledger;
using Loyalty.Members;

namespace Loyalty.App.Http;

/// <summary>What a storefront is told of its delivery.</summary>
public sealed record DeliveryDocument(string Outcome)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OrderId? Order { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Points? Points { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Points? Balance { get; init; }

    /// <summary>A stable code: why it was quarantined or ignored, or what the owner should look at.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

/// <summary>The program as shoppers may see it.</summary>
public sealed record ProgramDocument(
    string Shop,
    bool Test,
    string Lang,
    int Version,
    string Name,
    string Joining,
    int Terms,
    IReadOnlyList<RateDocument> Rates,
    BaseDocument Base,
    AvailabilityDocument Availability,
    ExpiryDocument Expiry,
    QualifyingDocument Qualifying,
    IReadOnlyList<TierDocument> Tiers,
    EarningDocument Earning,
    IReadOnlyList<RewardDocument> Rewards,
    PayWithPointsDocument? PayWithPoints,
    IReadOnlyList<NoticeDocument> Notices,
    IReadOnlyList<string> Languages,
    string DefaultLanguage);

/// <summary><c>points</c> for every <c>perMinor</c> minor units of the currency.</summary>
public sealed record RateDocument(string Currency, int Exponent, string Points, string PerMinor);

/// <summary>
/// What of an order counts: tax <c>asPriced</c>, <c>included</c> or <c>excluded</c>; shipping or not.
/// </summary>
public sealed record BaseDocument(string Tax, bool Shipping);

/// <summary>When points can be used.</summary>
public sealed record AvailabilityDocument(int DaysAfterFulfilment, int DaysAfterPayment);

/// <summary>When points lapse.</summary>
public sealed record ExpiryDocument(string Policy, int Months);

/// <summary>What counts towards tiers.</summary>
public sealed record QualifyingDocument(string By, string Period, int Months);

/// <summary>A tier and its perks, in the reader's language.</summary>
public sealed record TierDocument(
    string Code, string Name, long Threshold, string Multiplier, IReadOnlyList<PerkDocument> Perks);

/// <summary>What a member is shown; see <see cref="MemberView"/>.</summary>
public sealed record MemberDocument(
    string Customer,
    string State,
    bool Test,
    string Lang,
    PointsView Points,
    MemberTierDocument Tier,
    IReadOnlyList<PerkDocument> Perks,
    IReadOnlyList<MemberRewardDocument> Rewards,
    IReadOnlyList<RedemptionDocument> Taken,
    IReadOnlyList<object> StampCards,
    IReadOnlyList<NoticeDocument> Notices,
    PreferencesDocument? Preferences);

/// <summary>What a member has chosen; <paramref name="BirthdayFrom"/>: the day another birthday may be set.</summary>
public sealed record PreferencesDocument(
    string? Language, string Personalisation, bool Marketing, Birthday? Birthday, DateOnly? BirthdayFrom);

/// <summary>A member's card: the number, as it is read out, and its QR code as a path in modules.</summary>
public sealed record CardDocument(string Number, IReadOnlyList<string> Groups, QrDocument Qr);

/// <summary>
/// A consent given or withdrawn: <c>terms</c> by joining and leaving, or what else was agreed to; in which language,
/// under which version of the terms.
/// </summary>
public sealed record ConsentDocument(string To, bool Given, DateTimeOffset At, string? Language, int? Terms)
{
    /// <summary>Joining agrees to the terms, and leaving ends that.</summary>
    public static ConsentDocument? Of(Entry entry) => entry.Kind is EntryKind.Joined or EntryKind.Left
        ? new("terms", entry.Kind == EntryKind.Joined, entry.At, entry.Language, entry.TermsVersion)
        : null;

    public static ConsentDocument Of(Consent consent) =>
        new(Showing.Code(consent.To), consent.IsGiven, consent.At, consent.Language, consent.Terms);
}

/// <summary>A square of so many modules, the quiet zone among them, and the dark ones as an SVG path.</summary>
public sealed record QrDocument(int Size, string Path);

/// <summary>The tier held and the way to the next; given by the owner or not, and when it is lost.</summary>
public sealed record MemberTierDocument(
    string Code, string Name, string Multiplier, DateOnly? Since, DateOnly? Until, long Progress, NextTierView? Next,
    bool Given, FallView? Falls);

/// <summary>A page of history, newest first. <paramref name="Next"/> is the next page's <c>before</c>.</summary>
public sealed record EntriesDocument(
    IReadOnlyList<EntryDocument> Entries, long? Next, IReadOnlyList<WaitingDocument>? Waiting);

/// <summary>One entry as codes, parameters and the numbers it can be recomputed from.</summary>
public sealed record EntryDocument(
    long Sequence,
    DateTimeOffset At,
    string Kind,
    Points Points,
    OrderId? Order,
    string? Number,
    string? Channel,
    Points? Due,
    Points? Recorded,
    IReadOnlyList<ReasonDocument> Reasons,
    string? Spare,
    string? Adjust,
    string? Tier,
    string? TierName,
    string? Event,
    string? EventName,
    DateOnly? AvailableOn,
    DateOnly? ExpiresOn,
    string? Redemption,
    string? Reward,
    string? RewardName,
    string? Return);

/// <summary>One clause of an entry's arithmetic; amounts in minor units as text.</summary>
public sealed record ReasonDocument(
    string Rule,
    Points Points,
    string? AmountMinor,
    string? Currency,
    int? Exponent,
    string? RatePoints,
    string? RatePerMinor,
    string? Tier,
    string? TierName,
    string? Multiplier,
    string? Code,
    string? CodeName,
    string? MinimumMinor);

/// <summary>An order that will earn once it is paid.</summary>
public sealed record WaitingDocument(OrderId Order, string? Number, DateTimeOffset PlacedAt, string Reason);

/// <summary>
/// What a page of accounts came to. <paramref name="Wrong"/> counts every finding; of one account the first are listed.
/// <paramref name="Next"/> is the next page's <c>after</c>.
/// </summary>
public sealed record VerifiedDocument(
    string Shop,
    bool Test,
    string Range,
    DateOnly Day,
    int Accounts,
    int Entries,
    int Orders,
    int Wrong,
    IReadOnlyList<FindingDocument> Findings,
    string? Next);

/// <summary>Something wrong with an account: a code, where, and the two values that should agree.</summary>
public sealed record FindingDocument(
    string Account, string Code, long? Entry, string? Order, string? Place, string? Expected, string? Found);

/// <summary>Joining: the version of the terms agreed to, and the language they were read in.</summary>
public sealed record JoinDocument(int? Terms = null, string? Lang = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(DeliveryDocument))]
[JsonSerializable(typeof(ProblemDocument))]
[JsonSerializable(typeof(ProgramDocument))]
[JsonSerializable(typeof(MemberDocument))]
[JsonSerializable(typeof(EntriesDocument))]
[JsonSerializable(typeof(VerifiedDocument))]
[JsonSerializable(typeof(QuoteDocument))]
[JsonSerializable(typeof(RedeemedDocument))]
[JsonSerializable(typeof(RedemptionsDocument))]
[JsonSerializable(typeof(CardDocument))]
[JsonSerializable(typeof(ConsentDocument))]
internal sealed partial class AnswerText : JsonSerializerContext;
