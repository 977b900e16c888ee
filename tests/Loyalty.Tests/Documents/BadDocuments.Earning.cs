namespace Loyalty.Tests.Documents;

/// <content>What can be wrong with rules, matches, mapping and events.</content>
public static partial class BadDocuments
{
    private const string Match = """{ "tags": ["x"] }""";

    private static (string Place, string Value, string Flaw)[] Earning =>
    [
        ("/earning/ruels", "[]", "unknown"),
        ("/earning/minimum/0/currency", "\"USD\"", "no_rate"),
        ("/earning/minimum/0/amountMinor", "0", "out_of_range"),
        ("/earning/minimum/0/amountMinor", "", "missing"),
        ("/earning/minimum/0/currency", "", "missing"),
        ("/earning/minimum/0/amountMajor", "10", "unknown"),
        ("/earning/minimum/1", "{ \"amountMinor\": 1, \"currency\": \"EUR\" }", "/earning/minimum/1/currency|twice"),
        ("/earning/mostPerOrder", "0", "out_of_range"),
        ("/earning/mostPerOrder", "1.5", "malformed"),
        ("/earning/stacking", "\"sum\"", "malformed"),
        ("/earning/rules", Many(101, Rule), "too_many"),
        ("/earning/rules/0", "null", "missing"),
        ("/earning/rules/1/code", "\"welcome\"", "twice"),
        ("/earning/rules/1/name", "", "missing"),
        ("/earning/rules/0/points", "", "/earning/rules/0/multiplier|missing"),
        ("/earning/rules/0/multiplier", "2", "/earning/rules/0/points|not_both"),
        ("/earning/rules/0/points", "0", "out_of_range"),
        ("/earning/rules/0/points", "10000001", "out_of_range"),
        ("/earning/rules/1/multiplier", "-0.1", "out_of_range"),
        ("/earning/rules/1/multiplier", "100.5", "out_of_range"),
        ("/earning/rules/1/until", "\"2026-09-30\"", "out_of_order"),
        ("/earning/rules/1/from", "\"tomorrow\"", "malformed"),
        ("/earning/rules/1/weekdays", "[]", "missing"),
        ("/earning/rules/1/weekdays/1", "\"monday\"", "twice"),
        ("/earning/rules/1/weekdays/1", "\"mandag\"", "malformed"),
        ("/earning/rules/0/orderNumber/from", "0", "out_of_range"),
        ("/earning/rules/0/orderNumber/from", "2", "/earning/rules/0/orderNumber/until|out_of_order"),
        ("/earning/rules/1/currencies/0", "\"XQQ\"", "unknown"),
        ("/earning/rules/1/tiers/0", "\"platinum\"", "unknown"),
        ("/earning/rules/1/tiers/1", "\"gold\"", "twice"),
        ("/earning/rules/1/minimum/0/currency", "\"SEK\"", "no_rate"),
    ];

    private static (string Place, string Value, string Flaw)[] Matches =>
    [
        ("/earning/orders", "{}", "missing"),
        ("/earning/orders/all", "[]", "unknown"),
        ("/earning/orders/exclude", "[]", "missing"),
        ("/earning/orders/exclude/0", "{}", "missing"),
        ("/earning/orders/exclude/0", "null", "missing"),
        ("/earning/orders/exclude", Many(101, _ => Match), "too_many"),
        ("/earning/goods/exclude/0/categories/0", "\"\"", "not_text"),
        ("/earning/goods/exclude/0/categories/0", Long(201), "not_text"),
        ("/earning/goods/exclude/0/categories", Many(1_001, index => $"\"c{index}\""), "too_many"),
        ("/earning/goods/exclude", Many(6, Skus), "|too_many"),
        ("/earning/rules/1/orders/include/0/attributes", "{}", "missing"),
        ("/earning/rules/1/orders/include/0/attributes/gift", "[]", "missing"),
        ("/earning/rules/1/orders/include/0/attributes/gift", "null", "missing"),
        ("/earning/rules/1/orders/include/0/attributes/gift/0", "null", "missing"),
        ("/earning/rules/1/orders/include/0/attributes/Gift", "[\"no\"]", "twice"),
        ("/earning/rules/1/orders/include/0/countries/0", "\"Norway\"", "not_a_country"),
        ("/earning/rules/1/orders/include/0/soldAt/0", "\"shop\"", "malformed"),
        ("/earning/rules/1/orders/include/0/subscription/1", "\"none\"", "twice"),
        ("/earning/rules/1/orders/include/0/company", "\"yes\"", "malformed"),
        ("/earning/rules/1/orders/include/0/tags/1", "\"vip\"", "twice"),
        ("/earning/rules/1/lines/include/0/skus/0", "\"T*A\"", "wildcard_not_last"),
        ("/earning/rules/1/lines/include/0/skus/0", "7", "malformed"),
        ("/earning/rules/1/lines/include/0/colour", "\"red\"", "unknown"),
        ("/mapping/company", "[]", "missing"),
        ("/mapping/company/0", "{}", "missing"),
        ("/mapping/company/0/company", "true", "not_raw"),
        ("/mapping/staff/0/staff", "true", "not_raw"),
        ("/mapping/counter/0/soldAt", "[\"draft\"]", "not_raw"),
        ("/mapping/draft/0/subscription", "[\"first\"]", "not_raw"),
        ("/mapping/onSale/0/onSale", "true", "not_raw"),
        ("/mapping/categories/tea/0/categories", "[\"alcohol\"]", "not_raw"),
        ("/mapping/categories/tea", "[]", "missing"),
        ("/mapping/categories/Tea", "[{ \"tags\": [\"x\"] }]", "twice"),
    ];

    private static (string Place, string Value, string Flaw)[] Events =>
    [
        ("/earning/events", Many(51, index => Event("e" + index)), "too_many"),
        ("/earning/events/1", Event("review"), "/earning/events/1/code|twice"),
        ("/earning/events/0/points", "0", "out_of_range"),
        ("/earning/events/0/points", "1000001", "out_of_range"),
        ("/earning/events/0/limits", "", "missing"),
        ("/earning/events/0/limits", "[]", "missing"),
        ("/earning/events/0/limits/0/most", "0", "out_of_range"),
        ("/earning/events/0/limits/0/per", "\"hour\"", "malformed"),
        ("/earning/events/0/fields/0/name", "\"2nd\"", "not_a_field_name"),
        ("/earning/events/0/fields/0/name", "\"customer\"", "reserved"),
        ("/earning/events/0/fields/1/name", "\"product\"", "twice"),
        ("/earning/events/0/fields/1/oneOf", "[\"1\"]", "not_for_kind"),
        ("/earning/events/0/fields/2/least", "1", "not_for_kind"),
        ("/earning/events/0/fields/1/most", "-2", "out_of_order"),
        ("/earning/events/0/fields/0/least", "-1", "out_of_range"),
        ("/earning/events/0/fields/0/oneOf", "[]", "missing"),
    ];
}
