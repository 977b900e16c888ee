using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace App.Tests;

/// <summary>
/// An independent program in <c>tests/oracles</c>: one Node process that answers each line of JSON with one. Questions
/// wait their turn; the process ends with ours.
/// </summary>
public sealed class Oracle : IDisposable
{
    private readonly Process process;
    private readonly SemaphoreSlim turn = new(1);

    private Oracle(Process process) => this.process = process;

    public static Oracle Start(string script, params string[] arguments) =>
        new(OracleFolder.Start([script, .. arguments], answers: true));

    public async Task<JsonObject> AskAsync(object question)
    {
        await turn.WaitAsync();
        try
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(question));
            await process.StandardInput.FlushAsync();
            var line = await process.StandardOutput.ReadLineAsync()
                ?? throw new InvalidOperationException("The oracle has ended; its standard error says why.");
            return JsonNode.Parse(line)!.AsObject();
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        OracleFolder.End(process);
        turn.Dispose();
    }
}

/// <summary>The folder <c>tests/oracles</c>, with its packages installed, and how to start a script of it.</summary>
public static class OracleFolder
{
    private static readonly Lazy<string> Installed = new(Install);

    /// <summary>Where it is.</summary>
    public static string Place => Installed.Value;

    /// <summary>Starts <c>node</c> with these arguments; it is killed when this process ends.</summary>
    public static Process Start(IEnumerable<string> arguments, bool answers = false) =>
        Start("node", arguments, Installed.Value, answers);

    public static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private static string Install()
    {
        var folder = Find();
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            using var npm = Start("npm", ["ci", "--silent"], folder, answers: false);
            npm.WaitForExit();
            if (npm.ExitCode != 0)
            {
                throw new InvalidOperationException($"npm ci in {folder} ended with {npm.ExitCode}.");
            }
        }

        return folder;
    }

    private static Process Start(string program, IEnumerable<string> arguments, string folder, bool answers)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = answers,
            RedirectStandardOutput = answers,
        })!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => End(process);
        return process;
    }

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, "tests", "oracles");
            if (File.Exists(Path.Combine(folder, "package.json")))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException("tests/oracles is not above the tests.");
    }
}
