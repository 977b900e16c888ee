using System.Text.Json;
using Loyalty.Program;

namespace Loyalty.App.Shops;

/// <summary>
/// What the demo shop's owner calls things, in every language that ships: demo-words.json beside this file.
/// </summary>
internal static class DemoWords
{
    private static readonly Dictionary<string, Dictionary<string, string>> All = Read();

    internal static Words Of(string key) => new(All[key]);

    private static Dictionary<string, Dictionary<string, string>> Read()
    {
        using var stream = typeof(DemoWords).Assembly.GetManifestResourceStream("demo-words.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(stream)!;
    }
}
