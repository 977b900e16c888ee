using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Loyalty.App.Http;

/// <summary>A body that is read strictly; what is wrong is said with its place.</summary>
public static class StrictJson
{
    public static (T? Asked, Problem? Problem) Read<T>(byte[] body, JsonTypeInfo<T> shape)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, shape) is { } asked ? (asked, null) : (null, Problem.BadJson);
        }
        catch (JsonException wrong) when (wrong.Path is { Length: > 2 } path)
        {
            return (null, Problem.BadParameter(path[2..]));
        }
        catch (JsonException)
        {
            return (null, Problem.BadJson);
        }
    }
}
