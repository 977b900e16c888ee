namespace Loyalty;

/// <summary>Decimals as they are written down.</summary>
public static class Decimals
{
    /// <summary>The same number without trailing zeros, so that equal amounts have equal text.</summary>
    public static decimal Normalized(this decimal number) => number / 1.0000000000000000000000000000m;
}
