namespace Loyalty.App.Http;

/// <summary>
/// The country a page says its shopper is in, for perks and rewards that are not had everywhere. Nothing is guessed.
/// </summary>
public static class AskedMarket
{
    /// <summary>An ISO 3166 code, or null where none is said; false where it is none.</summary>
    public static bool Read(HttpRequest request, out string? market)
    {
        market = request.Query["market"] is { Count: > 0 } said ? said.ToString().ToUpperInvariant() : null;
        return market is null or [>= 'A' and <= 'Z', >= 'A' and <= 'Z'];
    }
}
