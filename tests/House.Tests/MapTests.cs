namespace House.Tests;

/// <summary>The README's map of the house is the house.</summary>
public sealed class MapTests
{
    private static readonly string[] Map = [.. Read()];

    [Fact]
    public void the_map_names_only_what_is_there() =>
        Map.Where(place => !Tree.Files.Contains(place) && !Tree.Under(place).Any()).ShouldHold();

    [Fact]
    public void the_map_names_everything_once() =>
        Map.Should().OnlyHaveUniqueItems();

    [Fact]
    public void the_map_has_every_folder_of_the_ground_floor() =>
        Tree.Files
            .Where(file => file.Contains('/') && !file.StartsWith('.'))
            .Select(file => file[..file.IndexOf('/')])
            .Except(Map)
            .ShouldHold();

    [Fact]
    public void no_code_lies_in_the_hall() =>
        Tree.Ending(".cs", ".ts", ".mjs", ".css").Where(file => !file.Contains('/')).ShouldHold(
            "Each file has a room.");

    [Fact]
    public void the_map_has_every_project() =>
        Tree.Ending(".csproj", "package.json")
            .Select(FolderOf)
            .Except(Map)
            .ShouldHold();

    [Fact]
    public void the_map_has_every_room_of_the_product() =>
        Tree.Under("functions")
            .Where(file => file.Count(letter => letter == '/') > 2)
            .Select(file => string.Join('/', file.Split('/')[..3]))
            .Except(Map)
            .ShouldHold();

    [Fact]
    public void every_place_of_the_map_says_what_it_is() =>
        MapLines()
            .Where(line => !line.Trim().Contains("  ", StringComparison.Ordinal))
            .ShouldHold();

    private static string FolderOf(string file) => file[..file.LastIndexOf('/')];

    /// <summary>Indentation is depth, two spaces a floor; the first word is the place.</summary>
    private static IEnumerable<string> Read()
    {
        var path = new List<string>();
        foreach (var line in MapLines())
        {
            var depth = (line.Length - line.TrimStart().Length) / 2;
            path.RemoveRange(depth, path.Count - depth);
            path.Add(line.TrimStart().Split(' ')[0].TrimEnd('/'));
            yield return string.Join('/', path);
        }
    }

    private static IEnumerable<string> MapLines() =>
        Tree.Lines("README.md")
            .SkipWhile(line => line != "## The map of the house")
            .SkipWhile(line => !line.StartsWith("```", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("```", StringComparison.Ordinal))
            .Where(line => line.Length > 0);
}
