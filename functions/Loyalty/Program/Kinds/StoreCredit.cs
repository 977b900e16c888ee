using Loyalty.Program.Guarding;

namespace Loyalty.Program.Kinds;

/// <summary>So much on the customer's account with the storefront.</summary>
public sealed record StoreCredit : RewardKind
{
    public override string Code => "storeCredit";

    public override RewardParts Needs => RewardParts.Amount;

    public override bool HasCode => false;

    public override decimal? Minor(Reward reward, LoyaltyProgram program, decimal? basketMinor) =>
        MainMoney.Of(program, reward.Amount);
}
