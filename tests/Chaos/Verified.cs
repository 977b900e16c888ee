using System.Diagnostics;
using Benchmarks;

namespace Chaos;

/// <summary>
/// What <c>loyalty ledger verify</c> says of the shop after the storm: the owner's own command, as its own process.
/// </summary>
internal sealed record Verified(int ExitCode, string Said)
{
    public static async Task<Verified> Run(Uri app)
    {
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(House.Root, "functions/Cli/bin", House.Build, "net10.0/loyalty.dll"),
                "ledger", "verify", "--shop", "demo", "--url", app.ToString(),
            ])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LOYALTY_OWNER_KEY"] = "demo-owner-key" },
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new Verified(process.ExitCode, (await output + await error).Trim());
    }
}
