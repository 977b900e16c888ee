using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Loyalty.App.Http;

/// <summary>A body that is read strictly; what is wrong is said with its place.</summary>
public static class StrictJson
{
    /// <summary>The place of what is wrong as a whole.</summary>
    private const string Body = "body";

    public static (T? Asked, Problem? Problem) Read<T>(byte[] body, JsonTypeInfo<T> shape)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, shape) is { } asked
                ? (asked, null)
                : (null, Problem.BadParameter(Body));
        }
        catch (JsonException wrong) when (wrong.Path is { Length: > 2 } path)
        {
            return (null, Problem.BadParameter(path[2..]));
        }
        catch (JsonException)
        {
            return (null, Wrong(body, shape));
        }
    }

    /// <summary>Of JSON that is no object the whole, of an object the first that is missing.</summary>
    private static Problem Wrong(byte[] body, JsonTypeInfo shape)
    {
        try
        {
            using var read = JsonDocument.Parse(body);
            var told = read.RootElement;
            var missing = told.ValueKind == JsonValueKind.Object
                ? shape.Properties.FirstOrDefault(one => IsNeeded(one) && !told.TryGetProperty(one.Name, out _))
                : null;
            return Problem.BadParameter(missing?.Name ?? Body);
        }
        catch (JsonException)
        {
            return Problem.BadJson;
        }
    }

    private static bool IsNeeded(JsonPropertyInfo property) =>
        property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false };
}
