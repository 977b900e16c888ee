namespace Loyalty.App.Fulfilling;

/// <summary>Where keys may be sent: over https; on this machine, and in a demo only, readable too.</summary>
public static class StoreAddress
{
    private const int Longest = 300;

    public static bool Is(Uri address, bool isDemo) =>
        address.IsAbsoluteUri && address.OriginalString.Length <= Longest
        && (address.IsLoopback ? isDemo && address.Scheme is "http" or "https" : address.Scheme == "https")
        && address is { UserInfo: "", Fragment: "", Host.Length: > 0 };
}
