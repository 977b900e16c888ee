using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Loyalty.App.Localization;

/// <summary>The files of locales/, read strictly: a mistake is named with its file and key.</summary>
internal sealed class LocaleFiles(IReadOnlyDictionary<string, byte[]> files)
{
    public IReadOnlyDictionary<string, string[]> Fallbacks { get; } =
        Json(files, "_fallbacks.json", LocaleJson.Default.DictionaryStringStringArray);

    public IReadOnlyDictionary<string, LocaleFormats> Formats { get; } =
        Json(files, "_formats.json", LocaleJson.Default.DictionaryStringLocaleFormats)
            .ToDictionary(pair => pair.Key, pair => pair.Value with { Language = pair.Key }, StringComparer.Ordinal);

    public IEnumerable<string> Languages => files.Keys
        .Where(name => !name.StartsWith('_')).Select(name => Path.GetFileNameWithoutExtension(name))
        .Append(Localization.Languages.Default).Distinct(StringComparer.Ordinal);

    public FrozenDictionary<string, Message> Messages(string language)
    {
        if (Localization.Languages.Canonical(language) != language || !Formats.ContainsKey(language))
        {
            throw new InvalidDataException($"{language}.json: the name is no language tag of _formats.json.");
        }

        return Json(files, language + ".json", LocaleJson.Default.DictionaryStringString)
            .ToFrozenDictionary(pair => pair.Key, pair => Parsed(language, pair), StringComparer.Ordinal);
    }

    private static Message Parsed(string language, KeyValuePair<string, string> pair)
    {
        try
        {
            return pair.Value is null
                ? throw new InvalidDataException($"{language}.json, {pair.Key}: there is no text.")
                : Message.Parse(pair.Value);
        }
        catch (MalformedMessageException bad)
        {
            throw new InvalidDataException($"{language}.json, {pair.Key}: {bad.Message}", bad);
        }
    }

    private static T Json<T>(
        IReadOnlyDictionary<string, byte[]> files, string name, JsonTypeInfo<T> type)
    {
        try
        {
            return files.TryGetValue(name, out var bytes) && JsonSerializer.Deserialize(bytes, type) is { } read
                ? read
                : throw new InvalidDataException($"{name} is missing or empty.");
        }
        catch (JsonException bad)
        {
            throw new InvalidDataException($"{name}: {bad.Message}", bad);
        }
    }
}

/// <summary>How the files in locales/ are read: no property twice.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, string[]>))]
[JsonSerializable(typeof(Dictionary<string, LocaleFormats>))]
internal sealed partial class LocaleJson : JsonSerializerContext;
