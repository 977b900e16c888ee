using Loyalty.Program.Kinds;

namespace Loyalty.Program;

/// <summary>What would make rewards, and paying with points, wrong. Pure.</summary>
internal static class RewardCheck
{
    private const int MostRewards = 100;

    public static void Of(LoyaltyProgram program, IReadOnlyCollection<string> ways, FlawList flaws)
    {
        flaws.AtMost("/rewards", program.Rewards?.Count, MostRewards);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (place, reward) in FlawList.Each("/rewards", program.Rewards))
        {
            flaws.Code(place + "/code", reward.Code, codes);
            flaws.Words(place + "/name", reward.Name, FlawList.LongestName);
            flaws.Words(place + "/text", reward.Text, FlawList.LongestText);
            flaws.Between(place + "/points", reward.Points, 1, FlawList.Largest);
            OfKind(place, reward, flaws);
            ForWhom(place, reward, program, flaws);
            Fulfilled(place, reward.Fulfilment, ways, flaws);
        }

        Paying(program.PayWithPoints, ways, flaws);
    }

    private static void OfKind(string place, Reward reward, FlawList flaws)
    {
        void Part(RewardParts part, string name, bool isThere) => flaws.Kind(
            place + name, isThere, reward.Kind.Needs.HasFlag(part), reward.Kind.Allows.HasFlag(part));

        Part(RewardParts.Amount, "/amount", reward.Amount is not null);
        Part(RewardParts.Percent, "/percent", reward.Percent is not null);
        Part(RewardParts.MostAmount, "/mostAmount", reward.MostAmount is not null);
        Part(RewardParts.Product, "/product", reward.Product is not null);
        Part(RewardParts.Worth, "/worth", reward.Worth is not null);
        flaws.Amounts(place + "/amount", reward.Amount);
        flaws.Between(place + "/percent", reward.Percent, FlawList.Smallest, 100);
        flaws.Amounts(place + "/mostAmount", reward.MostAmount);
        flaws.Text(place + "/product", reward.Product, FlawList.LongestValue);
        flaws.Amounts(place + "/worth", reward.Worth);
    }

    private static void ForWhom(string place, Reward reward, LoyaltyProgram program, FlawList flaws)
    {
        flaws.Amounts(place + "/minimumSpend", reward.MinimumSpend);
        flaws.Tiers(place + "/tiers", reward.Tiers, program);
        flaws.Countries(place + "/markets", reward.Markets);
        flaws.InOrder(place + "/until", reward.From, reward.Until);
        flaws.Between(place + "/validDays", reward.ValidDays, 1, 3_650);
        flaws.Between(place + "/stock", reward.Stock, 0, FlawList.Largest);
        flaws.Between(place + "/perMember", reward.PerMember, 1, 1_000_000);
    }

    private static void Paying(PayWithPoints? paying, IReadOnlyCollection<string> ways, FlawList flaws)
    {
        flaws.Amounts("/payWithPoints/worth", paying?.Worth);
        flaws.Between("/payWithPoints/points", paying?.Points, 1, FlawList.Largest);
        flaws.Between("/payWithPoints/mostPercent", paying?.MostPercent, FlawList.Smallest, 100);
        flaws.Between("/payWithPoints/least", paying?.Least, 1, FlawList.Largest);
        flaws.Between("/payWithPoints/validDays", paying?.ValidDays, 1, 3_650);
        Fulfilled("/payWithPoints", paying?.Fulfilment, ways, flaws);
        flaws.When(paying?.Fulfilment == Fulfilments.Pool, "/payWithPoints/fulfilment", Flaw.NotForKind);
    }

    private static void Fulfilled(
        string place, string? fulfilment, IReadOnlyCollection<string> ways, FlawList flaws) => flaws.When(
            fulfilment is not null && !ways.Contains(fulfilment, StringComparer.Ordinal),
            place + "/fulfilment",
            Flaw.Unknown);
}
