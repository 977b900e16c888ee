using Loyalty.Program.Guarding;

namespace Loyalty.Program.Kinds;

/// <summary>So much off an order.</summary>
public sealed record AmountOff : RewardKind
{
    public override string Code => "amountOff";

    public override RewardParts Needs => RewardParts.Amount;

    public override bool IsInParts => true;

    public override decimal? Minor(Reward reward, LoyaltyProgram program, decimal? basketMinor) =>
        MainMoney.Of(program, reward.Amount);
}
