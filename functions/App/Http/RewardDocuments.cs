using System.Text.Json.Serialization;
using Loyalty.Ledger;
using Loyalty.Members;
using Loyalty.Program;

namespace Loyalty.App.Http;

/// <summary>
/// What a member can do about a reward: have it now, or why not (the code of a problem), with the points that are
/// missing and how many are left; <paramref name="Left"/> is null for as many as are wanted.
/// </summary>
public sealed record MemberRewardDocument(string Code, bool Redeemable, string? Why, long Missing, long? Left)
{
    public static MemberRewardDocument Of(RewardView view) =>
        new(view.Reward.Code, view.Why is null, view.Why?.Code, view.Missing, view.Left);
}

/// <summary>Something redeemed, as it stands now. Amounts in minor units as text.</summary>
public sealed record RedemptionDocument(
    string Id,
    string? Reward,
    string Kind,
    string? Name,
    Points Points,
    string State,
    string? Code,
    AmountDocument? Amount,
    string? Percent,
    string? Product,
    AmountDocument? MinimumSpend,
    DateTimeOffset At,
    DateOnly? ValidUntil,
    string? Trouble)
{
    /// <summary>Whose it is; told to owners only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Customer { get; init; }

    public static RedemptionDocument Of(RedemptionView view)
    {
        var redemption = view.Redemption;
        return new RedemptionDocument(
            redemption.Id,
            redemption.Reward,
            redemption.Kind.Code,
            view.Name,
            redemption.Points,
            view.State,
            redemption.State is RedemptionState.Pending ? null : redemption.Code,
            Shown(redemption.Amount),
            Showing.Text(redemption.Percent),
            redemption.Product,
            Shown(redemption.MinimumSpend),
            redemption.At,
            redemption.ValidUntil,
            redemption.Trouble);
    }

    public static AmountDocument? Shown(Money? money) => money is { } some
        ? new AmountDocument(Showing.Text(some.AmountMinor), some.Currency.Code, some.Currency.Exponent)
        : null;
}

/// <summary>A redemption, and the points that can still be used.</summary>
public sealed record RedeemedDocument(RedemptionDocument Redemption, Points Available);

/// <summary>A member's redemptions, newest first.</summary>
public sealed record RedemptionsDocument(IReadOnlyList<RedemptionDocument> Redemptions, bool More);

/// <summary>
/// What points pay of a cart; <paramref name="Why"/> is the code of the problem where they pay nothing.
/// </summary>
public sealed record QuoteDocument(
    AmountDocument Cart,
    long Points,
    AmountDocument Pays,
    AmountDocument Rest,
    long Least,
    long Most,
    AmountDocument MostPays,
    Points Available,
    string? Why)
{
    public static QuoteDocument Of(PointsQuote quote, Points available, Problem? why) => new(
        Amount(quote.Cart),
        quote.Points,
        Amount(quote.Pays),
        Amount(quote.Cart with { AmountMinor = quote.Cart.AmountMinor - quote.Pays.AmountMinor }),
        quote.Least,
        quote.Most,
        Amount(quote.MostPays),
        available,
        why?.Code);

    private static AmountDocument Amount(Money money) => RedemptionDocument.Shown(money)!;
}
