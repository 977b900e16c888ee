using System.Diagnostics;
using System.Text.RegularExpressions;
using FluentAssertions;

namespace App.Tests.Recipes;

/// <summary>Rooms of the house copied to a folder of their own, where a recipe is followed to the letter.</summary>
internal sealed partial class HouseCopy : IDisposable
{
    private static readonly string House = Path.GetFullPath(Path.Combine(OracleFolder.Place, "..", ".."));

    private readonly string folder = Directory.CreateTempSubdirectory("loyalty-recipe-").FullName;

    public HouseCopy(params string[] rooms)
    {
        foreach (var file in rooms.SelectMany(room => FilesOf(House, room)))
        {
            var to = PathOf(file);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(Path.Combine(House, file), to);
        }
    }

    /// <summary>A file of the house itself.</summary>
    public static string Original(string file) => File.ReadAllText(Path.Combine(House, file));

    /// <summary>Names of the files in a room of the house, or of a copy.</summary>
    public static IEnumerable<string> FilesOf(string house, string room) =>
        Directory.EnumerateFiles(Path.Combine(house, room), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(house, file).Replace('\\', '/'))
            .Where(file => !Made().IsMatch(file));

    public string PathOf(string file) => Path.Combine(folder, file);

    public IEnumerable<string> FilesOf(string room) => FilesOf(folder, room);

    public string Text(string file) => File.ReadAllText(PathOf(file));

    /// <summary>Files and changes of the recipe, and commands where they are asked for, in its order.</summary>
    public async Task Follow(string recipe, Func<string, bool>? runs = null)
    {
        foreach (var step in Recipe.Read(recipe))
        {
            switch (step)
            {
                case Step.NewFile(var file, var text):
                    File.Exists(PathOf(file)).Should().BeFalse($"{file} is new");
                    Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
                    await File.WriteAllTextAsync(PathOf(file), text);
                    break;
                case Step.Change change:
                    // What is changed outside the rooms that were copied must fit all the same.
                    var to = PathOf(change.File);
                    var changed = change.Apply(File.Exists(to) ? Text(change.File) : Original(change.File));
                    Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                    await File.WriteAllTextAsync(to, changed);
                    break;
                case Step.Command(var command) when runs?.Invoke(command) ?? false:
                    await Run(command);
                    break;
            }
        }
    }

    /// <summary>A folder of packages that are installed in the house already.</summary>
    public void Link(string packages) =>
        Directory.CreateSymbolicLink(PathOf(packages), Path.Combine(House, packages));

    public async Task Run(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-ec", command])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0, "{0}\n{1}\n{2}", command, await said, await complained);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [GeneratedRegex("(?:^|/)(?:bin|obj|node_modules|wwwroot)/", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Made();
}
