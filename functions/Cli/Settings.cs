namespace Loyalty.Cli;

/// <summary>What a command takes from around it rather than from its line.</summary>
public static class Settings
{
    public const string OwnerKeyName = "LOYALTY_OWNER_KEY";

    /// <summary>Published, and good for nothing but the demo shop on this machine.</summary>
    private const string DemoKey = "demo-owner-key";

    /// <summary>The key given, else the one set, else the demo's for the demo; null where there is none.</summary>
    public static string? OwnerKey(string? given, Uri address, string shop) =>
        Some(given) ?? Some(Environment.GetEnvironmentVariable(OwnerKeyName))
        ?? (address.IsLoopback && shop is "demo" or "demo--test" ? DemoKey : null);

    private static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
