using System.Text.Json.Nodes;

namespace Loyalty.Cli.Connecting;

/// <summary>Reads a platform's answers: whatever is not as expected is not there.</summary>
public static class Texts
{
    /// <summary>A file of functions/Cli/Snippets.</summary>
    public static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(Texts).Assembly.GetManifestResourceStream("Snippets/" + name)!);
        return reader.ReadToEnd();
    }

    public static string? Text(this JsonNode? node, string name) => (node as JsonObject)?[name].AsText();

    public static string? AsText(this JsonNode? node) =>
        node is JsonValue value ? value.TryGetValue<string>(out var text) ? text : value.ToString() : null;

    public static IEnumerable<JsonNode> Each(this JsonNode? node) =>
        node is JsonArray all ? all.OfType<JsonNode>() : [];
}
