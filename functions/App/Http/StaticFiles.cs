using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Loyalty.App.Http;

/// <summary>
/// The built files, read once into memory: a request names one of them or nothing, so no path can lead out, and what is
/// packed beside a file has no address. What never moves is kept for a year, the rest for five minutes.
/// </summary>
public sealed partial class StaticFiles
{
    private const string Moves = "public, max-age=300, stale-while-revalidate=86400";

    private static readonly FrozenDictionary<string, string> Types =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [".js"] = "text/javascript; charset=utf-8",
            [".css"] = "text/css; charset=utf-8",
            [".ts"] = "text/plain; charset=utf-8",
            [".html"] = "text/html; charset=utf-8",
            [".json"] = "application/json",
            [".svg"] = "image/svg+xml",
            [".png"] = "image/png",
            [".webp"] = "image/webp",
            [".map"] = "application/json",
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Lazy<FrozenDictionary<string, StaticFile>> files;

    public StaticFiles(string root) => files = new(() => Read(root));

    /// <summary>The file as the reader takes it, 304 where they have it, or null.</summary>
    public Answer? Find(string path, HttpRequest request) => files.Value.GetValueOrDefault(path)?.For(request);

    private static FrozenDictionary<string, StaticFile> Read(string root) =>
        Directory.Exists(root)
            ? Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Where(path => Types.ContainsKey(Path.GetExtension(path)))
                .Select(path => (Path: path, Name: Path.GetRelativePath(root, path).Replace('\\', '/')))
                .ToFrozenDictionary(
                    one => one.Name,
                    one => new StaticFile(
                        one.Path,
                        Types[Path.GetExtension(one.Path)],
                        NeverMoves().IsMatch(one.Name) ? "public, max-age=31536000, immutable" : Moves),
                    StringComparer.Ordinal)
            : FrozenDictionary<string, StaticFile>.Empty;

    /// <summary>A version's own folder, or a hash in the name.</summary>
    [GeneratedRegex(
        @"^widget/\d+\.\d+\.\d+[^/]*/|\.[0-9a-f]{8}\.\w+$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex NeverMoves();
}
