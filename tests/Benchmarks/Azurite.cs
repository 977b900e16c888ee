using System.Globalization;

namespace Benchmarks;

/// <summary>The table emulator of this run, in memory, with the account and key that are published for it.</summary>
internal static class Azurite
{
    public const string Account = "devstoreaccount1";

    public const string Key =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public static Running Start(string house, int port) => new(
        "node",
        [
            Path.Combine(house, "tests/oracles/node_modules/azurite/dist/src/table/main.js"),
            "--inMemoryPersistence", "--disableTelemetry", "--silent", "--skipApiVersionCheck",
            "--tableHost", "127.0.0.1", "--tablePort", port.ToString(CultureInfo.InvariantCulture),
        ]);

    public static string ConnectionString(int port) =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
        + string.Create(CultureInfo.InvariantCulture, $"TableEndpoint=http://127.0.0.1:{port}/{Account};");
}
