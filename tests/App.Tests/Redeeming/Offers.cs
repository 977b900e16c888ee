using Loyalty;
using Loyalty.Program;
using Loyalty.Program.Kinds;
using Money = Loyalty.Money;

namespace App.Tests.Redeeming;

/// <summary>A program whose rewards can be had in part only: for each reason why not there is one.</summary>
internal static class Offers
{
    public static LoyaltyProgram On(LoyaltyProgram program) => program with
    {
        Rewards =
        [
            Gift("mug", 30),
            Gift("tea", 20) with { Kind = new AmountOff(), Amount = [Eur(500)], Product = null },
            Gift("later", 10) with { From = new DateOnly(2999, 1, 1) },
            Gift("over", 10) with { Until = new DateOnly(2000, 1, 1) },
            Gift("dear", 1000),
            Gift("gold-only", 10) with { Tiers = ["gold"] },
            Gift("abroad", 10) with { Markets = ["SE"] },
            Gift("none-left", 10) with { Fulfilment = Fulfilments.Pool },
            Gift("made-elsewhere", 10) with
            {
                Kind = new AmountOff(),
                Amount = [Eur(500)],
                Product = null,
                Fulfilment = "shopify",
            },
        ],
        PayWithPoints = new PayWithPoints([Eur(10)], MostPercent: 50, Least: 5),
    };

    private static Reward Gift(string code, long points) => new(
        code, new Gift(), Text(code), Text(code), points, Product: "42");

    private static Words Text(string text) =>
        new(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = text });

    private static Money Eur(decimal minor) => new(minor, Currency.Of("EUR"));
}
