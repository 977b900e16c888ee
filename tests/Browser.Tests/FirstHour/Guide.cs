namespace Browser.Tests.FirstHour;

/// <summary>
/// docs/first-hour.md as it is followed: what is typed, what is shown for it, what is done by hand, and pictures. Every
/// other line is only read.
/// </summary>
public static class Guide
{
    public const string File = "docs/first-hour.md";

    public static IReadOnlyList<Step> Read()
    {
        var steps = new List<Step>();
        var lines = System.IO.File.ReadAllLines(Repository.File(File));
        for (var at = 0; at < lines.Length; at++)
        {
            var (line, number) = (lines[at], at + 1);
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                var block = lines.Skip(number).TakeWhile(one => one != "```").ToList();
                steps.Add(new Step(number, KindOf(line), string.Concat(block.Select(one => one + "\n"))));
                at += block.Count + 1;
            }
            else if (line.StartsWith("> ", StringComparison.Ordinal))
            {
                steps.Add(new Step(number, Kind.ByHand, line[2..]));
            }
            else if (line.StartsWith("![", StringComparison.Ordinal))
            {
                steps.Add(new Step(number, Kind.Picture, "docs/" + line.Split('(', ')')[1]));
            }
        }

        return steps;
    }

    private static Kind KindOf(string fence) => fence switch
    {
        "```sh" => Kind.Typed,
        "```text" => Kind.Shown,
        _ => throw new InvalidOperationException($"{File} has a block {fence}: only sh and text are followed."),
    };
}

/// <summary>One thing in the guide that can be followed, and the line it begins at.</summary>
public sealed record Step(int Line, Kind Kind, string Text);

/// <summary>How a step is followed.</summary>
public enum Kind
{
    Typed,
    Shown,
    ByHand,
    Picture,
}
