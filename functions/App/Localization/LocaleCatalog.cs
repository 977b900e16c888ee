using System.Collections.Frozen;
using System.Reflection;

namespace Loyalty.App.Localization;

/// <summary>
/// All words of the product, read once from the files in locales/ and never changed. A bad English file stops the
/// start; any other bad file is left out and named in <see cref="Skipped"/>.
/// </summary>
public sealed class LocaleCatalog
{
    private readonly FrozenDictionary<string, LocaleWords> _words;

    private LocaleCatalog(
        FrozenDictionary<string, LocaleWords> words, Languages languages, IReadOnlyDictionary<string, string> skipped)
    {
        _words = words;
        Languages = languages;
        Skipped = skipped;
        Shipped = [.. words.Keys.Order(StringComparer.Ordinal)];
    }

    public Languages Languages { get; }

    /// <summary>The languages that have words, sorted.</summary>
    public IReadOnlyList<string> Shipped { get; }

    /// <summary>The languages left out, and why.</summary>
    public IReadOnlyDictionary<string, string> Skipped { get; }

    /// <summary>The words for a tag, through the fallback table; English where it leads nowhere.</summary>
    public LocaleWords For(string tag) =>
        _words.GetValueOrDefault(tag) ?? _words[Languages.Resolve(tag) ?? Languages.Default];

    /// <summary>The catalog of the files within this assembly.</summary>
    public static LocaleCatalog Embedded()
    {
        const string folder = "locales/";
        var assembly = typeof(LocaleCatalog).Assembly;
        return Read(assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .ToDictionary(name => name[folder.Length..], name => Bytes(assembly, name), StringComparer.Ordinal));
    }

    /// <param name="files">By name: <c>en.json</c>, <c>_fallbacks.json</c>, <c>_formats.json</c> and so on.</param>
    /// <exception cref="InvalidDataException">English, or what all languages need, cannot be read.</exception>
    public static LocaleCatalog Read(IReadOnlyDictionary<string, byte[]> files)
    {
        var reading = new LocaleFiles(files);
        var skipped = new Dictionary<string, string>(StringComparer.Ordinal);
        var messages = new Dictionary<string, FrozenDictionary<string, Message>>(StringComparer.Ordinal);
        foreach (var language in reading.Languages)
        {
            try
            {
                messages[language] = reading.Messages(language);
            }
            catch (InvalidDataException bad) when (language != Languages.Default)
            {
                skipped[language] = bad.Message;
            }
        }

        var languages = new Languages(reading.Fallbacks, messages.Keys);
        LocaleWords Words(string language, params LocaleWords[] behind) =>
            new(messages[language], reading.Formats[language], behind);
        LocaleWords Whole(string language) =>
            Words(language, [.. languages.Behind(language).Select(other => Words(other))]);
        return new(messages.Keys.ToFrozenDictionary(language => language, Whole), languages, skipped);
    }

    private static byte[] Bytes(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
