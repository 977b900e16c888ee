using System.Text.Json;

namespace Browser.Tests;

/// <summary>Files of the repository that the tests read as they are.</summary>
public static class Repository
{
    private static readonly string Root = FindRoot();

    public static string File(string path) => Path.Combine(Root, path);

    /// <summary>A word of a language, as the locale file has it.</summary>
    public static string Word(string language, string key) =>
        JsonDocument.Parse(System.IO.File.ReadAllBytes(File($"locales/{language}.json"))).RootElement.GetProperty(key)
            .GetString()!;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "LoyaltyPlugin.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Not within the repository.");
        }

        return folder.FullName;
    }
}
