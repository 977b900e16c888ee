using Loyalty.Program;

namespace Loyalty.Events;

/// <summary>Whether an event says of itself what its rule in the program asks for. Pure.</summary>
public static class EventSchema
{
    /// <summary>The first field that is missing or is not what it has to be; null where all is well.</summary>
    public static string? BadField(MemberEvent told, EventRule rule) =>
        (rule.Fields ?? []).FirstOrDefault(field => !Holds(told.Fields.GetValueOrDefault(field.Name), field))?.Name;

    private static bool Holds(EventValue? value, EventField field) => value is null
        ? !field.Required
        : field.Kind switch
        {
            FieldKind.Flag => value.Flag is not null,
            FieldKind.Number => value.Number is { } number && IsBetween(number, field),
            _ => value.Text is { } text && IsBetween(text.EnumerateRunes().Count(), field)
                && (field.OneOf is not { } known || known.Contains(text, StringComparer.Ordinal)),
        };

    private static bool IsBetween(decimal number, EventField field) =>
        number >= (field.Least ?? decimal.MinValue) && number <= (field.Most ?? decimal.MaxValue);
}
