using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Loyalty.Cli.Programs;

/// <summary>A program as its owner wrote it down: one JSON object, and the lines its parts stand on.</summary>
public sealed class ProgramFile
{
    private const long MostBytes = 1 << 20;

    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    private readonly byte[] bytes;

    private ProgramFile(string name, byte[] text, JsonObject document) =>
        (Name, bytes, Document) = (name, text, document);

    public string Name { get; }

    public JsonObject Document { get; }

    public static ProgramFile Read(string name)
    {
        var text = Bytes(name);
        try
        {
            return JsonNode.Parse(text, documentOptions: Lenient) is JsonObject document
                ? new ProgramFile(name, text, document)
                : throw NotJson(name, "it is no JSON object.");
        }
        catch (JsonException wrong)
        {
            throw NotJson(name, Plain.Number($"line {wrong.LineNumber + 1} is not JSON."));
        }
    }

    /// <summary>The line, from 1, on which a place stands, or the nearest one around it that is there.</summary>
    public int LineOf(string place)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(
            bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var walk = new Walk();
        while (reader.Read())
        {
            lines.TryAdd(walk.Take(ref reader), 1 + bytes.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n'));
        }

        for (; place.Length > 0; place = place[..place.LastIndexOf('/')])
        {
            if (lines.TryGetValue(place, out var line))
            {
                return line;
            }
        }

        return 1;
    }

    private static byte[] Bytes(string name)
    {
        try
        {
            var text = new FileInfo(name).Length <= MostBytes
                ? File.ReadAllBytes(name)
                : throw NotJson(name, "it is too long.");
            return text.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            throw new CouldNotException("no_file", $"{name} cannot be read: {gone.Message}", "Check the file’s name.");
        }
    }

    private static CouldNotException NotJson(string name, string how) =>
        new("not_json", $"{name}: {how}", "A program is a JSON object: loyalty program show prints the one in force.");

    /// <summary>The place of each token as it is read: a JSON pointer.</summary>
    private struct Walk()
    {
        private readonly Stack<(string Place, int Index)> open = new();
        private string? named;

        public string Take(ref Utf8JsonReader reader)
        {
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                return open.Pop().Place;
            }

            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!.Replace("~", "~0", StringComparison.Ordinal);
                return named = $"{open.Peek().Place}/{name.Replace("/", "~1", StringComparison.Ordinal)}";
            }

            var place = named ?? Next();
            named = null;
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                open.Push((place, 0));
            }

            return place;
        }

        private readonly string Next()
        {
            if (open.Count == 0)
            {
                return "";
            }

            var (place, index) = open.Pop();
            open.Push((place, index + 1));
            return Plain.Number($"{place}/{index}");
        }
    }
}
