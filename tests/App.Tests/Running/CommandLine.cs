using System.Diagnostics;
using System.Text.Json.Nodes;

namespace App.Tests.Running;

/// <summary>The command line as its owner types it: a process of its own, with what it said and ended with.</summary>
public sealed record CommandLine(int Exit, string Output, string Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Built beside the tests: functions/Cli/bin/{configuration}/{framework}.</summary>
    public static string Place
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
    public static Task<CommandLine> Type(string? key, params string[] line) =>
        TypeIn(key is null ? [] : [("LOYALTY_OWNER_KEY", key)], line);

    /// <summary>Types a line where just this is set around it, and nobody is there to be asked.</summary>
    public static async Task<CommandLine> TypeIn((string Name, string Value)[] around, params string[] line)
    {
        var start = new ProcessStartInfo("dotnet", [Place, .. line])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsTaken).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in around)
        {
            start.Environment[name] = value;
        }

        return await Ended(start);
    }

    /// <summary>Starts a program whose output is redirected, and waits for its end.</summary>
    public static async Task<CommandLine> Ended(ProcessStartInfo start)
    {
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

    /// <summary>What the command line looks for around it.</summary>
    private static bool IsTaken(string name) =>
        name.StartsWith("LOYALTY_", StringComparison.Ordinal) || name.StartsWith("SHOPIFY_", StringComparison.Ordinal)
        || name.StartsWith("WOOCOMMERCE_", StringComparison.Ordinal) || name == "STRIPE_API_KEY";

    public override string ToString() => $"{Exit}\n{Output}\n{Error}";
}
