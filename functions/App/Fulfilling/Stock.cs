using Loyalty.Program;

namespace Loyalty.App.Fulfilling;

/// <summary>What is left of a shop's limited rewards: so many are taken, and so many codes wait in its pool.</summary>
public sealed record StockCount(string Reward, long Taken, long Codes)
{
    public StockCount With(long taken, long codes) => this with { Taken = Taken + taken, Codes = Codes + codes };

    /// <summary>How many can still be had; null for as many as are wanted.</summary>
    public static long? Left(Reward reward, StockCount? count)
    {
        var ofStock = reward.Stock - (count?.Taken ?? 0);
        var ofPool = reward.Fulfilment == Fulfilments.Pool ? count?.Codes ?? 0 : (long?)null;
        return ofStock is { } stock && ofPool is { } pool ? Math.Max(0, Math.Min(stock, pool))
            : (ofStock ?? ofPool) is { } left ? Math.Max(0, left)
            : null;
    }
}

/// <summary>One that is set aside for a redemption; with its code where it is of a pool.</summary>
public sealed record Held(string Reward, string? Code);
