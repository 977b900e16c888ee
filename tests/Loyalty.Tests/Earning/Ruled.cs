using Loyalty.Earning;
using Loyalty.Orders;
using Loyalty.Program;

namespace Loyalty.Tests.Earning;

/// <summary>Programs of one euro a point with a few rules, and the reasons they give.</summary>
internal static class Ruled
{
    public static Rule Times(decimal multiplier, Choice<LineMatch>? lines = null, string code = "times") =>
        new(code, Some.Words(code), multiplier) { Lines = lines };

    public static Rule Gives(long points, string code = "gives") => new(code, Some.Words(code), Points: points);

    public static LoyaltyProgram By(params Rule[] rules) => By(new EarningRules(Rules: rules));

    public static LoyaltyProgram By(EarningRules earning) => Some.Program() with { Earning = earning };

    public static Choice<LineMatch> Skus(params string[] skus) => new([new LineMatch(Skus: skus)]);

    public static OrderLine Tea(decimal net, string id = "tea") => Some.Line(net, id) with { Sku = "TEA-1" };

    /// <summary>As <c>rule code points</c>, the code where there is one.</summary>
    public static string Told(this Due due) => string.Join(", ", due.Reasons.Select(reason =>
        $"{reason.Rule}{(reason.Code is null ? "" : " " + reason.Code)} {reason.Points}"));

    /// <summary>What an order paid on a day, as the member's so-and-so-manieth at a tier, is due.</summary>
    public static Due Due(
        LoyaltyProgram program, Order? order = null, int day = 0, int number = 1, Tier? held = null)
    {
        var state = Some.State(order ?? Some.Order());
        var terms = Terms.For(state.Whole!, program, held ?? program.Tiers[0], Some.Noon(day), number)!;
        return PointsFor.Order(state, terms);
    }

    /// <summary>A random program, a random paid order, and the terms it has there, if any.</summary>
    public static (LoyaltyProgram Program, Order Order, Terms? Terms) Any(int seed)
    {
        var random = new Random(seed);
        var program = Programs.First(random, Some.Noon(-10));
        var order = ((Step.Whole)new Purchase(random, Some.Ada, 1, Some.Noon()).Told(Some.Noon())).Order with
        {
            Payment = Payment.Paid,
        };
        return (
            program, order, Terms.For(order, program, program.Tiers[random.Next(3)], Some.Noon(), random.Next(1, 5)));
    }

    /// <summary>The reasons' points worked out once more from nothing but what they say.</summary>
    public static IEnumerable<long> Recomputed(IReadOnlyList<Reason> reasons, Terms terms)
    {
        var (sum, whole, total) = (0m, 0L, 0L);
        foreach (var reason in reasons)
        {
            var points = reason.Points.Value;
            if (reason.Rule is Reason.Amount or Reason.Multiplied or Reason.TierBonus)
            {
                sum += (reason.AmountMinor ?? reasons[0].AmountMinor!.Value) * ((reason.Multiplier ?? 2) - 1);
                var exact = decimal.Round(sum * terms.Rate.Points / terms.Rate.PerMinor, 9);
                var now = (long)(terms.Rounding switch
                {
                    Rounding.Up => decimal.Ceiling(exact),
                    Rounding.Nearest => decimal.Round(exact, MidpointRounding.AwayFromZero),
                    _ => decimal.Floor(exact),
                });
                (points, whole) = (now - whole, now);
            }
            else if (reason.Rule == Reason.Cap)
            {
                points = terms.Earning!.MostPoints!.Value - total;
            }

            total += points;
            yield return points;
        }
    }
}
