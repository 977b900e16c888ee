using System.Diagnostics;

namespace App.Tests.Running;

/// <summary>Another language's program, run from a file that is gone afterwards.</summary>
public static class Runtime
{
    /// <summary>What the script says on standard output; one that fails, fails the test with what it said.</summary>
    public static async Task<string> Run(
        string program, string script, string ending, params (string Name, string Value)[] around)
    {
        var file = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ending);
        await File.WriteAllTextAsync(file, script);
        try
        {
            return await Run(program, [file], around);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static async Task<string> Run(
        string program, IReadOnlyList<string> arguments, params (string Name, string Value)[] around)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = OracleFolder.Place,
        };
        foreach (var (name, value) in around)
        {
            start.Environment[name] = value;
        }

        var told = await CommandLine.Ended(start);
        return told.Exit == 0
            ? told.Output.Trim()
            : throw new InvalidOperationException($"{program} ended with {told.Exit}: {told.Error}");
    }
}
