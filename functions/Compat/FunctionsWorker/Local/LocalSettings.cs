using System.Text.Json;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>What a local host reads: <c>host.json</c>, and <c>local.settings.json</c> into the environment.</summary>
internal static class LocalSettings
{
    private const string DefaultRoutePrefix = "api";

    private static readonly JsonDocumentOptions Lenient =
        new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static string Directory =>
        Environment.GetEnvironmentVariable("FUNCTIONS_APPLICATION_DIRECTORY") ?? AppContext.BaseDirectory;

    /// <summary>Sets what <c>Values</c> names, unless the environment already says otherwise.</summary>
    public static void Load(string directory)
    {
        using var settings = Read(directory, "local.settings.json");
        if (settings is not null && settings.RootElement.TryGetProperty("Values", out var values))
        {
            foreach (var setting in values.EnumerateObject())
            {
                if (Environment.GetEnvironmentVariable(setting.Name) is null)
                {
                    Environment.SetEnvironmentVariable(setting.Name, setting.Value.GetString());
                }
            }
        }
    }

    public static string RoutePrefix(string directory)
    {
        using var host = Read(directory, "host.json");
        return host is not null
            && host.RootElement.TryGetProperty("extensions", out var extensions)
            && extensions.TryGetProperty("http", out var http)
            && http.TryGetProperty("routePrefix", out var prefix)
                ? prefix.GetString()!.Trim('/')
                : DefaultRoutePrefix;
    }

    private static JsonDocument? Read(string directory, string file)
    {
        var path = Path.Combine(directory, file);
        return File.Exists(path) ? JsonDocument.Parse(File.ReadAllBytes(path), Lenient) : null;
    }
}
