using System.Text.Json;
using System.Text.Json.Nodes;

namespace Loyalty.Tests.Storefronts;

/// <summary>
/// Real payloads, which are not in the repository: read from the folder that the environment variable LOYALTY_PAYLOADS
/// names. Where it is unset there are none, and the tests over them say so.
/// </summary>
internal static class Payloads
{
    public static readonly string[] Folders = ["shopify", "woocommerce", "stripe", "standardwebhooks"];

    public static string? Root =>
        Environment.GetEnvironmentVariable("LOYALTY_PAYLOADS") is { Length: > 0 } root ? root : null;

    /// <summary>Names like <c>shopify/order_cancelled.json</c>, in order.</summary>
    public static IReadOnlyList<string> Names => Root is null ? [] :
    [
        .. Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.json")
            .Select(file => folder + "/" + Path.GetFileName(file))).Order(StringComparer.Ordinal),
    ];

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Root!, name));

    public static JsonNode Json(string name) => JsonNode.Parse(Bytes(name))!;

    /// <summary>The body inside a REST sample, by the path of its wrapping: <c>order</c>, <c>orders/0</c>.</summary>
    public static byte[] Inside(string name, string? path)
    {
        if (path is null)
        {
            return Bytes(name);
        }

        using var document = JsonDocument.Parse(Bytes(name));
        var element = document.RootElement;
        foreach (var step in path.Split('/'))
        {
            element = element.ValueKind == JsonValueKind.Array
                ? element.EnumerateArray().First()
                : element.GetProperty(step);
        }

        return System.Text.Encoding.UTF8.GetBytes(element.GetRawText());
    }
}
