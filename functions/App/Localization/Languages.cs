using System.Text.RegularExpressions;

namespace Loyalty.App.Localization;

/// <summary>
/// Which of the shipped languages a reader gets. The table in locales/_fallbacks.json decides where a tag goes next;
/// one not in it loses its last part. Tags are our own strings. The twin of widget/src/language.ts.
/// </summary>
public sealed partial class Languages(
    IReadOnlyDictionary<string, string[]> fallbacks, IReadOnlyCollection<string> shipped)
{
    public const string Default = "en";
    private const int LongestTag = 64;

    /// <summary>The shipped language for a tag; the two ways to write Chinese never stand in for each other.</summary>
    public string? Resolve(string tag) => Chain(tag) is [var nearest, ..] ? nearest : null;

    /// <summary>The asked language, else what the browser accepts, else the shop's, else English.</summary>
    public string Negotiate(string? asked, string? acceptLanguage, string? shopDefault) =>
        new[] { asked }
            .Concat(AcceptLanguage.Read(acceptLanguage))
            .Append(shopDefault)
            .Select(tag => tag is null ? null : Resolve(tag))
            .FirstOrDefault(found => found is not null) ?? Default;

    /// <summary>All shipped languages a tag leads to, nearest first.</summary>
    public IReadOnlyList<string> Chain(string tag)
    {
        var found = new List<string>();
        Walk(Canonical(tag), found, new HashSet<string>(StringComparer.Ordinal));
        return found;
    }

    /// <summary>The languages asked for what a shipped one lacks, English last.</summary>
    public IEnumerable<string> Behind(string language) =>
        Chain(language).Append(Default).Distinct(StringComparer.Ordinal).Where(other => other != language);

    /// <summary><c>NB_no-u-nu-latn</c> is <c>nb-NO</c>; what is no language tag is empty.</summary>
    public static string Canonical(string tag)
    {
        var parts = tag.Length <= LongestTag ? Tag().Match(tag) : Match.Empty;
        if (!parts.Success)
        {
            return "";
        }

        var (script, region) = (parts.Groups["script"].Value, parts.Groups["region"].Value);
        return parts.Groups["language"].Value.ToLowerInvariant()
            + (script.Length > 0 ? $"-{script[..1].ToUpperInvariant()}{script[1..].ToLowerInvariant()}" : "")
            + (region.Length > 0 ? "-" + region.ToUpperInvariant() : "");
    }

    private void Walk(string tag, List<string> found, HashSet<string> seen)
    {
        while (tag.Length > 0 && seen.Add(tag))
        {
            if (shipped.Contains(tag, StringComparer.Ordinal))
            {
                found.Add(tag);
            }

            if (fallbacks.TryGetValue(tag, out var others))
            {
                Array.ForEach(others, other => Walk(other, found, seen));
                return;
            }

            tag = tag[..Math.Max(0, tag.LastIndexOf('-'))];
        }
    }

    [GeneratedRegex(
        "^(?<language>[a-zA-Z]{2,3})([-_](?<script>[a-zA-Z]{4}))?([-_](?<region>[a-zA-Z]{2}|[0-9]{3}))?"
            + "([-_][a-zA-Z0-9]{1,8})*\\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();
}
