using System.Collections.Frozen;

namespace Loyalty.App.Localization;

/// <summary>
/// The words of one language. A key it does not have is looked for in the languages behind it, English last; each
/// message is formatted in the language it is written in.
/// </summary>
public sealed class LocaleWords
{
    private readonly FrozenDictionary<string, Message> _messages;
    private readonly LocaleFormats _formats;
    private readonly IReadOnlyList<LocaleWords> _behind;

    internal LocaleWords(
        FrozenDictionary<string, Message> messages, LocaleFormats formats, IReadOnlyList<LocaleWords> behind)
    {
        _messages = messages;
        _formats = formats;
        _behind = behind;
    }

    public string Language => _formats.Language;

    public IEnumerable<string> Keys => _messages.Keys;

    /// <summary>The message in this language alone.</summary>
    public Message? Own(string key) => _messages.GetValueOrDefault(key);

    /// <summary>The language that has words for a key: this one, one behind it, or null.</summary>
    public LocaleWords? Speaker(string key) =>
        _messages.ContainsKey(key) ? this : _behind.FirstOrDefault(words => words._messages.ContainsKey(key));

    /// <summary>The formatted message; the key itself where no language has it.</summary>
    public string Format(string key, params (string Name, object? Value)[] values) =>
        Format(key, values.ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal));

    public string Format(string key, IReadOnlyDictionary<string, object?> values) =>
        Speaker(key) is { } speaker ? speaker._messages[key].Format(speaker._formats, values) : key;

    /// <summary>The texts as written, with those of the languages behind where this one has none.</summary>
    public IReadOnlyDictionary<string, string> Texts() =>
        _behind.Prepend(this).SelectMany(words => words._messages).DistinctBy(pair => pair.Key, StringComparer.Ordinal)
            .ToDictionary(pair => pair.Key, pair => pair.Value.Text, StringComparer.Ordinal);
}
