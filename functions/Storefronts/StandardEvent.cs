using System.Text.Json;
using Loyalty.Events;

namespace Loyalty.Storefronts;

/// <summary>
/// The event of <c>docs/event.schema.json</c>: whose it is and when it happened, and beside these whatever it says of
/// itself in plain values, few and short.
/// </summary>
internal static class StandardEvent
{
    public const string Prefix = "event.";

    private const int MostFields = 50;
    private const int LongestText = 1_000;

    private static readonly string[] Ours = ["id", "customer", "at", "test"];

    public static MemberEvent Read(Fields data, string type, DateTimeOffset? sentAt, Channel channel)
    {
        var id = data.Id("id");
        var customer = data.At("customer");
        return new MemberEvent(
            id,
            StandardWebhooks.CustomerOrNull(customer, channel)
                ?? Guest.Of(customer.Text("email"), channel.GuestKey)
                ?? throw NotUnderstoodException.Missing("customer"),
            type[Prefix.Length..],
            data.TimeOrNull("at") ?? sentAt ?? throw NotUnderstoodException.Missing("at"),
            Said(data),
            data.Flag("test"));
    }

    /// <summary>Of a name that is there twice the last counts, as everywhere in a delivery.</summary>
    private static Dictionary<string, EventValue> Said(Fields data)
    {
        if (data.Names.Skip(MostFields + Ours.Length).Any())
        {
            throw NotUnderstoodException.Malformed("data");
        }

        var said = new Dictionary<string, EventValue>(StringComparer.Ordinal);
        foreach (var name in data.Names.Except(Ours, StringComparer.Ordinal))
        {
            if (data.Value(name) is { } value)
            {
                said[name] = Value(name, value);
            }
        }

        return said;
    }

    private static EventValue Value(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => new EventValue(Flag: value.GetBoolean()),
        JsonValueKind.Number => new EventValue(Number: ExactNumber.Of(value, name)),
        JsonValueKind.String when value.GetString()! is var text && text.EnumerateRunes().Count() <= LongestText =>
            new EventValue(Text: text),
        _ => throw NotUnderstoodException.Malformed(name),
    };
}
