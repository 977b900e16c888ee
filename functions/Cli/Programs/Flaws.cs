namespace Loyalty.Cli.Programs;

/// <summary>What is wrong with a program and how to mend it, for each of the contract's codes.</summary>
public static class Flaws
{
    public static string Text(ProgramFile file, IReadOnlyList<FlawLine> flaws) => string.Concat(flaws.Select(flaw =>
        Plain.Number($"{file.Name}:{file.LineOf(flaw.Place)}: ")
        + $"{Plain.Text(flaw.Place.Length == 0 ? "/" : flaw.Place)}: {Plain.Text(flaw.Code)}\n  {For(flaw.Code)}\n"));

    public static string For(string code) => code switch
    {
        "not_json" => "A program is a JSON object: loyalty program show prints the one in force.",
        "malformed" => "It is of another kind than it should be: compare it with loyalty program show.",
        "unknown" => "There is nothing of that name: correct or remove it.",
        "missing" => "It has to be there, and null is nothing: write it.",
        "out_of_range" => "It is too small or too large.",
        "too_many" => "There are more than a program may have: remove some.",
        "twice" => "Another one is called the same: rename one of them.",
        "first_not_zero" => "The first tier is everybody’s: set its threshold to 0.",
        "not_ascending" => "Each tier’s threshold is above the one before: put them in that order.",
        "not_a_time_zone" => "Name a time zone of the IANA database, like Europe/Oslo.",
        "not_a_language" => "Name a language by its tag, like nb or zh-Hans.",
        "not_text" => "Write some words: not none, not too many, no control characters.",
        "not_a_code" => "A code is 1 to 40 small letters, digits and hyphens.",
        "notice_too_short" => "It gives less than before: let it take effect in 30 days or later (--from).",
        "notice_missing" => "It gives less than before: say what changes in notice, in every language.",
        "next_unannounced" => "A later version that is put already would take it away: withdraw that one first.",
        "out_of_order" => "It ends before it begins: let the first be no later and no more than the last.",
        "not_both" => "It is a multiplier or points: remove one of them.",
        "not_for_kind" => "Something of its kind has no such thing: remove it, or say another kind.",
        "no_rate" => "The program has no rate for this currency: add one, or remove it here.",
        "not_a_country" => "Name a country by its two capital letters, like NO.",
        "not_a_link" => "Begin with https:// or with / for a page of the shop; {order} is for reorder perks only.",
        "wildcard_not_last" => "A star stands for the rest: put it last.",
        "not_raw" => "A mapping asks for what storefronts say themselves: groups, tags, attributes, sources, coupons.",
        "not_a_field_name" => "A field is a letter and at most 39 more letters, digits and underscores.",
        "reserved" => "Every event has a field of that name already: name it otherwise.",
        _ => "Look it up in docs/openapi.yaml.",
    };
}
