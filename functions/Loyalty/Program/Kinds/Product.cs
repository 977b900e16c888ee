namespace Loyalty.Program.Kinds;

/// <summary>One piece of a product for nothing.</summary>
public sealed record Product : RewardKind
{
    public override string Code => "product";

    public override RewardParts Needs => RewardParts.Product;

    public override RewardParts Allows => RewardParts.Worth;
}
