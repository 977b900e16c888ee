using System.Globalization;

namespace Loyalty.Program;

/// <summary>What has been found wrong so far, and the questions that are asked of every part of a program.</summary>
internal sealed class FlawList
{
    public const int LongestName = 100;
    public const int LongestText = 500;
    public const int LongestValue = 200;
    public const int LongestCode = 40;
    public const int MostValues = 1_000;
    public const int MostCurrencies = 200;
    public const int MostLanguages = 60;
    public const decimal Smallest = 0.000001m;
    public const long Largest = 1_000_000_000_000;

    private const decimal LeastRatio = 0.000000001m;
    private const decimal MostRatio = 1_000;

    /// <summary>Enough to mend a program by; a hostile one could have more flaws than bytes.</summary>
    private const int MostTold = 200;

    private readonly List<Flaw> all = [];

    public IReadOnlyList<Flaw> All => all;

    /// <summary>How many values stood in lists.</summary>
    public int Values { get; private set; }

    public static string At(string place, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{place}/{index}");

    /// <summary>A name as it stands in a place (RFC 6901).</summary>
    public static string At(string place, string name) => place + "/"
        + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>Each with its place; none where there is no list.</summary>
    public static IEnumerable<(string Place, T One)> Each<T>(string place, IReadOnlyList<T>? list) =>
        (list ?? []).Select((one, index) => (At(place, index), one));

    public void When(bool isWrong, string place, string code)
    {
        if (isWrong && all.Count < MostTold)
        {
            all.Add(new Flaw(place, code));
        }
    }

    public void Between(string place, decimal? value, decimal least, decimal most) =>
        When(value < least || value > most, place, Flaw.OutOfRange);

    public void InOrder<T>(string place, T? first, T? last)
        where T : struct, IComparable<T> =>
        When(first is { } from && last is { } until && from.CompareTo(until) > 0, place, Flaw.OutOfOrder);

    public void AtMost(string place, int? count, int most) => When(count > most, place, Flaw.TooMany);

    /// <summary>At least one, where it is there at all.</summary>
    public void Some(string place, int? count, int most)
    {
        When(count == 0, place, Flaw.Missing);
        AtMost(place, count, most);
    }

    /// <summary>What something of a kind has to have, may have, or cannot have.</summary>
    public void Kind(string place, bool isThere, bool needed, bool allowed)
    {
        When(needed && !isThere, place, Flaw.Missing);
        When(!needed && !allowed && isThere, place, Flaw.NotForKind);
    }

    public void Code(string place, string code, HashSet<string>? others = null)
    {
        When(
            code.Length is 0 or > LongestCode
                || !code.All(one => char.IsAsciiLetterLower(one) || char.IsAsciiDigit(one) || one == '-'),
            place,
            Flaw.NotACode);
        When(others?.Add(code) == false, place, Flaw.Twice);
    }

    public void Words(string place, Words? words, int longest)
    {
        Some(place, words?.ByLanguage.Count, MostLanguages);
        foreach (var (language, text) in words?.ByLanguage ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            When(!ProgramCheck.IsLanguage(language), At(place, language), Flaw.NotALanguage);
            Text(At(place, language), text, longest);
        }
    }

    public void Text(string place, string? text, int longest) => When(
        text is not null && (string.IsNullOrWhiteSpace(text) || text.Length > longest || text.Any(char.IsControl)),
        place,
        Flaw.NotText);

    /// <summary>Points a minor unit of money may come to: further out nothing can be reckoned.</summary>
    public void Ratio(string place, decimal points, decimal minor) =>
        When(minor > 0 && (points / minor < LeastRatio || points / minor > MostRatio), place, Flaw.OutOfRange);

    /// <summary>Texts, each once; at least one, where there is a list at all.</summary>
    public void Texts(string place, IReadOnlyList<string>? texts)
    {
        Once(place, texts);
        foreach (var (at, text) in Each(place, texts))
        {
            Text(at, text, LongestValue);
        }
    }

    /// <summary>Values of any kind, each once; at least one, where there is a list at all.</summary>
    public void Once<T>(string place, IReadOnlyList<T>? values)
    {
        Some(place, values?.Count, MostValues);
        Values += values?.Count ?? 0;
        var before = new HashSet<T>();
        foreach (var (at, value) in Each(place, values))
        {
            When(!before.Add(value), at, Flaw.Twice);
        }
    }

    public void Countries(string place, IReadOnlyList<string>? countries)
    {
        Once(place, countries);
        foreach (var (at, country) in Each(place, countries))
        {
            When(country is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z'], at, Flaw.NotACountry);
        }
    }

    public void Tiers(string place, IReadOnlyList<string>? tiers, LoyaltyProgram program)
    {
        Once(place, tiers);
        foreach (var (at, code) in Each(place, tiers))
        {
            When(!program.Tiers.Any(tier => tier.Code == code), at, Flaw.Unknown);
        }
    }

    public void Currencies(string place, IReadOnlyList<Currency>? currencies)
    {
        Once(place, currencies);
        foreach (var (at, currency) in Each(place, currencies))
        {
            Currency(at, currency);
        }
    }

    public void Currency(string place, Currency currency)
    {
        When(currency.Code is null, place, Flaw.Missing);
        When(currency.Code is { } code && !KnownCurrencies.Has(code), place, Flaw.Unknown);
    }

    public void Money(string place, Money? money)
    {
        Between(place + "/amountMinor", money?.AmountMinor, Smallest, Largest);
        if (money is { } said)
        {
            Currency(place + "/currency", said.Currency);
        }
    }

    /// <summary>An amount in each of some currencies; at least in one, where there is a list at all.</summary>
    public void Amounts(string place, IReadOnlyList<Money>? amounts, LoyaltyProgram? rated = null)
    {
        Some(place, amounts?.Count, MostCurrencies);
        var before = new HashSet<Currency>();
        foreach (var (at, money) in Each(place, amounts))
        {
            Money(at, money);
            When(!before.Add(money.Currency), at + "/currency", Flaw.Twice);
            When(rated is not null && rated.RateOf(money.Currency) is null, at + "/currency", Flaw.NoRate);
        }
    }
}
