using System.Collections.Frozen;

namespace Loyalty.App.Http;

/// <summary>
/// The built files, read once into memory: a request names one of them or nothing, so no path can lead out. Hashed
/// names live for a year, floating ones for five minutes.
/// </summary>
public sealed class StaticFiles
{
    private static readonly FrozenDictionary<string, string> Types =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [".js"] = "text/javascript; charset=utf-8",
            [".css"] = "text/css; charset=utf-8",
            [".html"] = "text/html; charset=utf-8",
            [".json"] = "application/json",
            [".svg"] = "image/svg+xml",
            [".png"] = "image/png",
            [".webp"] = "image/webp",
            [".map"] = "application/json",
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Lazy<FrozenDictionary<string, File>> files;

    public StaticFiles(string root) => files = new(() => Read(root));

    /// <summary>The file, 304 where the reader has it, or null.</summary>
    public Answer? Find(string path, HttpRequest request)
    {
        if (!files.Value.TryGetValue(path, out var file))
        {
            return null;
        }

        return Cors.Public(
            ETags.IsKnown(request, file.ETag) ? Answer.Empty(304) : new Answer(200, file.Type, file.Bytes))
            .With("ETag", file.ETag)
            .With("Cache-Control", file.Caching)
            .With("Cross-Origin-Resource-Policy", "cross-origin");
    }

    private static FrozenDictionary<string, File> Read(string root) =>
        Directory.Exists(root)
            ? Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Where(path => Types.ContainsKey(Path.GetExtension(path)))
                .ToFrozenDictionary(
                    path => Path.GetRelativePath(root, path).Replace('\\', '/'), One, StringComparer.Ordinal)
            : FrozenDictionary<string, File>.Empty;

    private static File One(string path)
    {
        var bytes = System.IO.File.ReadAllBytes(path);
        // A hashed name is {name}.{hash}.{ending}.
        var isHashed = Path.GetFileName(path).Split('.') is [_, { Length: >= 8 }, _];
        return new File(
            bytes,
            Types[Path.GetExtension(path)],
            ETags.Of(bytes),
            isHashed ? "public, max-age=31536000, immutable" : "public, max-age=300, stale-while-revalidate=86400");
    }

    private sealed record File(byte[] Bytes, string Type, string ETag, string Caching);
}
