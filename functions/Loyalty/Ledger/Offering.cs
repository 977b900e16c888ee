using Loyalty.Program;
using Loyalty.Program.Kinds;

namespace Loyalty.Ledger;

/// <summary>
/// What a member can have of what the program offers, and what asking for it comes to. Spends nothing.
/// </summary>
public static class Offering
{
    /// <summary>
    /// Why a reward cannot be had now; null where it can. <paramref name="left"/> is how many there are, null for as
    /// many as are wanted.
    /// </summary>
    public static Problem? WhyNot(
        Account account, LoyaltyProgram program, Reward reward, DateOnly today, string? market, long? left = null) =>
        !account.IsMember ? Problem.NotAMember
        : reward.From > today || reward.Until < today ? Problem.RewardClosed
        : reward.Tiers is { Count: > 0 } tiers
            && !tiers.Contains(TierOf(account, program, today), StringComparer.Ordinal) ? Problem.RewardOfTier
        : !Markets.Have(reward.Markets, market) ? Problem.RewardOfMarket
        : account.Had?.GetValueOrDefault(reward.Code) >= reward.PerMember ? Problem.RewardLimit(reward.PerMember.Value)
        : left <= 0 ? Problem.RewardSoldOut
        : account.On(today).Available is var available && available.Value < reward.Points
            ? Problem.PointsInsufficient(available)
        : null;

    /// <summary>What a request comes to, or why it cannot be done.</summary>
    public static (Redemption? Redemption, Problem? Problem) Of(
        Account account, LoyaltyProgram program, Wanted wanted, DateTimeOffset at, DateOnly today) => wanted.What switch
        {
            Wanted.Payment payment => Paid(account, program, wanted, payment, at, today),
            Wanted.Chosen chosen => Chosen(account, program, wanted, chosen, at, today),
            _ => throw new InvalidOperationException(),
        };

    private static (Redemption?, Problem?) Chosen(
        Account account, LoyaltyProgram program, Wanted wanted, Wanted.Chosen chosen, DateTimeOffset at, DateOnly today)
    {
        if (program.Rewards?.FirstOrDefault(one => one.Code == chosen.Reward) is not { } reward)
        {
            return (null, Problem.RewardUnknown);
        }

        if (WhyNot(account, program, reward, today, chosen.Market) is { } problem)
        {
            return (null, problem);
        }

        IReadOnlyList<Money>?[] amounts = [reward.Amount, reward.MostAmount, reward.MinimumSpend];
        var currency = chosen.Currency ?? amounts.Append(reward.Worth)
            .Select(one => one is [var only] ? only.Currency : (Currency?)null)
            .FirstOrDefault(one => one is not null);
        if (amounts.Any(one => one is not null && In(one, currency) is null))
        {
            return (null, Problem.CurrencyNotOffered);
        }

        return (Draft(program, wanted, reward.ValidDays, at, today) with
        {
            Reward = reward.Code,
            Kind = reward.Kind,
            Fulfilment = reward.Fulfilment ?? Fulfilments.Hand,
            Points = new Points(reward.Points),
            Amount = In(reward.Amount, currency) ?? In(reward.MostAmount, currency),
            Percent = reward.Percent,
            Product = reward.Product,
            Worth = In(reward.Worth, currency),
            MinimumSpend = In(reward.MinimumSpend, currency),
            Code = reward.Kind.HasCode ? wanted.Code : null,
        }, null);
    }

    private static (Redemption?, Problem?) Paid(
        Account account, LoyaltyProgram program, Wanted wanted, Wanted.Payment payment, DateTimeOffset at,
        DateOnly today)
    {
        if (!account.IsMember)
        {
            return (null, Problem.NotAMember);
        }

        var available = account.On(today).Available;
        if (PointsQuote.Of(program.PayWithPoints, payment.Cart, available.Value, payment.Points) is not { } quote)
        {
            return (null, Problem.CurrencyNotOffered);
        }

        if (payment.Points > available.Value)
        {
            return (null, Problem.PointsInsufficient(available));
        }

        if (quote.WhyNot(payment.Points) is { } problem)
        {
            return (null, problem);
        }

        var paying = program.PayWithPoints!;
        return (Draft(program, wanted, paying.ValidDays ?? PayWithPoints.UsualDays, at, today) with
        {
            Fulfilment = paying.Fulfilment ?? Fulfilments.Hand,
            Points = new Points(quote.Points),
            Amount = quote.Pays,
            MinimumSpend = quote.MinimumSpend(paying),
            Code = wanted.Code,
        }, null);
    }

    private static Redemption Draft(
        LoyaltyProgram program, Wanted wanted, int? validDays, DateTimeOffset at, DateOnly today) => new()
        {
            Id = wanted.Id,
            At = at,
            Customer = wanted.Customer,
            Kind = new AmountOff(),
            Fulfilment = Fulfilments.Hand,
            Points = Points.Zero,
            ValidUntil = validDays is { } days ? today.AddDays(days) : null,
            EndsAt = validDays is { } until
                ? ShopCalendar.StartOf(today.AddDays(until + 1), program.TimeZone)
                : null,
        };

    private static string TierOf(Account account, LoyaltyProgram program, DateOnly today) =>
        program.Tiers[program.IndexOf(Tiers.Held(account, program, today)?.Tier)].Code;

    private static Money? In(IReadOnlyList<Money>? amounts, Currency? currency) =>
        amounts?.Where(one => one.Currency == currency).Select(one => (Money?)one).FirstOrDefault();
}

/// <summary>
/// What a member asks for: a reward, or to pay part of a cart. Id and code are derived from the request, so that asking
/// again is asking for the same.
/// </summary>
public sealed record Wanted(string Id, string Code, CustomerId Customer, Wanted.Choice What)
{
    public abstract record Choice;

    public sealed record Chosen(string Reward, Currency? Currency, string? Market) : Choice;

    public sealed record Payment(long Points, Money Cart) : Choice;
}
