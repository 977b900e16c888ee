using System.Diagnostics;
using System.Text.Json.Nodes;

namespace App.Tests.Running;

/// <summary>The command line as its owner types it: a process of its own, with what it said and ended with.</summary>
public sealed record CommandLine(int Exit, string Output, string Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Built beside the tests: functions/Cli/bin/{configuration}/{framework}.</summary>
    private static string Place
    {
        get
        {
            var built = new DirectoryInfo(AppContext.BaseDirectory);
            var bin = Path.Combine(OracleFolder.Place, "..", "..", "functions", "Cli", "bin");
            return Path.Combine(bin, built.Parent!.Name, built.Name, "loyalty.dll");
        }
    }

    public JsonObject Json => JsonNode.Parse(Output)!.AsObject();

    /// <summary>Types a line; the key, where one is given, is set around it.</summary>
    public static async Task<CommandLine> Type(string? key, params string[] line)
    {
        var start = new ProcessStartInfo("dotnet", [Place, .. line])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("LOYALTY_OWNER_KEY");
        if (key is not null)
        {
            start.Environment["LOYALTY_OWNER_KEY"] = key;
        }

        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var error = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new CommandLine(process.ExitCode, await output, await error);
        }
        finally
        {
            OracleFolder.End(process);
        }
    }

    public override string ToString() => $"{Exit}\n{Output}\n{Error}";
}
