using System.Diagnostics;
using System.Globalization;
using Loyalty.App;

namespace App.Tests.Running;

/// <summary>
/// What <c>make run</c> starts: Azurite with a folder of its own and the app over it, on free ports, until stopped.
/// </summary>
public sealed class ServedShop : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;

    private ServedShop(Process process, int port)
    {
        this.process = process;
        Address = new Uri($"http://localhost:{port}");
        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    /// <summary>As it is known to people.</summary>
    public Uri Address { get; }

    /// <summary>What it tells whoever started it, once the demo shop is there.</summary>
    public string Greeting { get; private set; } = "";

    public HttpClient Client { get; }

    /// <summary>Starts both and waits until the demo shop is there.</summary>
    public static async Task<ServedShop> Start(string folder)
    {
        var (port, tables) = (Azurite.FreePort(), Azurite.FreePort());
        var started = Process.Start(new ProcessStartInfo("bash", [
            Path.Combine(OracleFolder.Place, "..", "serve"),
            port.ToString(CultureInfo.InvariantCulture),
            tables.ToString(CultureInfo.InvariantCulture),
            folder,
            typeof(Settings).Assembly.Location,
        ])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => OracleFolder.End(started);
        var served = new ServedShop(started, port);
        using var patience = new CancellationTokenSource(Patience);
        while (await started.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (served.Greeting.Length > 0 || line.Contains("/demo/", StringComparison.Ordinal))
            {
                served.Greeting += line + "\n";
            }

            if (line.Contains("Ctrl-C", StringComparison.Ordinal))
            {
                return served;
            }
        }

        throw new InvalidOperationException("tests/serve has ended; its standard error says why.");
    }

    /// <summary>Asks it to end, as a closed terminal does, and waits until both have.</summary>
    public async Task Stop()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var asked = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.StandardOutput.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
    }

    public void Dispose()
    {
        OracleFolder.End(process);
        process.Dispose();
        Client.Dispose();
    }
}
