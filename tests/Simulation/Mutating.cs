using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Simulation;

/// <summary>
/// Plants each bug whose name has <paramref name="named"/> in it in a copy of the house, builds it, and simulates until
/// it is caught or the runs are over; writes what caught it to docs/mutants.md, where the others' rows stay.
/// </summary>
internal sealed partial class Mutating(string house, string named, TextWriter output)
{
    private const string Runs = "2000";

    private static readonly string[] Needed =
    [
        "functions", "locales", "docs", "tests/World", "tests/Simulation", "tests/App.Tests",
    ];

    private readonly string copy = Directory.CreateTempSubdirectory("loyalty-mutants-").FullName;

    /// <summary>The house this stands in: the folder of the solution.</summary>
    public static string House()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "LoyaltyPlugin.sln")))
        {
            folder = Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("This is not run inside the house.");
        }

        return folder;
    }

    /// <summary>1 where a bug was not caught.</summary>
    public int Run()
    {
        try
        {
            Copy();
            var caught = Mutant.All.Where(mutant => mutant.Bug.Contains(named, StringComparison.Ordinal))
                .Select(mutant => (mutant, By: Try(mutant))).ToList();
            var missed = caught.Count(one => one.By is null);
            var table = Path.Combine(house, "docs", "mutants.md");
            File.WriteAllText(table, Report(caught, File.ReadAllLines(table)));
            output.WriteLine(Told($"{caught.Count - missed} of {caught.Count} planted bugs caught: docs/mutants.md"));
            return missed == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    /// <summary>The source with the bug in it; throws where what it replaces does not stand there once.</summary>
    public static string Planted(string source, Mutant mutant)
    {
        var parts = source.Split(mutant.Find);
        return parts.Length == 2
            ? parts[0] + mutant.Replace + parts[1]
            : throw new InvalidOperationException(
                Told($"'{mutant.Find}' stands {parts.Length - 1} times in {mutant.File}: {mutant.Bug}"));
    }

    private void Copy()
    {
        foreach (var file in Directory.EnumerateFiles(house))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        foreach (var folder in Needed)
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(house, folder), "*", SearchOption.AllDirectories)
                .Where(file => !Built().IsMatch(file)))
            {
                var to = Path.Combine(copy, Path.GetRelativePath(house, file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }
        }

        var (exit, said) = Do("dotnet", "restore", "tests/Simulation");
        if (exit != 0)
        {
            throw new InvalidOperationException("The copy does not restore: " + said);
        }
    }

    private (string Check, string Runs, string What)? Try(Mutant mutant)
    {
        var file = Path.Combine(copy, mutant.File);
        var source = File.ReadAllText(file);
        try
        {
            File.WriteAllText(file, Planted(source, mutant));
            var (exit, said) = Do(
                "dotnet", "build", "tests/Simulation", "-c", "Release", "--no-restore", "-v", "quiet", "--nologo",
                "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false", "-p:EnforceCodeStyleInBuild=false");
            if (exit != 0)
            {
                throw new InvalidOperationException($"{mutant.Bug}: does not build: {said}");
            }

            var (_, found) = Do("dotnet", "tests/Simulation/bin/Release/net10.0/Simulation.dll");
            var failure = Failure().Match(found);
            output.WriteLine(Told($"{mutant.Bug}: {(failure.Success ? failure.Value : "NOT CAUGHT")}"));
            return failure.Success
                ? (
                    failure.Groups["check"].Value,
                    Caught().Match(found).Groups["runs"].Value,
                    failure.Groups["what"].Value)
                : null;
        }
        finally
        {
            File.WriteAllText(file, source);
        }
    }

    private (int Exit, string Said) Do(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = copy,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment["SEEDS"] = Runs;
        start.Environment["FROM"] = "1";
        start.Environment["STOP"] = "1";
        start.Environment.Remove("MUTANTS");
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said);
    }

    private static string Report(
        IReadOnlyList<(Mutant Mutant, (string Check, string Runs, string What)? By)> caught,
        IReadOnlyList<string> before)
    {
        var table = new StringBuilder("""
            # Planted bugs

            Written by `make mutants`: each of these bugs is planted in a copy of the product's source, which is
            then simulated from seed 1 until a check fails. Checks are those of `tests/Simulation`: `Truths.cs`
            (balance, chain, due, refunds, rebuilt, usable), `Reference.cs` (reference, terms), `AsAnswered.cs`
            (adjusted), `Leaving.cs` (left), answers of the front doors, what is in quarantine, and telling everything
            again. `MUTANTS=` with a part of a bug's name tries only those that have it; the other rows stay as they
            were, of the simulation that was.

            | planted bug | in | caught by | within | it said |
            | --- | --- | --- | --- | --- |

            """);
        foreach (var mutant in Mutant.All)
        {
            var row = $"| {mutant.Bug} |";
            if (caught.FirstOrDefault(one => one.Mutant == mutant) is not ({ }, var by))
            {
                table.AppendJoin('\n', before.Where(line => line.StartsWith(row, StringComparison.Ordinal)).Append(""));
                continue;
            }

            row += $" `{Path.GetFileName(mutant.File)}` |";
            table.AppendLine(by is var (check, runs, what)
                ? Told($"{row} **{check}** | {runs} runs | {what} |")
                : Told($"{row} nothing | {Runs} runs | |"));
        }

        return table.ToString();
    }

    private static string Told(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("/(?:bin|obj|node_modules)/", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Built();

    [GeneratedRegex(
        @"make simulate SEED=\d+ MOMENTS=\d+: (?<check>\w+): (?<what>[^\n|]{0,110})",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Failure();

    [GeneratedRegex(@"(?<runs>[\d,]+) runs in", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Caught();
}
