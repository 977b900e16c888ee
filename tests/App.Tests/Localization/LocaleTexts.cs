using System.Text.Json;
using System.Text.Json.Nodes;
using Loyalty.App.Localization;
using Xunit;

namespace App.Tests.Localization;

/// <summary>The files of locales/ as they are, embedded in the tests.</summary>
internal static class LocaleTexts
{
    private const string Folder = "locales/";

    public static IReadOnlyList<string> Languages { get; } = [.. typeof(LocaleTexts).Assembly
        .GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name[Folder.Length] != '_')
        .Select(name => Path.GetFileNameWithoutExtension(name))
        .Order(StringComparer.Ordinal)];

    public static TheoryData<string> EachLanguage { get; } = new(Languages);

    public static byte[] Bytes(string name)
    {
        using var stream = typeof(LocaleTexts).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    public static JsonNode Json(string file) => JsonNode.Parse(Bytes(Folder + file))!;

    /// <summary>Keys and messages in the order of the file.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Messages(string language) =>
        [.. Json(language + ".json").AsObject().Select(pair => KeyValuePair.Create(pair.Key, (string)pair.Value!))];

    public static Dictionary<string, byte[]> Files() => Languages.Select(language => language + ".json")
        .Concat(["_fallbacks.json", "_formats.json"])
        .ToDictionary(name => name, name => Bytes(Folder + name), StringComparer.Ordinal);

    public static LocaleFormats Formats(string language)
    {
        var formats = Json("_formats.json")[language].Deserialize<LocaleFormats>(JsonSerializerOptions.Web)!;
        return formats with { Language = language };
    }

    /// <summary>All that a reader may see of a message: its own words, without arguments.</summary>
    public static IEnumerable<string> Words(IEnumerable<MessagePart> parts) => parts.SelectMany(part => part switch
    {
        MessagePart.Literal literal => [literal.Text],
        MessagePart.Choice choice => choice.Cases.Values.SelectMany(Words),
        _ => Enumerable.Empty<string>(),
    });
}
