using System.Globalization;

namespace Loyalty.Program.Guarding;

/// <summary>
/// Whether members get to what points buy: how far the first reward is, and rewards that nobody can have. By orders of
/// the median basket, one a week where time matters.
/// </summary>
internal sealed class Rewards(LoyaltyProgram program, ShopFacts facts)
{
    private const int MostOrders = 1_000;

    /// <summary>Digits the ledger keeps before points become whole.</summary>
    private const int Precision = 9;

    private readonly IReadOnlyList<Reward> rewards = program.Rewards ?? [];

    /// <summary>Whether it is this tier's.</summary>
    public static bool IsFor(Reward reward, Tier tier) =>
        reward.Tiers is not { } tiers || tiers.Contains(tier.Code, StringComparer.Ordinal);

    /// <summary>Whether it can be had, some day.</summary>
    public static bool IsThere(Reward reward, DateOnly today) => WhyGone(reward, today) is null;

    public IEnumerable<Warning> Warnings()
    {
        if (rewards.Count == 0 && program.PayWithPoints is null)
        {
            return [];
        }

        return rewards.Select(Unreachable).OfType<Warning>().Concat(facts.Basket is { } basket
            ? Far(basket.Median.AmountMinor)
            : [new Warning(Warning.BasketUnknown, "/guardrails/medianBasket")]);
    }

    private static string? WhyGone(Reward reward, DateOnly today) =>
        reward.Until < today ? Warning.Ended : reward.Stock <= 0 ? Warning.OutOfStock : null;

    /// <summary>The cheapest thing that everybody may have.</summary>
    private IEnumerable<Warning> Far(decimal basketMinor)
    {
        var first = program.Tiers[0];
        var most = (program.Guardrails ?? new Guardrails()).MostOrdersToReward;
        var costs = rewards.Select((reward, index) => (Place: Place(index), reward.Points, Reward: reward))
            .Where(one => IsFor(one.Reward, first) && IsThere(one.Reward, facts.Today))
            .Select(one => (one.Place, one.Points));
        if (program.PayWithPoints is { } pay)
        {
            costs = costs.Append((Place: "/payWithPoints", Math.Max(pay.Points, pay.Least)));
        }

        var (place, points) = costs.OrderBy(one => one.Points).FirstOrDefault();
        if (place is not null && Orders(first, points, basketMinor) is var orders && (orders is null || orders > most))
        {
            yield return new Warning(Warning.FirstRewardFar, place)
            {
                Points = points,
                Orders = orders,
                Limit = most,
            };
        }
    }

    private Warning? Unreachable(Reward reward, int index)
    {
        var warning = new Warning(Warning.RewardUnreachable, Place(index));
        if (WhyGone(reward, facts.Today) is { } why)
        {
            return warning with { Why = why };
        }

        Tier[] tiers = [.. program.Tiers.Where(tier => IsFor(reward, tier))];
        if (facts.Basket is not { Median.AmountMinor: var basketMinor } || tiers is not [var lowest, ..])
        {
            return null;
        }

        if (Progress(basketMinor) is { } progress && lowest.Threshold > progress)
        {
            return warning with
            {
                Why = Warning.TierUnreachable,
                Tier = lowest.Code,
                Threshold = lowest.Threshold,
                Limit = progress,
            };
        }

        var expires = program.Expiry.Policy is ExpiryPolicy.Rolling or ExpiryPolicy.CalendarYear;
        var most = !expires ? MostOrders
            : Weeks(program.Expiry.Policy == ExpiryPolicy.CalendarYear ? 12 : program.Expiry.Months);
        var orders = Orders(tiers.MaxBy(tier => tier.Multiplier)!, reward.Points, basketMinor);
        return orders <= most ? null : warning with
        {
            Why = expires ? Warning.ExpiresFirst : Warning.TooDear,
            Points = reward.Points,
            Orders = orders,
            Limit = most,
        };
    }

    /// <summary>How many orders gather so many points; null where a thousand do not.</summary>
    private int? Orders(Tier tier, long points, decimal basketMinor)
    {
        var gathered = 0m;
        for (var number = 1; number <= MostOrders; number++)
        {
            gathered += Earned(Stack.Always(program, tier, number), basketMinor);
            if (gathered >= points)
            {
                return number;
            }
        }

        return null;
    }

    /// <summary>Whole points for one order, as the ledger makes them.</summary>
    private decimal Earned(Stack stack, decimal basketMinor)
    {
        if (MainMoney.Of(program, program.Earning?.Minimum) > basketMinor)
        {
            return 0;
        }

        var points = Bounded.Times(
            Bounded.Times(MainMoney.PerMinor(program.Rates[0]), basketMinor), stack.Multiplier);
        return Math.Min(Whole(points) + stack.Points, program.Earning?.MostPerOrder ?? decimal.MaxValue);
    }

    /// <summary>The progress an order a week makes in the time that counts; null where all time does.</summary>
    private long? Progress(decimal basketMinor)
    {
        var qualifying = program.Qualifying;
        if (qualifying.Period == QualifyPeriod.Lifetime)
        {
            return null;
        }

        var each = qualifying.By switch
        {
            QualifyBy.Points => Earned(
                Stack.Always(program, program.Tiers[0], MostOrders) with { Raised = 1, Points = 0 }, basketMinor),
            QualifyBy.Spend => basketMinor / program.Rates[0].Currency.MinorPerMajor,
            _ => 1,
        };
        return (long)(each * Weeks(qualifying.Period == QualifyPeriod.CalendarYear ? 12 : qualifying.Months));
    }

    private decimal Whole(decimal points)
    {
        var precise = decimal.Round(points, Precision);
        return program.Rounding switch
        {
            Rounding.Up => decimal.Ceiling(precise),
            Rounding.Nearest => decimal.Round(precise, MidpointRounding.AwayFromZero),
            _ => decimal.Floor(precise),
        };
    }

    private static int Weeks(int months) => months * 52 / 12;

    private static string Place(int index) => string.Create(CultureInfo.InvariantCulture, $"/rewards/{index}");
}
