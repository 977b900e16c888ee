using System.Text.RegularExpressions;

namespace Browser.Tests.FirstHour;

/// <summary>
/// What the guide writes for what is every reader's own, and what stands for it here; in both directions. Two keys are
/// learned when the guide's own command shows them.
/// </summary>
public sealed partial class Yours
{
    private readonly List<(string InGuide, string Here)> pairs = [];

    public string this[string inGuide] => pairs.Single(pair => pair.InGuide == inGuide).Here;

    public void Add(string inGuide, string here) => pairs.Add((inGuide, here));

    /// <summary>What the guide says to type, as it is typed here.</summary>
    public string Typed(string text) =>
        pairs.Aggregate(text, (so, pair) => so.Replace(pair.InGuide, pair.Here, StringComparison.Ordinal));

    /// <summary>What was printed here, as the guide would show it.</summary>
    public string Shown(string text)
    {
        foreach (Match key in Keys().Matches(text))
        {
            Add(key.Groups["whose"].Value.ToUpperInvariant() + "-KEY", key.Groups["key"].Value);
        }

        return pairs.Aggregate(text, (so, pair) => so.Replace(pair.Here, pair.InGuide, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^(?<whose>owner|member) key +(?<key>[\w-]{43})$", RegexOptions.Multiline, 1_000)]
    private static partial Regex Keys();
}
