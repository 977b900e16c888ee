using System.Globalization;

namespace Loyalty.Program.Guarding;

/// <summary>
/// What each tier gives back of 100 spent: what an order earns times the most money a point buys. Without anything
/// that points buy and that is worth money there is no discount, and nothing to say.
/// </summary>
internal sealed class Discounts(LoyaltyProgram program, ShopFacts facts)
{
    private readonly Guardrails rails = program.Guardrails ?? new Guardrails();
    private readonly decimal perMinor = MainMoney.PerMinor(program.Rates[0]);
    private readonly decimal? basketMinor = facts.Basket?.Median.AmountMinor;

    public IEnumerable<Warning> Warnings() => program.Tiers.SelectMany((tier, index) => Of(tier, index));

    private IEnumerable<Warning> Of(Tier tier, int index)
    {
        Buys[] all = [.. What(tier)];
        if (all.Length == 0)
        {
            yield break;
        }

        var place = string.Create(CultureInfo.InvariantCulture, $"/tiers/{index}");
        var plain = Stack.Plain(tier);
        var (worst, by) = Stack.Worst(program, tier, facts.Today).Prepend(plain)
            .SelectMany(stack => all.Select(buys => (stack, buys))).MaxBy(one => Percent(one.stack, one.buys));
        if (Percent(worst, by) is var most && most > rails.CeilingPercent)
        {
            yield return new Warning(Warning.DiscountAboveCeiling, place)
            {
                Tier = tier.Code,
                Percent = most,
                Limit = rails.CeilingPercent,
                By = by.Place,
                Rules = worst.Rules,
            };
        }

        by = all.MaxBy(buys => Percent(plain, buys))!;
        if (Percent(plain, by) is var least && least < rails.FloorPercent)
        {
            yield return new Warning(Warning.DiscountBelowFloor, place)
            {
                Tier = tier.Code,
                Percent = least,
                Limit = rails.FloorPercent,
                By = by.Place,
            };
        }
    }

    /// <summary>
    /// Rounded as it is shown. Points for the whole order and the most an order earns need a basket.
    /// </summary>
    private decimal Percent(Stack stack, Buys buys)
    {
        var spent = basketMinor ?? 100 * program.Rates[0].Currency.MinorPerMajor;
        var points = Bounded.Times(Bounded.Times(perMinor, spent), stack.Multiplier);
        if (basketMinor is not null)
        {
            points = Math.Min(points + stack.Points, program.Earning?.MostPerOrder ?? decimal.MaxValue);
        }

        var percent = Bounded.Over(Bounded.Times(Bounded.Times(points, buys.PointMinor), 100), spent);
        return decimal.Round(Math.Min(percent, buys.MostPercent), 2, MidpointRounding.AwayFromZero);
    }

    /// <summary>What a tier's points buy that is worth money to its members.</summary>
    private IEnumerable<Buys> What(Tier tier)
    {
        if (program.PayWithPoints is { Points: > 0 } pay && MainMoney.Of(program, pay.Worth) is { } worth and > 0)
        {
            yield return new Buys("/payWithPoints", worth / pay.Points, pay.MostPercent);
        }

        foreach (var (reward, index) in (program.Rewards ?? []).Select((reward, index) => (reward, index)))
        {
            if (reward.Points > 0 && Rewards.IsFor(reward, tier) && Rewards.IsThere(reward, facts.Today)
                && reward.Kind.Minor(reward, program, basketMinor) is { } minor and > 0)
            {
                yield return new Buys(
                    string.Create(CultureInfo.InvariantCulture, $"/rewards/{index}"),
                    minor / reward.Points,
                    reward.Kind.MostPercent(reward));
            }
        }
    }

    /// <summary>
    /// The minor units one point buys, and how much of what is spent can be had that way in the long run.
    /// </summary>
    private sealed record Buys(string Place, decimal PointMinor, decimal MostPercent);
}
