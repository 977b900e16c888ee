using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Azure.Data.Tables;

namespace App.Tests;

/// <summary>
/// The table emulator that all tests share: the one at <c>AZURITE_TABLE_PORT</c>, else one of our own, in memory, on a
/// free port, gone when the tests are. Tests keep apart by the names of their tables.
/// </summary>
public static class Azurite
{
    public const string Account = "devstoreaccount1";

    /// <summary>Published, and the same in every emulator (Microsoft Learn, "Use the Azurite emulator").</summary>
    public const string Key =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly Lazy<int> LazyPort = new(FindOrStart);

    public static Uri Endpoint => new($"http://127.0.0.1:{LazyPort.Value}/{Account}");

    public static string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};TableEndpoint={Endpoint};";

    public static TableServiceClient Service { get; } = new(ConnectionString);

    /// <summary>A table name no other test has.</summary>
    public static string NewTableName(string prefix = "t") => prefix + Guid.NewGuid().ToString("N");

    public static async Task<TableClient> NewTableAsync(string prefix = "t")
    {
        var table = Service.GetTableClient(NewTableName(prefix));
        await table.CreateIfNotExistsAsync();
        return table;
    }

    private static int FindOrStart()
    {
        var told = Environment.GetEnvironmentVariable("AZURITE_TABLE_PORT");
        if (!string.IsNullOrEmpty(told))
        {
            return int.Parse(told, CultureInfo.InvariantCulture);
        }

        var port = FreePort();
        Start(port);
        return port;
    }

    /// <summary>An emulator of a test's own, for tests that end it.</summary>
    public static Process Start(int port)
    {
        var process = OracleFolder.Start(
        [
            "node_modules/azurite/dist/src/table/main.js",
            "--inMemoryPersistence", "--disableTelemetry", "--silent", "--skipApiVersionCheck",
            "--tablePort", port.ToString(CultureInfo.InvariantCulture),
        ]);
        WaitFor(port);
        return process;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void WaitFor(int port)
    {
        var until = DateTime.UtcNow + Patience;
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                client.Connect(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (DateTime.UtcNow < until)
            {
                Thread.Sleep(50);
            }
        }
    }
}
