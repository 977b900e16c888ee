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
        "unknown" => "There is nothing of that name in a program: correct or remove it.",
        "missing" => "It has to be there: add it.",
        "out_of_range" => "It is too small or too large.",
        "too_many" => "There are more than a program may have: remove some.",
        "twice" => "Another one is called the same: rename one of them.",
        "first_not_zero" => "The first tier is everybody’s: set its threshold to 0.",
        "not_ascending" => "Each tier’s threshold is above the one before: put them in that order.",
        "not_a_time_zone" => "Name a time zone of the IANA database, like Europe/Oslo.",
        "not_a_language" => "Name a language by its tag, like nb or zh-Hans.",
        "not_text" => "Write some words: not none, not too many, no control characters.",
        "not_a_code" => "A code is 1 to 40 small letters, digits and hyphens.",
        "notice_too_short" => "It gives less than before: let it take force in 30 days or later (--from).",
        "notice_missing" => "It gives less than before: say what changes in notice, in every language.",
        "next_unannounced" => "A later version that is put already would take it away: withdraw that one first.",
        _ => "Look it up in docs/openapi.yaml.",
    };
}
