namespace Loyalty.Program;

/// <summary>
/// What is wrong with a program document: where, as a JSON pointer (RFC 6901), and what, as a stable code.
/// </summary>
public sealed record Flaw(string Place, string Code)
{
    /// <summary>It is no JSON object.</summary>
    public const string NotJson = "not_json";

    /// <summary>It is not of the kind it should be, or misses something within.</summary>
    public const string Malformed = "malformed";

    /// <summary>There is nothing of that name.</summary>
    public const string Unknown = "unknown";

    /// <summary>It has to be there.</summary>
    public const string Missing = "missing";

    /// <summary>It is too small or too large.</summary>
    public const string OutOfRange = "out_of_range";

    /// <summary>There are more than a program may have.</summary>
    public const string TooMany = "too_many";

    /// <summary>Another one is called the same.</summary>
    public const string Twice = "twice";

    /// <summary>The first tier is everybody's: its threshold is 0.</summary>
    public const string FirstNotZero = "first_not_zero";

    /// <summary>Each tier's threshold is above the one before.</summary>
    public const string NotAscending = "not_ascending";

    /// <summary>It is no time zone of the IANA database.</summary>
    public const string NotATimeZone = "not_a_time_zone";

    /// <summary>It is no language tag like <c>nb</c> or <c>zh-Hans</c>.</summary>
    public const string NotALanguage = "not_a_language";

    /// <summary>Text that is empty, too long, or holds control characters.</summary>
    public const string NotText = "not_text";

    /// <summary>A code is 1 to 40 of a-z, 0-9 and dash.</summary>
    public const string NotACode = "not_a_code";

    /// <summary>It gives less than the version before, and takes effect in less than 30 days.</summary>
    public const string NoticeTooShort = "notice_too_short";

    /// <summary>It gives less than the version before: members have to be told what changes.</summary>
    public const string NoticeMissing = "notice_missing";

    /// <summary>The version that follows would take this away again without having announced it.</summary>
    public const string NextUnannounced = "next_unannounced";

    /// <summary>It ends before it begins, or its least is above its most.</summary>
    public const string OutOfOrder = "out_of_order";

    /// <summary>It says two things of which only one can hold.</summary>
    public const string NotBoth = "not_both";

    /// <summary>Something of its kind has no such thing.</summary>
    public const string NotForKind = "not_for_kind";

    /// <summary>The program has no rate for this currency.</summary>
    public const string NoRate = "no_rate";

    /// <summary>It is no two capital letters of ISO 3166-1.</summary>
    public const string NotACountry = "not_a_country";

    /// <summary>It leads neither to an https address nor to a path of the shop's own.</summary>
    public const string NotALink = "not_a_link";

    /// <summary>A star stands for the rest, so nothing comes after it.</summary>
    public const string WildcardNotLast = "wildcard_not_last";

    /// <summary>A mapping asks only for what storefronts say themselves.</summary>
    public const string NotRaw = "not_raw";

    /// <summary>A field's name is a letter and at most 39 more letters, digits and underscores.</summary>
    public const string NotAFieldName = "not_a_field_name";

    /// <summary>Every event has a field of that name already.</summary>
    public const string Reserved = "reserved";
}
