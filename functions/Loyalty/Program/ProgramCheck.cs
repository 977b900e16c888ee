namespace Loyalty.Program;

/// <summary>Everything that would make a program wrong, each named by its place. Pure; nothing is corrected.</summary>
public static class ProgramCheck
{
    private const int MostRates = 200;
    private const int MostValues = 5_000;

    /// <param name="program">What is checked.</param>
    /// <param name="ways">How rewards can be fulfilled here; where it is not said, as everywhere.</param>
    public static IReadOnlyList<Flaw> Of(LoyaltyProgram program, IReadOnlyCollection<string>? ways = null)
    {
        var flaws = new FlawList();
        flaws.Words("/name", program.Name, FlawList.LongestName);
        flaws.Words("/notice", program.Notice, FlawList.LongestText);
        Place(program, flaws);
        Rates(program.Rates, flaws);
        Waiting(program, flaws);
        TierCheck.Of(program, flaws);
        EarningCheck.Of(program, flaws);
        MappingCheck.Of(program.Mapping, flaws);
        RewardCheck.Of(program, ways ?? Fulfilments.Everywhere, flaws);
        GuardrailCheck.Of(program.Guardrails, flaws);
        flaws.When(flaws.Values > MostValues, "", Flaw.TooMany);
        return flaws.All;
    }

    /// <summary>Letters and digits in groups of at most eight with dashes between (RFC 5646, in outline).</summary>
    public static bool IsLanguage(string tag) =>
        tag.Length is >= 2 and <= 35 && tag.Split('-') is var parts && parts[0].All(char.IsAsciiLetterLower)
        && parts.All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit));

    /// <summary>Where the shop is, and what it speaks and takes there.</summary>
    private static void Place(LoyaltyProgram program, FlawList flaws)
    {
        flaws.When(
            !TimeZoneInfo.TryFindSystemTimeZoneById(program.TimeZone, out var zone) || !zone.HasIanaId,
            "/timeZone", Flaw.NotATimeZone);
        flaws.When(!IsLanguage(program.DefaultLanguage), "/defaultLanguage", Flaw.NotALanguage);
        flaws.AtMost("/languages", program.Languages?.Count, FlawList.MostLanguages);
        flaws.Once("/languages", program.Languages);
        foreach (var (place, language) in FlawList.Each("/languages", program.Languages))
        {
            flaws.When(!IsLanguage(language), place, Flaw.NotALanguage);
        }

        flaws.AtMost("/currencies", program.Currencies?.Count, FlawList.MostCurrencies);
        flaws.Currencies("/currencies", program.Currencies);
    }

    private static void Rates(IReadOnlyList<Rate> rates, FlawList flaws)
    {
        flaws.Some("/rates", rates.Count, MostRates);
        var before = new HashSet<Currency>();
        foreach (var (place, rate) in FlawList.Each("/rates", rates))
        {
            flaws.Between(place + "/points", rate.Points, FlawList.Smallest, FlawList.Largest);
            flaws.Between(place + "/perMinor", rate.PerMinor, FlawList.Smallest, FlawList.Largest);
            flaws.Ratio(place + "/points", rate.Points, rate.PerMinor);
            flaws.Currency(place + "/currency", rate.Currency);
            flaws.When(!before.Add(rate.Currency), place + "/currency", Flaw.Twice);
        }
    }

    /// <summary>Joining, waiting, lapsing.</summary>
    private static void Waiting(LoyaltyProgram program, FlawList flaws)
    {
        flaws.Between("/joining/lookbackDays", program.Joining.LookbackDays, 0, 3_650);
        flaws.Between("/joining/termsVersion", program.Joining.TermsVersion, 1, 1_000_000);
        flaws.Between("/availability/daysAfterFulfilment", program.Availability.DaysAfterFulfilment, 0, 365);
        flaws.Between("/availability/daysAfterPayment", program.Availability.DaysAfterPayment, 0, 365);
        flaws.Between("/expiry/months", program.Expiry.Months, 1, 240);
    }
}
