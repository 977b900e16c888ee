namespace Loyalty.Program;

/// <summary>Where something can be had: in the countries listed, or, where none is, everywhere.</summary>
public static class Markets
{
    /// <summary>Nobody who does not say where they are is kept from anything.</summary>
    public static bool Have(IReadOnlyList<string>? markets, string? market) =>
        markets is not { Count: > 0 } || market is null || markets.Contains(market, StringComparer.OrdinalIgnoreCase);
}
