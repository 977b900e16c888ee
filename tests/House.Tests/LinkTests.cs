using System.Text.RegularExpressions;

namespace House.Tests;

/// <summary>Every guide leads where it says: to a file that is there and, behind a #, to a heading of it.</summary>
public sealed partial class LinkTests
{
    [Fact]
    public void every_link_leads_somewhere() =>
        Tree.Ending(".md")
            .SelectMany(page => Link().Matches(Unfenced(page))
                .Select(link => link.Groups["to"].Value)
                .Where(to => !to.Contains("://", StringComparison.Ordinal) && !IsThere(page, to))
                .Select(to => $"{page}: {to}"))
            .ShouldHold("Nothing is there.");

    [Fact]
    public void every_guide_is_found_from_the_readme_or_from_contributing()
    {
        var found = new HashSet<string>(StringComparer.Ordinal) { "README.md", "CONTRIBUTING.md" };
        for (var news = found.ToList(); news.Count > 0;)
        {
            news = [.. news.SelectMany(page => Link().Matches(Unfenced(page))
                .Select(link => Target(page, link.Groups["to"].Value.Split('#')[0]))
                .Where(to => to.EndsWith(".md", StringComparison.Ordinal))
                .Where(to => Tree.Files.Contains(to) && found.Add(to)))];
        }

        Tree.Under("docs").Where(file => file.EndsWith(".md", StringComparison.Ordinal))
            .Where(file => !file.StartsWith("docs/decisions/", StringComparison.Ordinal))
            .Except(found)
            .ShouldHold("Link it from a page that people read.");
    }

    private static bool IsThere(string page, string link)
    {
        var (to, heading) = link.Split('#') is [var file, var name] ? (file, name) : (link, null);
        var target = to.Length == 0 ? page : Target(page, to);
        return (Tree.Files.Contains(target) || Tree.Under(target).Any())
            && (heading is null || !target.EndsWith(".md", StringComparison.Ordinal)
                || Headings(target).Contains(heading));
    }

    private static string Target(string page, string link) =>
        Path.GetRelativePath(Tree.Root, Path.GetFullPath(Path.Combine(
            Tree.Root, Path.GetDirectoryName(page)!, link))).Replace('\\', '/');

    /// <summary>As GitHub writes them: lower case, blanks as hyphens, and no other marks.</summary>
    private static IEnumerable<string> Headings(string page) =>
        Heading().Matches(Unfenced(page)).Select(match => NoLetter()
            .Replace(match.Groups["title"].Value.ToLowerInvariant().Trim(), "").Replace(' ', '-'));

    private static string Unfenced(string page) => Fenced().Replace(Tree.Text(page), "");

    [GeneratedRegex(@"(?<!\\)\]\((?<to>[^()\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (?<title>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NoLetter();

    [GeneratedRegex("^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fenced();
}
