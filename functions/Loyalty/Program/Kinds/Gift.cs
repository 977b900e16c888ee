namespace Loyalty.Program.Kinds;

/// <summary>A present: a product that comes along for nothing.</summary>
public sealed record Gift : RewardKind
{
    public override string Code => "gift";

    public override RewardParts Needs => RewardParts.Product;

    public override RewardParts Allows => RewardParts.Worth;
}
