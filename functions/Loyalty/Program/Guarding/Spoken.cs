using System.Globalization;

namespace Loyalty.Program.Guarding;

/// <summary>
/// Every word of a program is there in every language of the shop. An address is no word: not every page is translated.
/// </summary>
internal static class Spoken
{
    /// <summary>
    /// Of the languages the program names, else of those its name has. <c>pt-BR</c> is answered by <c>pt</c> too.
    /// </summary>
    public static IEnumerable<Warning> Warnings(LoyaltyProgram program)
    {
        (string Place, Words Words)[] all = [.. Everything(program)];
        foreach (var language in program.Languages ?? [.. program.Name.ByLanguage.Keys])
        {
            string[] missing = [.. all.Where(one => !Has(one.Words, language)).Select(one => one.Place)];
            if (missing is [var first, ..])
            {
                yield return new Warning(Warning.WordsMissing, first)
                {
                    Language = language,
                    Count = missing.Length,
                };
            }
        }
    }

    private static bool Has(Words words, string language)
    {
        for (var tag = language; ; tag = tag[..tag.LastIndexOf('-')])
        {
            if (words.ByLanguage.ContainsKey(tag))
            {
                return true;
            }

            if (!tag.Contains('-', StringComparison.Ordinal))
            {
                return false;
            }
        }
    }

    private static IEnumerable<(string Place, Words Words)> Everything(LoyaltyProgram program)
    {
        (string Place, Words? Words)[] all =
        [
            ("/name", program.Name),
            ("/notice", program.Notice),
            .. Each("/earning/rules", program.Earning?.Rules, rule => [("name", rule.Name)]),
            .. Each("/earning/events", program.Earning?.Events, one => [("name", one.Name)]),
            .. Each("/rewards", program.Rewards, reward => [("name", reward.Name), ("text", reward.Text)]),
            .. Each("/tiers", program.Tiers, tier => [("name", tier.Name), .. Each("perks", tier.Perks, OfPerk)]),
        ];
        return all.Where(one => one.Words is not null).Select(one => (one.Place, one.Words!));
    }

    private static (string Place, Words? Words)[] OfPerk(Perk perk) =>
        [("name", perk.Name), ("text", perk.Text)];

    private static IEnumerable<(string Place, Words? Words)> Each<T>(
        string place, IReadOnlyList<T>? all, Func<T, (string Place, Words? Words)[]> of) =>
        (all ?? []).SelectMany((one, index) => of(one).Select(words =>
            (string.Create(CultureInfo.InvariantCulture, $"{place}/{index}/{words.Place}"), words.Words)));
}
