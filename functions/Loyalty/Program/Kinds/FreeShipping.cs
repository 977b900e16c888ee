namespace Loyalty.Program.Kinds;

/// <summary>An order is sent for nothing.</summary>
public sealed record FreeShipping : RewardKind
{
    public override string Code => "freeShipping";

    public override RewardParts Allows => RewardParts.Worth;
}
