using Loyalty.Program.Guarding;

namespace Loyalty.Program.Kinds;

/// <summary>A share off an order, up to an amount where one is said.</summary>
public sealed record PercentOff : RewardKind
{
    public override string Code => "percentOff";

    public override RewardParts Needs => RewardParts.Percent;

    public override RewardParts Allows => RewardParts.MostAmount;

    public override bool IsInParts => true;

    public override decimal MostPercent(Reward reward) => reward.Percent!.Value;

    public override decimal? Minor(Reward reward, LoyaltyProgram program, decimal? basketMinor)
    {
        var most = MainMoney.Of(program, reward.MostAmount);
        return basketMinor is { } basket && reward.Percent is { } percent
            ? Math.Min(
                Bounded.Times(Math.Max(basket, MainMoney.Of(program, reward.MinimumSpend) ?? 0), percent / 100),
                most ?? decimal.MaxValue)
            : most;
    }
}
