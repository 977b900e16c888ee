using System.Text.RegularExpressions;

namespace App.Tests.Recipes;

/// <summary>
/// A page of docs/recipes as something to do: its fenced blocks in order. <c>diff</c> changes the files it names after
/// three dashes, <c>sh</c> is a command, and any other block is a new file, named in backticks just above it.
/// </summary>
internal static partial class Recipe
{
    public static IReadOnlyList<Step> Read(string name)
    {
        var steps = new List<Step>();
        var (above, lines) = ("", new Queue<string>(HouseCopy.Original($"docs/recipes/{name}.md").Split('\n')));
        while (lines.TryDequeue(out var line))
        {
            if (!line.StartsWith("```", StringComparison.Ordinal))
            {
                above = line.Length > 0 ? line : above;
                continue;
            }

            var block = new List<string>();
            for (var next = lines.Dequeue(); next != "```"; next = lines.Dequeue())
            {
                block.Add(next);
            }

            steps.AddRange(line[3..] switch
            {
                "diff" => Changes(block),
                "sh" => [new Step.Command(string.Join('\n', block))],
                _ => [new Step.NewFile(NameOf(above), string.Join('\n', block) + "\n")],
            });
        }

        return steps;
    }

    private static IEnumerable<Step> Changes(IEnumerable<string> block)
    {
        var file = "";
        var hunk = new List<string>();
        foreach (var line in block.Append("@@"))
        {
            if (line.StartsWith("--- ", StringComparison.Ordinal) || line.StartsWith("@@", StringComparison.Ordinal))
            {
                if (hunk.Count > 0)
                {
                    yield return new Step.Change(file, [.. hunk]);
                }

                hunk.Clear();
                file = line[0] == '-' ? line[4..] : file;
                continue;
            }

            hunk.Add(line.Length == 0 ? " " : line);
        }
    }

    private static string NameOf(string above) => FileName().Match(above) is { Success: true } name
        ? name.Groups["file"].Value
        : throw new InvalidDataException($"No file is named above a block: {above}");

    [GeneratedRegex(@"`(?<file>[\w./-]+)`:$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex FileName();
}

/// <summary>One thing a recipe says to do.</summary>
internal abstract record Step
{
    private Step()
    {
    }

    public sealed record NewFile(string File, string Text) : Step;

    /// <summary>
    /// Lines that stand once in a file, to be taken away (-), added (+) or found (a space). One that ends in … is the
    /// line that begins so.
    /// </summary>
    public sealed record Change(string File, IReadOnlyList<string> Lines) : Step
    {
        public string Apply(string text)
        {
            var lines = text.Split('\n').ToList();
            var old = Lines.Where(line => line[0] != '+').Select(line => line[1..]).ToList();
            var places = Enumerable.Range(0, Math.Max(0, lines.Count - old.Count + 1))
                .Where(at => old.Index().All(one => Is(lines[at + one.Index], one.Item))).ToList();
            if (places is not [var place] || old.Count == 0)
            {
                throw new InvalidDataException($"In {File} this stands {places.Count} times: {string.Join('\n', old)}");
            }

            foreach (var line in Lines)
            {
                if (line[0] == '+')
                {
                    lines.Insert(place++, line[1..]);
                }
                else if (line[0] == '-')
                {
                    lines.RemoveAt(place);
                }
                else
                {
                    place++;
                }
            }

            return string.Join('\n', lines);
        }

        private static bool Is(string line, string told) =>
            told.EndsWith('…') ? line.StartsWith(told[..^1], StringComparison.Ordinal) : line == told;
    }

    public sealed record Command(string Text) : Step;
}
