using System.Globalization;

namespace Loyalty.Program;

/// <summary>Everything that would make a program wrong, each named by its place. Pure; nothing is corrected.</summary>
public static class ProgramCheck
{
    private const int MostTiers = 20;
    private const int MostPerks = 20;
    private const int MostRates = 200;
    private const int MostLanguages = 60;
    private const int LongestName = 100;
    private const int LongestText = 500;
    private const int LongestCode = 40;
    private const decimal LargestRate = 1_000_000_000_000m;
    private const long LargestThreshold = 1_000_000_000_000;

    public static IReadOnlyList<Flaw> Of(LoyaltyProgram program)
    {
        var flaws = new Flaws();
        flaws.Words("/name", program.Name, LongestName);
        flaws.When(
            !TimeZoneInfo.TryFindSystemTimeZoneById(program.TimeZone, out var zone) || !zone.HasIanaId,
            "/timeZone", Flaw.NotATimeZone);
        flaws.When(!IsLanguage(program.DefaultLanguage), "/defaultLanguage", Flaw.NotALanguage);
        flaws.Between("/joining/lookbackDays", program.Joining.LookbackDays, 0, 3_650);
        flaws.Between("/joining/termsVersion", program.Joining.TermsVersion, 1, 1_000_000);
        flaws.Between("/availability/daysAfterFulfilment", program.Availability.DaysAfterFulfilment, 0, 365);
        flaws.Between("/availability/daysAfterPayment", program.Availability.DaysAfterPayment, 0, 365);
        flaws.Between("/expiry/months", program.Expiry.Months, 1, 240);
        flaws.Between("/qualifying/months", program.Qualifying.Months, 1, 30);
        flaws.Between("/qualifying/heldMonths", program.Qualifying.HeldMonths, 1, 240);
        flaws.Between("/qualifying/graceDays", program.Qualifying.GraceDays, 0, 365);
        Rates(program.Rates, flaws);
        Tiers(program.Tiers, flaws);
        return flaws.All;
    }

    /// <summary>Letters and digits in groups of at most eight with dashes between (RFC 5646, in outline).</summary>
    public static bool IsLanguage(string tag) =>
        tag.Length is >= 2 and <= 35 && tag.Split('-') is var parts && parts[0].All(char.IsAsciiLetterLower)
        && parts.All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit));

    private static void Rates(IReadOnlyList<Rate> rates, Flaws flaws)
    {
        flaws.Count("/rates", rates.Count, MostRates);
        for (var index = 0; index < rates.Count; index++)
        {
            var (rate, place) = (rates[index], At("/rates", index));
            flaws.Between(place + "/points", rate.Points, 0.000001m, LargestRate);
            flaws.Between(place + "/perMinor", rate.PerMinor, 0.000001m, LargestRate);
            flaws.When(
                rates.Take(index).Any(other => other.Currency == rate.Currency), place + "/currency", Flaw.Twice);
        }
    }

    private static void Tiers(IReadOnlyList<Tier> tiers, Flaws flaws)
    {
        flaws.Count("/tiers", tiers.Count, MostTiers);
        flaws.When(tiers is [{ Threshold: not 0 }, ..], "/tiers/0/threshold", Flaw.FirstNotZero);
        for (var index = 0; index < tiers.Count; index++)
        {
            var (tier, place) = (tiers[index], At("/tiers", index));
            flaws.Code(place + "/code", tier.Code, tiers.Take(index).Select(other => other.Code));
            flaws.Words(place + "/name", tier.Name, LongestName);
            flaws.Between(place + "/multiplier", tier.Multiplier, 1, 100);
            flaws.Between(place + "/threshold", tier.Threshold, 0, LargestThreshold);
            flaws.When(
                index > 0 && tier.Threshold <= tiers[index - 1].Threshold, place + "/threshold", Flaw.NotAscending);
            Perks(tier.Perks, place + "/perks", flaws);
        }
    }

    private static void Perks(IReadOnlyList<Perk> perks, string at, Flaws flaws)
    {
        flaws.When(perks.Count > MostPerks, at, Flaw.TooMany);
        for (var index = 0; index < perks.Count; index++)
        {
            var (perk, place) = (perks[index], At(at, index));
            flaws.Code(place + "/code", perk.Code, perks.Take(index).Select(other => other.Code));
            flaws.Words(place + "/name", perk.Name, LongestName);
            flaws.Words(place + "/text", perk.Text, LongestText);
        }
    }

    private static string At(string place, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{place}/{index}");

    /// <summary>The flaws found so far.</summary>
    private sealed class Flaws
    {
        private readonly List<Flaw> all = [];

        public IReadOnlyList<Flaw> All => all;

        public void When(bool isWrong, string place, string code)
        {
            if (isWrong)
            {
                all.Add(new Flaw(place, code));
            }
        }

        public void Between(string place, decimal value, decimal least, decimal most) =>
            When(value < least || value > most, place, Flaw.OutOfRange);

        public void Count(string place, int count, int most)
        {
            When(count == 0, place, Flaw.Missing);
            When(count > most, place, Flaw.TooMany);
        }

        public void Code(string place, string code, IEnumerable<string> before)
        {
            When(
                code.Length is 0 or > LongestCode
                    || !code.All(one => char.IsAsciiLetterLower(one) || char.IsAsciiDigit(one) || one == '-'),
                place,
                Flaw.NotACode);
            When(before.Contains(code, StringComparer.Ordinal), place, Flaw.Twice);
        }

        public void Words(string place, Words words, int longest)
        {
            Count(place, words.ByLanguage.Count, MostLanguages);
            foreach (var (language, text) in words.ByLanguage)
            {
                var at = place + "/" + language.Replace("~", "~0", StringComparison.Ordinal)
                    .Replace("/", "~1", StringComparison.Ordinal);
                When(!IsLanguage(language), at, Flaw.NotALanguage);
                When(string.IsNullOrWhiteSpace(text) || text.Length > longest || text.Any(char.IsControl),
                    at, Flaw.NotText);
            }
        }
    }
}
