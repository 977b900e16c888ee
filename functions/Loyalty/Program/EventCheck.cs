namespace Loyalty.Program;

/// <summary>What would make the events members earn for wrong: no limit, a field nobody can fill. Pure.</summary>
internal static class EventCheck
{
    private const int MostEvents = 50;
    private const int MostLimits = 10;
    private const int MostFields = 50;
    /// <summary>As long as a field of an event may be.</summary>
    private const int LongestText = 1_000;

    /// <summary>What every event says of itself.</summary>
    private static readonly string[] Reserved = ["id", "customer", "at", "test"];

    public static void Of(IReadOnlyList<EventRule>? events, FlawList flaws)
    {
        flaws.AtMost("/earning/events", events?.Count, MostEvents);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (place, rule) in FlawList.Each("/earning/events", events))
        {
            flaws.Code(place + "/code", rule.Code, codes);
            flaws.Words(place + "/name", rule.Name, FlawList.LongestName);
            flaws.Between(place + "/points", rule.Points, 1, 1_000_000);
            flaws.Some(place + "/limits", rule.Limits.Count, MostLimits);
            foreach (var (at, limit) in FlawList.Each(place + "/limits", rule.Limits))
            {
                flaws.Between(at + "/most", limit.Most, 1, 1_000);
            }

            Fields(place + "/fields", rule.Fields, flaws);
        }
    }

    private static void Fields(string place, IReadOnlyList<EventField>? fields, FlawList flaws)
    {
        flaws.AtMost(place, fields?.Count, MostFields);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (at, field) in FlawList.Each(place, fields))
        {
            flaws.When(!IsName(field.Name), at + "/name", Flaw.NotAFieldName);
            flaws.When(Reserved.Contains(field.Name, StringComparer.Ordinal), at + "/name", Flaw.Reserved);
            flaws.When(!names.Add(field.Name), at + "/name", Flaw.Twice);
            var (isText, isFlag) = (field.Kind == FieldKind.Text, field.Kind == FieldKind.Flag);
            flaws.Kind(at + "/least", field.Least is not null, needed: false, allowed: !isFlag);
            flaws.Kind(at + "/most", field.Most is not null, needed: false, allowed: !isFlag);
            flaws.Kind(at + "/oneOf", field.OneOf is not null, needed: false, allowed: isText);
            var (least, most) = isText ? (0, LongestText) : (-FlawList.Largest, FlawList.Largest);
            flaws.Between(at + "/least", field.Least, least, most);
            flaws.Between(at + "/most", field.Most, least, most);
            flaws.InOrder(at + "/most", field.Least, field.Most);
            flaws.Texts(at + "/oneOf", field.OneOf);
        }
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= FlawList.LongestCode && char.IsAsciiLetter(name[0])
        && name.All(one => char.IsAsciiLetterOrDigit(one) || one == '_');
}
