namespace Loyalty.Program.Kinds;

/// <summary>The shop gives so much to somebody else.</summary>
public sealed record Donation : RewardKind
{
    public override string Code => "donation";

    public override RewardParts Needs => RewardParts.Amount;

    public override bool HasCode => false;

    public override decimal? Minor(Reward reward, LoyaltyProgram program, decimal? basketMinor) => null;
}
