using Xunit;

namespace Loyalty.Tests.Documents;

/// <summary>
/// What can be wrong with a program: where, which value (none where it is missing), and the flaw that is told. One case
/// a line; the rest of the document is as it should be.
/// </summary>
public static partial class BadDocuments
{
    /// <summary>Place and value as they are put into the document, and the flaw as <c>place|code</c>.</summary>
    public static IReadOnlyList<(string Place, string Value, string Flaw)> All { get; } =
    [
        .. Plain.Concat(Tiers).Concat(Earning).Concat(Matches).Concat(Events).Concat(Rewards).Select(row =>
            row.Flaw.Contains('|') ? row : row with { Flaw = row.Place + "|" + row.Flaw }),
    ];

    public static TheoryData<string, string, string> Table()
    {
        var table = new TheoryData<string, string, string>();
        foreach (var (place, value, flaw) in All)
        {
            table.Add(place, value, flaw);
        }

        return table;
    }

    private static (string Place, string Value, string Flaw)[] Plain =>
    [
        ("/version", "7", "unknown"),
        ("/inForceFrom", "\"2026-11-22T00:00:00Z\"", "unknown"),
        ("/$schema", "7", "malformed"),
        ("/nmae", "{}", "unknown"),
        ("/name", "", "missing"),
        ("/name", "{}", "missing"),
        ("/name/en", "\" \"", "not_text"),
        ("/name/en", Long(101), "not_text"),
        ("/name/en", "\"a\\u0000b\"", "not_text"),
        ("/name/en", "null", "missing"),
        ("/name/English!", "\"x\"", "not_a_language"),
        ("/notice/en", Long(501), "not_text"),
        ("/notice", "{}", "missing"),
        ("/timeZone", "\"CET+1\"", "not_a_time_zone"),
        ("/defaultLanguage", "\"English\"", "not_a_language"),
        ("/languages/1", "\"en\"", "twice"),
        ("/languages/1", "\"N\"", "not_a_language"),
        ("/languages", "[]", "missing"),
        ("/languages", Many(61, index => $"\"l{index}\""), "too_many"),
        ("/currencies/1", "\"EUR\"", "twice"),
        ("/currencies/1", "\"XQQ\"", "unknown"),
        ("/currencies/1", "\"euro\"", "malformed"),
        ("/rates", "", "missing"),
        ("/rates", "[]", "missing"),
        ("/rates/1", "null", "missing"),
        ("/rates/1/currency", "\"EUR\"", "twice"),
        ("/rates/1/currency", "\"ABC\"", "unknown"),
        ("/rates/1/perMinor", "0", "out_of_range"),
        ("/rates/1/points", "-1", "out_of_range"),
        ("/rates/1/points", "\"1\"", "malformed"),
        ("/joining/lookbackDays", "-1", "out_of_range"),
        ("/availability/daysAfterPayment", "366", "out_of_range"),
        ("/expiry/policy", "\"never\"", "malformed"),
        ("/expiry/months", "0", "out_of_range"),
        ("/qualifying/announceDays", "366", "out_of_range"),
        ("/qualifying/by", "null", "missing"),
        ("/clamp", "1", "malformed"),
        ("/guardrails/ceilingPercent", "101", "out_of_range"),
        ("/guardrails/floorPercent", "16", "/guardrails/ceilingPercent|out_of_order"),
        ("/guardrails/mostOrdersToReward", "0", "out_of_range"),
        ("/guardrails/medianBasket/amountMinor", "0", "out_of_range"),
        ("/guardrails/exchangeRates/QQQ", "1", "unknown"),
        ("/guardrails/exchangeRates/nok", "1", "unknown"),
        ("/guardrails/exchangeRates/NOK", "0", "out_of_range"),
        ("/guardrails/exchangeRates/NOK", "null", "missing"),
    ];

