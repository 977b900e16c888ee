using System.Diagnostics;

namespace House.Tests;

/// <summary>The house's own files, as git lists them: what is ignored or installed is not looked at.</summary>
internal static class Tree
{
    private static readonly Lazy<string> Found = new(Find);

    private static readonly Lazy<string[]> Listed = new(List);

    public static string Root => Found.Value;

    /// <summary>Paths from the root, with forward slashes.</summary>
    public static IReadOnlyList<string> Files => Listed.Value;

    public static IEnumerable<string> Ending(params string[] endings) =>
        Files.Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)));

    public static IEnumerable<string> Under(string folder) =>
        Files.Where(file => file.StartsWith(folder + "/", StringComparison.Ordinal));

    public static string Path(string file) => System.IO.Path.Combine(Root, file);

    public static string Text(string file) => File.ReadAllText(Path(file));

    public static string[] Lines(string file) => File.ReadAllLines(Path(file));

    /// <summary>Code of ours that is written by hand: generated tables are as long as languages are many.</summary>
    public static bool IsHandwritten(string file) => !file.EndsWith(".g.cs", StringComparison.Ordinal);

    public static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? text
            : throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static string[] List() =>
    [
        .. Run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
            .Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Where(file => File.Exists(Path(file)))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    private static string Find()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(at.FullName, "LoyaltyPlugin.sln")))
        {
            at = at.Parent ?? throw new DirectoryNotFoundException("LoyaltyPlugin.sln is not above the tests.");
        }

        return at.FullName;
    }
}
