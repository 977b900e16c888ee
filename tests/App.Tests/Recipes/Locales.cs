using FluentAssertions;
using Microsoft.CodeAnalysis;

namespace App.Tests.Recipes;

/// <summary>A copy's words, held to all rules for files of words.</summary>
internal static class Locales
{
    private const string Tests = "tests/App.Tests/Localization";

    public static readonly string[] Rooms = ["locales", Tests];

    public static async Task WordsHold(this Compiled compiled, HouseCopy copy)
    {
        var tests = compiled.Add(
            copy,
            Tests,
            "Words.Tests",
            [
                .. Words(copy),
                Resource(copy, Tests + "/cldr-plurals.json", "cldr-plurals.json"),
            ]);
        (await tests.Hold("App.Tests.Localization.LocaleFileTests")).Should().BePositive();
    }

    /// <summary>The files of words, as they are embedded.</summary>
    public static IEnumerable<ResourceDescription> Words(HouseCopy copy) => copy.FilesOf("locales")
        .Where(file => file.EndsWith(".json", StringComparison.Ordinal)).Select(file => Resource(copy, file, file));

    public static ResourceDescription Resource(HouseCopy copy, string file, string name) =>
        new(name, () => File.OpenRead(copy.PathOf(file)), isPublic: true);
}
