using System.Text.Json;
using System.Text.Json.Serialization;

namespace Loyalty.Program;

/// <summary>What the owner wrote, by language tag. Chosen where it is shown, in the reader's language.</summary>
[JsonConverter(typeof(WordsAsText))]
public sealed class Words(IReadOnlyDictionary<string, string> byLanguage)
{
    public IReadOnlyDictionary<string, string> ByLanguage { get; } = byLanguage;

    /// <summary>The first of the tags the owner wrote in, else the first language there is, else nothing.</summary>
    public string In(IEnumerable<string> languages)
    {
        foreach (var language in languages)
        {
            if (ByLanguage.TryGetValue(language, out var text))
            {
                return text;
            }
        }

        return ByLanguage.Count == 0 ? "" : ByLanguage.OrderBy(pair => pair.Key, StringComparer.Ordinal).First().Value;
    }
}

/// <summary>Words are written down as an object of texts by language tag.</summary>
public sealed class WordsAsText : JsonConverter<Words>
{
    public override Words Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Words are an object by language.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var language = reader.GetString()!;
            reader.Read();
            texts[language] = reader.GetString() ?? "";
        }

        return new Words(texts);
    }

    public override void Write(Utf8JsonWriter writer, Words value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (language, text) in value.ByLanguage)
        {
            writer.WriteString(language, text);
        }

        writer.WriteEndObject();
    }
}
