using System.Text.RegularExpressions;

namespace Loyalty.Program;

/// <summary>What would make tiers and their perks wrong. Pure.</summary>
internal static partial class TierCheck
{
    private const int MostTiers = 20;
    private const int MostPerks = 20;
    private const string LastOrder = "{order}";

    public static void Of(LoyaltyProgram program, FlawList flaws)
    {
        flaws.Between("/qualifying/months", program.Qualifying.Months, 1, 30);
        flaws.Between("/qualifying/heldMonths", program.Qualifying.HeldMonths, 1, 240);
        flaws.Between("/qualifying/graceDays", program.Qualifying.GraceDays, 0, 365);
        flaws.Between("/qualifying/announceDays", program.Qualifying.AnnounceDays, 0, 365);
        flaws.Some("/tiers", program.Tiers.Count, MostTiers);
        flaws.When(program.Tiers is [{ Threshold: not 0 }, ..], "/tiers/0/threshold", Flaw.FirstNotZero);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        Tier? before = null;
        foreach (var (place, tier) in FlawList.Each("/tiers", program.Tiers))
        {
            flaws.Code(place + "/code", tier.Code, codes);
            flaws.Words(place + "/name", tier.Name, FlawList.LongestName);
            flaws.Between(place + "/multiplier", tier.Multiplier, 1, 100);
            flaws.Between(place + "/threshold", tier.Threshold, 0, FlawList.Largest);
            flaws.When(tier.Threshold <= before?.Threshold, place + "/threshold", Flaw.NotAscending);
            Perks(place + "/perks", tier.Perks, flaws);
            before = tier;
        }
    }

    private static void Perks(string place, IReadOnlyList<Perk> perks, FlawList flaws)
    {
        flaws.AtMost(place, perks.Count, MostPerks);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (at, perk) in FlawList.Each(place, perks))
        {
            flaws.Code(at + "/code", perk.Code, codes);
            flaws.Words(at + "/name", perk.Name, FlawList.LongestName);
            flaws.Words(at + "/text", perk.Text, FlawList.LongestText);
            flaws.Countries(at + "/markets", perk.Markets);
            OfKind(at, perk, flaws);
        }
    }

    private static void OfKind(string place, Perk perk, FlawList flaws)
    {
        Needs(place + "/url", perk.Url, perk.Kind is PerkKind.Link or PerkKind.Reorder);
        Needs(place + "/flag", perk.Flag, perk.Kind is PerkKind.Flag);
        Needs(place + "/opensOn", perk.OpensOn, perk.Kind is PerkKind.EarlyAccess);
        Needs(place + "/product", perk.Product, perk.Kind is PerkKind.Gift);
        flaws.Kind(
            place + "/minimum", perk.Minimum is not null, needed: false, allowed: perk.Kind is PerkKind.FreeShipping);
        flaws.Words(place + "/url", perk.Url, FlawList.LongestText);
        foreach (var (language, url) in perk.Url?.ByLanguage ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            flaws.When(!IsLink(url, perk.Kind), FlawList.At(place + "/url", language), Flaw.NotALink);
        }

        if (perk.Flag is { } flag)
        {
            flaws.Code(place + "/flag", flag);
        }

        flaws.Text(place + "/product", perk.Product, FlawList.LongestValue);
        flaws.Amounts(place + "/minimum", perk.Minimum);

        void Needs(string at, object? what, bool isOfKind) =>
            flaws.Kind(at, what is not null, needed: isOfKind, allowed: false);
    }

    /// <summary>
    /// An https address or a path of the shop's own: nothing a browser would run, and no way to another host.
    /// </summary>
    private static bool IsLink(string url, PerkKind kind) =>
        Link().IsMatch(url)
        && (kind == PerkKind.Reorder || !url.Contains(LastOrder, StringComparison.Ordinal))
        && (url[0] == '/' || (Uri.TryCreate(url, UriKind.Absolute, out _)
            && !url.Split('/', '?', '#')[2].Contains('{', StringComparison.Ordinal)));

    [GeneratedRegex(
        @"^(https://[^\s\p{Cc}""\\<>/?#@]+([/?#][^\s\p{Cc}""\\<>]*)?|/([^\s\p{Cc}""\\<>/][^\s\p{Cc}""\\<>]*)?)\z",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Link();
}
