using System.Diagnostics;
using App.Tests;

namespace Browser.Tests.FirstHour;

/// <summary>
/// A terminal that stays open in a folder of its own, so that a line may use what the lines before it have set. What is
/// typed hears nothing from a keyboard.
/// </summary>
public sealed class Terminal : IDisposable
{
    private const string Ended = "-- ended with ";

    private const string Reading = $"""
        shopt -s expand_aliases
        while read -r lines; do . "$lines" </dev/null 2>&1; printf '\n{Ended}%s\n' "$?"; done
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string[] Taken = ["LOYALTY_", "SHOPIFY_", "WOOCOMMERCE_", "STRIPE_"];

    private readonly Process shell;

    public Terminal(string folder)
    {
        Folder = folder;
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-c", Reading])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        foreach (var name in start.Environment.Keys
            .Where(name => Taken.Any(one => name.StartsWith(one, StringComparison.Ordinal))).ToList())
        {
            start.Environment.Remove(name);
        }

        shell = Process.Start(start)!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => OracleFolder.End(shell);
    }

    public string Folder { get; }

    /// <summary>What the lines say, both ways of saying as they come, and what the last of them ended with.</summary>
    public async Task<(string Said, int Exit)> Type(string lines)
    {
        using var patience = new CancellationTokenSource(Patience);
        var file = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".sh");
        await File.WriteAllTextAsync(file, lines, patience.Token);
        await shell.StandardInput.WriteLineAsync(file);
        await shell.StandardInput.FlushAsync(patience.Token);
        var said = new List<string>();
        while (await shell.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith(Ended, StringComparison.Ordinal))
            {
                File.Delete(file);
                return (string.Join('\n', said).TrimEnd('\n'), int.Parse(line[Ended.Length..], null));
            }

            said.Add(line);
        }

        throw new InvalidOperationException("The terminal has closed: " + string.Join('\n', said));
    }

    public void Dispose()
    {
        OracleFolder.End(shell);
        shell.Dispose();
    }
}
