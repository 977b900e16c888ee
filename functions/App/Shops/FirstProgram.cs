using Loyalty.Program;

namespace Loyalty.App.Shops;

/// <summary>
/// What a new shop begins with where its owner brings no program: points for what is paid, three tiers without perks,
/// joining by the shopper's own tap, points that can be used two weeks after dispatch and do not lapse.
/// </summary>
public static class FirstProgram
{
    public static LoyaltyProgram Of(
        Words name, Currency currency, string language, string timeZone, DateTimeOffset now) => new()
        {
            Version = 1,
            InForceFrom = now,
            Name = Everywhere(name, language),
            TimeZone = timeZone,
            DefaultLanguage = language,
            Rates = [DemoShop.Program.RateOf(currency) ?? new Rate(currency, 1, currency.MinorPerMajor)],
            Tiers = [.. DemoShop.Program.Tiers.Select(tier => tier with { Perks = [] })],
        };

    /// <summary>A name is the same in every language the tiers have, where it is not written in it.</summary>
    private static Words Everywhere(Words name, string language)
    {
        var all = name.ByLanguage.Concat(DemoShop.Program.Tiers[0].Name.ByLanguage.Keys.Append(language)
            .Select(other => KeyValuePair.Create(other, name.In([language]))));
        return new Words(all.DistinctBy(one => one.Key, StringComparer.Ordinal)
            .ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal));
    }
}
