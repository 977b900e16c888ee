using System.Globalization;

namespace Loyalty.Program.Guarding;

/// <summary>
/// What rules and rewards say of goods: none that many countries forbid to reward, and no category that nobody tells.
/// What is left out of earning, or earns less, is fine.
/// </summary>
internal static class Goods
{
    public static IEnumerable<Warning> Warnings(LoyaltyProgram program, bool tellsCategories) =>
        Rewarded(program)
            .SelectMany(one => one.Texts.Select(ForbiddenWords.In).Where(found => found is not null).Take(1)
                .Select(found => new Warning(Warning.ForbiddenGoods, one.Place)
                {
                    Goods = found!.Value.Goods,
                    Word = found.Value.Word,
                }))
            .Concat(tellsCategories ? [] : Unmapped(program));

    /// <summary>What is rewarded, by every text that says what it is.</summary>
    private static IEnumerable<(string Place, IEnumerable<string?> Texts)> Rewarded(LoyaltyProgram program) =>
        Numbered("/earning/rules", program.Earning?.Rules)
            .Where(one => one.One.Multiplier > 1 || one.One.Points > 0)
            .Select(one => (one.Place, Of(one.One)))
            .Concat(Numbered("/rewards", program.Rewards)
                .Select(one => (one.Place, one.One.Name.ByLanguage.Values.Append(one.One.Product))))
            .Concat(Numbered("/tiers", program.Tiers).SelectMany(tier =>
                Numbered(tier.Place + "/perks", tier.One.Perks).Where(perk => perk.One.Kind == PerkKind.Gift)
                    .Select(perk => (perk.Place, perk.One.Name.ByLanguage.Values.Append(perk.One.Product)))));

    private static IEnumerable<string?> Of(Rule rule) => (rule.Lines?.Include ?? []).SelectMany(Of)
        .Concat(rule.Name.ByLanguage.Values);

    private static IEnumerable<string?> Of(LineMatch goods) =>
        new[] { goods.Categories, goods.Tags, goods.Vendors, goods.Products, goods.Variants, goods.Skus }
            .SelectMany(texts => texts ?? []);

    private static IEnumerable<Warning> Unmapped(LoyaltyProgram program)
    {
        var mapped = (program.Mapping?.Categories?.Keys ?? []).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Numbered("/earning/rules", program.Earning?.Rules)
            .Select(one => (Place: one.Place + "/lines", one.One.Lines))
            .Prepend((Place: "/earning/goods", Lines: program.Earning?.Goods))
            .SelectMany(one => Numbered(one.Place + "/include", one.Lines?.Include)
                .Concat(Numbered(one.Place + "/exclude", one.Lines?.Exclude)))
            .SelectMany(one => Numbered(one.Place + "/categories", one.One.Categories))
            .Where(one => !mapped.Contains(one.One))
            .DistinctBy(one => one.One, StringComparer.OrdinalIgnoreCase)
            .Select(one => new Warning(Warning.CategoryUnmapped, one.Place) { Category = one.One });
    }

    private static IEnumerable<(string Place, T One)> Numbered<T>(string place, IReadOnlyList<T>? all) =>
        (all ?? []).Select((one, index) =>
            (string.Create(CultureInfo.InvariantCulture, $"{place}/{index}"), one));
}
