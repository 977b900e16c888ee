using System.Text.RegularExpressions;

namespace Benchmarks;

/// <summary>A file of the widget as it was built, and packed as the app sends it.</summary>
internal sealed partial record Sizes(string What, int Minified, int Gzip, int Brotli)
{
    /// <summary>Every script, and of each kind of words the English ones and the largest.</summary>
    public static IReadOnlyList<Sizes> Run()
    {
        var folder = Path.Combine(House.Root, "functions/App/wwwroot/widget");
        var built = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => (File: file, Name: Hashed().Match(Path.GetFileName(file))))
            .Where(one => one.Name.Success)
            .OrderBy(one => one.File, StringComparer.Ordinal)
            .ToLookup(
                one => one.Name.Groups["kind"].Value,
                one => (one.File, What: one.Name.Groups["what"].Value),
                StringComparer.Ordinal);
        var words = built["json"].Select(one => Measure(one.What, one.File)).GroupBy(
            one => one.What.Contains('.', StringComparison.Ordinal) ? one.What.Split('.')[0] : "panel",
            StringComparer.Ordinal);
        return
        [
            Measure("the loader", Path.Combine(folder, "v1.js")),
            .. built["js"].Select(one => Measure(one.What, one.File)),
            .. words.SelectMany(part => new[]
            {
                part.First(one => one.What.Split('.')[^1] == "en") with { What = $"words of the {part.Key}, English" },
                part.MaxBy(one => one.Gzip)! switch
                {
                    var most => most with { What = $"… the longest, `{most.What.Split('.')[^1]}`" },
                },
            }),
        ];
    }

    public static IEnumerable<string> Tell(IEnumerable<Sizes> sizes) =>
    [
        "## What there is to fetch",
        "",
        "Bytes. The loader comes with the page; what else comes before anyone clicks is counted by `make test`.",
        "",
        Report.Row("", "minified", "gzip", "brotli"),
        Report.Row(Enumerable.Repeat("---", 4)),
        .. sizes.Select(one => Report.Row(
            one.What, Report.Say($"{one.Minified}"), Report.Say($"{one.Gzip}"), Report.Say($"{one.Brotli}"))),
        "",
        "What others have published of themselves or of one another:",
        "",
        Report.Row("", "script", "published by"),
        Report.Row(Enumerable.Repeat("---", 3)),
        Report.Row("loyalty apps in shops", "50 to 200 KB", "leveluployalty.app, which sells one"),
        Report.Row("loyalty apps in shops", "100 to 400 KB", "store-vitals.com, which sells audits"),
        Report.Row("an app's scripts before Shopify's theme check warns", "10,000 bytes, packed", "Shopify"),
        "",
    ];

    private static Sizes Measure(string what, string file) =>
        new(what, Length(file), Length(Sent(file, ".gz")), Length(Sent(file, ".br")));

    /// <summary>A file too short to gain by being packed is sent as it is.</summary>
    private static string Sent(string file, string packed) => File.Exists(file + packed) ? file + packed : file;

    private static int Length(string file) => (int)new FileInfo(file).Length;

    [GeneratedRegex(@"^(?<what>.+)\.[0-9a-f]{8}\.(?<kind>js|json)$", RegexOptions.None, 1_000)]
    private static partial Regex Hashed();
}
