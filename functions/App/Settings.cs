using System.Security.Cryptography;
using System.Text;
using Loyalty.App.Http;

namespace Loyalty.App;

/// <summary>
/// Everything the deployment sets, read once and checked at start. The names stand here and nowhere else; what is wrong
/// is said all at once, with what to do.
/// </summary>
public sealed record Settings
{
    /// <summary>Storage: a connection string, or the address of the table endpoint for a managed identity.</summary>
    public required string Storage { get; init; }

    /// <summary>Put before every table's name, so that several deployments can share an account.</summary>
    public string TablePrefix { get; init; } = "";

    /// <summary>The demo shop with its published secrets; only over loopback storage.</summary>
    public bool Demo { get; init; }

    /// <summary>
    /// Keys of 32 bytes: under the first, secrets and quarantined deliveries are encrypted; the others still decrypt.
    /// </summary>
    public required IReadOnlyList<ReadOnlyMemory<byte>> EncryptionKeys { get; init; }

    /// <summary>SHA-256 of the owner's key to every shop; null where each shop has only its own.</summary>
    public ReadOnlyMemory<byte>? OwnerKeyHash { get; init; }

    /// <summary>The address people reach us at; never taken from Host.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>What a page of ours sends as its Origin.</summary>
    public string? PublicOrigin => PublicUrl?.GetLeftPart(UriPartial.Authority);

    /// <summary>Whether there is a collector to send telemetry to; its exporter reads where and how itself.</summary>
    public bool ExportsTelemetry { get; init; }

    /// <summary>Whether the deployment says itself which traces are kept.</summary>
    public bool SamplesTraces { get; init; }

    public bool HasLoopbackStorage => IsLoopback(Storage);

    public static Settings From(IConfiguration configuration)
    {
        var problems = new List<string>();
        var storage = configuration["LOYALTY_STORAGE"]
            ?? configuration["AzureWebJobsStorage:tableServiceUri"]
            ?? configuration["AzureWebJobsStorage__tableServiceUri"]
            ?? configuration["AzureWebJobsStorage"];
        if (string.IsNullOrWhiteSpace(storage))
        {
            problems.Add(
                "LOYALTY_STORAGE is not set: give a storage connection string, or the table endpoint's address.");
        }

        var demo = configuration["LOYALTY_DEMO"] is "1" or "true";
        if (demo && storage is not null && !IsLoopback(storage))
        {
            problems.Add("LOYALTY_DEMO works only over storage on this machine: its secrets are published. Unset it.");
        }

        var prefix = Prefix(configuration["LOYALTY_TABLE_PREFIX"] ?? "", problems);
        var publicUrl = Address(configuration["LOYALTY_PUBLIC_URL"], problems);
        var keys = EncryptionKeysOf(configuration["LOYALTY_ENCRYPTION_KEY"], demo, problems);
        var exports = HasCollector(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"], problems);
        var owner = OwnerKeyHashOf(configuration["LOYALTY_OWNER_KEY"]?.Trim(), problems);
        return problems.Count == 0
            ? new Settings
            {
                Storage = storage!,
                TablePrefix = prefix,
                Demo = demo,
                EncryptionKeys = keys,
                OwnerKeyHash = owner,
                PublicUrl = publicUrl,
                ExportsTelemetry = exports,
                SamplesTraces = !string.IsNullOrEmpty(configuration["OTEL_TRACES_SAMPLER"]),
            }
            : throw new InvalidOperationException("Settings: " + string.Join(" ", problems));
    }

    private static string Prefix(string text, List<string> problems)
    {
        if (text.Length > 20 || !text.All(char.IsAsciiLetterOrDigit) || (text.Length > 0 && char.IsAsciiDigit(text[0])))
        {
            problems.Add("LOYALTY_TABLE_PREFIX is at most 20 letters and digits and begins with a letter.");
        }

        return text;
    }

    private static bool HasCollector(string? address, List<string> problems)
    {
        if (!string.IsNullOrEmpty(address) && !IsAddress(address))
        {
            problems.Add("OTEL_EXPORTER_OTLP_ENDPOINT is not an address: give it whole, like http://localhost:4317.");
        }

        return !string.IsNullOrEmpty(address);
    }

    private static Uri? Address(string? text, List<string> problems)
    {
        var address = IsAddress(text) ? new Uri(text!) : null;
        if (!string.IsNullOrEmpty(text) && address is null)
        {
            problems.Add("LOYALTY_PUBLIC_URL is not an address: give it whole, like https://points.example.com.");
        }

        return address;
    }

    private static bool IsAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";

    private static IReadOnlyList<ReadOnlyMemory<byte>> EncryptionKeysOf(string? text, bool demo, List<string> problems)
    {
        if (string.IsNullOrEmpty(text))
        {
            if (!demo)
            {
                problems.Add(
                    "LOYALTY_ENCRYPTION_KEY is not set: give 32 random bytes as base64 (openssl rand -base64 32).");
            }

            return [SHA256.HashData(Encoding.UTF8.GetBytes("demo"))];
        }

        var keys = text.Split(',', StringSplitOptions.TrimEntries);
        if (keys.All(IsKey))
        {
            return [.. keys.Select(key => (ReadOnlyMemory<byte>)Convert.FromBase64String(key))];
        }

        problems.Add("LOYALTY_ENCRYPTION_KEY is not 32 bytes as base64, or several with commas between, newest first.");
        return [];
    }

    private static ReadOnlyMemory<byte>? OwnerKeyHashOf(string? text, List<string> problems)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (!IsKey(text))
        {
            problems.Add("LOYALTY_OWNER_KEY is not 32 random bytes as base64 (openssl rand -base64 32).");
        }

        return OwnerKey.Hash(text);
    }

    /// <summary>32 bytes as base64.</summary>
    private static bool IsKey(string text)
    {
        Span<byte> bytes = stackalloc byte[32];
        return Convert.TryFromBase64String(text, bytes, out var written) && written == bytes.Length;
    }

    private static bool IsLoopback(string storage)
    {
        if (Uri.TryCreate(storage, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return address.IsLoopback;
        }

        var parts = storage.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var endpoints = parts.Select(part => part.Split('=', 2))
            .Where(part => part[0].Equals("TableEndpoint", StringComparison.OrdinalIgnoreCase)
                || part[0].Equals("DevelopmentStorageProxyUri", StringComparison.OrdinalIgnoreCase))
            .Select(part => part[^1]).ToList();
        return endpoints.TrueForAll(endpoint => Uri.TryCreate(endpoint, UriKind.Absolute, out var at) && at.IsLoopback)
            && (endpoints.Count > 0 || parts.Contains("UseDevelopmentStorage=true", StringComparer.OrdinalIgnoreCase));
    }
}
