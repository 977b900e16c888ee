namespace Azure.Data.Tables.Wire;

/// <summary>
/// Where the tables are and how to sign, from a storage connection string. Shared access signatures are not supported.
/// </summary>
internal sealed record ConnectionString(Uri Endpoint, TableSharedKeyCredential Credential)
{
    // The emulator's account and key are published, the same everywhere (Microsoft Learn, "Use the Azurite emulator").
    private const string EmulatorAccount = "devstoreaccount1";

    private const string EmulatorKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public static ConnectionString Of(Uri endpoint, TableSharedKeyCredential credential)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        return new(endpoint, credential);
    }

    public static ConnectionString Parse(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var setting in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = setting.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || equals == setting.Length - 1
                || !settings.TryAdd(setting[..equals], setting[(equals + 1)..]))
            {
                throw new InvalidOperationException("Settings must be of the form \"name=value\", each once.");
            }
        }

        return settings.GetValueOrDefault("UseDevelopmentStorage") == "true"
            ? Emulator()
            : Account(settings);
    }

    private static ConnectionString Emulator() => new(
        new Uri("http://127.0.0.1:10002/" + EmulatorAccount),
        new TableSharedKeyCredential(EmulatorAccount, EmulatorKey));

    private static ConnectionString Account(Dictionary<string, string> settings)
    {
        if (settings.ContainsKey("SharedAccessSignature"))
        {
            throw new NotSupportedException("Shared access signatures are not supported.");
        }

        if (!settings.TryGetValue("AccountName", out var account) || !settings.TryGetValue("AccountKey", out var key))
        {
            throw new ArgumentException("No valid combination of account information found.", nameof(settings));
        }

        var endpoint = settings.GetValueOrDefault("TableEndpoint")
            ?? $"{settings.GetValueOrDefault("DefaultEndpointsProtocol") ?? "https"}://{account}.table."
                + (settings.GetValueOrDefault("EndpointSuffix") ?? "core.windows.net");
        return new(new Uri(endpoint), new TableSharedKeyCredential(account, key));
    }
}
