using System.Text.Json.Nodes;

namespace Loyalty.App.Fulfilling;

/// <summary>
/// What a storefront answered: <paramref name="Status"/> 0 where nobody knows, <paramref name="Body"/> null where it is
/// no JSON. <see cref="Trouble"/> tells what may be tried again from what is an answer.
/// </summary>
public sealed record StoreAnswer(int Status, JsonNode? Body)
{
    public static StoreAnswer Unknown { get; } = new(0, null);

    public bool IsFine => Status is >= 200 and < 300 && Trouble is null;

    /// <summary>
    /// Why there is no answer to go by; null where there is one, which may be a refusal. The outcome is unknown only of
    /// <see cref="StoreTrouble.Away"/>.
    /// </summary>
    public string? Trouble { get; init; } = Status switch
    {
        401 or 403 => StoreTrouble.RefusedKey,
        429 => StoreTrouble.Busy,
        (>= 200 and < 300) or 400 or 404 or 409 or 410 or 422 => Body is null ? StoreTrouble.Away : null,
        _ => StoreTrouble.Away,
    };

    /// <summary>What stands at a path; null where any step is not there or is of another kind.</summary>
    public JsonNode? At(params ReadOnlySpan<string> path) => Body.At(path);

    /// <summary>The text, or number as text, at a path; null where there is none.</summary>
    public string? Text(params ReadOnlySpan<string> path) => Body.Text(path);
}

/// <summary>Reads what storefronts answer: whatever is not as expected is not there.</summary>
public static class StoreJson
{
    public static JsonNode? At(this JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            node = (node as JsonObject)?[name];
        }

        return node;
    }

    public static string? Text(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.At(path) is JsonValue value ? value.TryGetValue<string>(out var text) ? text : value.ToString() : null;

    public static IEnumerable<JsonNode> Each(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.At(path) is JsonArray all ? all.OfType<JsonNode>() : [];
}
