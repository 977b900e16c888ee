namespace App.Tests.Guides;

/// <summary>
/// A page of docs/install as somebody follows it: its fenced blocks, with the shop and the address of their own where
/// the page says <c>nordlys</c>.
/// </summary>
internal sealed class Guide
{
    private readonly List<(string Language, string Text)> blocks = [];

    public Guide(string page, string shop, Uri address)
    {
        var file = Path.Combine(OracleFolder.Place, "..", "..", "docs", "install", page + ".md");
        var parts = File.ReadAllText(file).Split("\n```");
        foreach (var block in parts.Where((_, index) => index % 2 == 1))
        {
            var language = block[..block.IndexOf('\n', StringComparison.Ordinal)];
            blocks.Add((language, block[(language.Length + 1)..]
                .Replace("https://loyalty.nordlys.example", address.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal)
                .Replace("\"nordlys", $"\"{shop}", StringComparison.Ordinal)
                .Replace("v1.nordlys.", $"v1.{shop}.", StringComparison.Ordinal)));
        }
    }

    /// <summary>The one block of this language that has these words in it.</summary>
    public string Block(string language, string with) =>
        blocks.Single(block => block.Language == language && block.Text.Contains(with, StringComparison.Ordinal)).Text;
}