    private static (string Place, string Value, string Flaw)[] Tiers =>
    [
        ("/tiers", "null", "missing"),
        ("/tiers/1/threshold", "0", "not_ascending"),
        ("/tiers/0/threshold", "1", "first_not_zero"),
        ("/tiers/1/code", "\"all\"", "twice"),
        ("/tiers/1/code", "\"Gold!\"", "not_a_code"),
        ("/tiers/1/multiplier", "0.5", "out_of_range"),
        ("/tiers/1/perks", Many(21, Perk), "too_many"),
        ("/tiers/1/perks/0", "null", "missing"),
        ("/tiers/1/perks/0/kind", "\"discount\"", "malformed"),
        ("/tiers/1/perks/0/url", "{ \"en\": \"/x\" }", "not_for_kind"),
        ("/tiers/1/perks/0/code", "\"mug\"", "/tiers/1/perks/5/code|twice"),
        ("/tiers/1/perks/1/url", "", "missing"),
        ("/tiers/1/perks/1/url/en", "\"javascript:alert(1)\"", "not_a_link"),
        ("/tiers/1/perks/1/url/en", "\"http://example.com/\"", "not_a_link"),
        ("/tiers/1/perks/1/url/en", "\"//example.com/\"", "not_a_link"),
        ("/tiers/1/perks/1/url/en", "\"/\\\\example.com\"", "not_a_link"),
        ("/tiers/1/perks/1/url/en", "\"https://\"", "not_a_link"),
        ("/tiers/1/perks/1/url/en", "\"https://shop@example.com/\"", "not_a_link"),
        ("/tiers/1/perks/1/url/en", "\"/a\\nb\"", "not_a_link"),
        ("/tiers/1/perks/1/url/en", "\"/orders/{order}\"", "not_a_link"),
        ("/tiers/1/perks/1/markets/0", "\"no\"", "not_a_country"),
        ("/tiers/1/perks/1/markets/0", "\"DE\"", "/tiers/1/perks/1/markets/1|twice"),
        ("/tiers/1/perks/2/flag", "", "missing"),
        ("/tiers/1/perks/2/flag", "\"A b\"", "not_a_code"),
        ("/tiers/1/perks/3/opensOn", "", "missing"),
        ("/tiers/1/perks/3/opensOn", "\"2027-02-32\"", "malformed"),
        ("/tiers/1/perks/3/minimum", "[{ \"amountMinor\": 1, \"currency\": \"EUR\" }]", "not_for_kind"),
        ("/tiers/1/perks/4/minimum", "[]", "missing"),
        ("/tiers/1/perks/5/product", "", "missing"),
        ("/tiers/1/perks/5/product", "\"\"", "not_text"),
        ("/tiers/1/perks/6/url", "", "missing"),
    ];

    private static (string Place, string Value, string Flaw)[] Rewards =>
    [
        ("/rewards/1/code", "\"five\"", "twice"),
        ("/rewards/0/kind", "\"cashback\"", "malformed"),
        ("/rewards/0/points", "0", "out_of_range"),
        ("/rewards/0/amount", "", "missing"),
        ("/rewards/0/amount/0/currency", "\"EU\"", "malformed"),
        ("/rewards/0/percent", "5", "not_for_kind"),
        ("/rewards/0/worth", "[{ \"amountMinor\": 1, \"currency\": \"EUR\" }]", "not_for_kind"),
        ("/rewards/0/tiers/0", "\"silver\"", "unknown"),
        ("/rewards/0/markets/0", "\"EUR\"", "not_a_country"),
        ("/rewards/0/until", "\"2026-11-30\"", "out_of_order"),
        ("/rewards/0/validDays", "0", "out_of_range"),
        ("/rewards/0/stock", "-1", "out_of_range"),
        ("/rewards/0/perMember", "0", "out_of_range"),
        ("/rewards/0/fulfilment", "\"amazon\"", "unknown"),
        ("/rewards/0/fulfilment", "\"Pool\"", "unknown"),
        ("/rewards/1/percent", "", "missing"),
        ("/rewards/1/percent", "0", "out_of_range"),
        ("/rewards/1/percent", "100.1", "out_of_range"),
        ("/rewards/1/mostAmount", "[]", "missing"),
        ("/rewards/2/product", "\"x\"", "not_for_kind"),
        ("/rewards/3/product", "", "missing"),
        ("/rewards/4/amount", "[{ \"amountMinor\": 1, \"currency\": \"EUR\" }]", "not_for_kind"),
        ("/rewards/5/mostAmount", "[{ \"amountMinor\": 1, \"currency\": \"EUR\" }]", "not_for_kind"),
        ("/rewards/6/amount", "[]", "missing"),
        ("/payWithPoints/worth", "", "missing"),
        ("/payWithPoints/worth", "[]", "missing"),
        ("/payWithPoints/mostPercent", "0", "out_of_range"),
        ("/payWithPoints/points", "0", "out_of_range"),
        ("/payWithPoints/least", "0", "out_of_range"),
        ("/payWithPoints/validDays", "0", "out_of_range"),
        ("/payWithPoints/validDays", "3651", "out_of_range"),
        ("/payWithPoints/fulfilment", "\"amazon\"", "unknown"),
        ("/payWithPoints/fulfilment", "\"pool\"", "not_for_kind"),
    ];

    private static string Long(int length) => $"\"{new string('x', length)}\"";

    private static string Rule(int index) => $$"""{"code":"r{{index}}","name":{"en":"x"},"points":1}""";

    private static string Perk(int index) => $$"""{"code":"p{{index}}","name":{"en":"x"},"text":{"en":"x"} }""";

    /// <summary>Fewer than a list may have; six of them are more than a document may.</summary>
    private static string Skus(int list) => "{\"skus\":" + Many(900, one => $"\"s{list}-{one}\"") + "}";

    private static string Event(string code) =>
        $$"""{"code":"{{code}}","name":{"en":"x"},"points":1,"limits":[{"most":1,"per":"ever"}]}""";

    private static string Many(int count, Func<int, string> one) =>
        $"[{string.Join(',', Enumerable.Range(0, count).Select(one))}]";
}
