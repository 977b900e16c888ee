using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Loyalty.Members;

/// <summary>
/// A day and a month, never a year: <c>02-29</c> is one, <c>02-30</c> is none. Nothing else is asked of anybody.
/// </summary>
[JsonConverter(typeof(BirthdayAsText))]
public readonly record struct Birthday(int Month, int Day)
{
    /// <summary>Reads <c>MM-DD</c>; null where it is no day of a leap year.</summary>
    public static Birthday? Parse(string? text) =>
        text is { Length: 5 } && DateOnly.TryParseExact(
            "2000-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new Birthday(day.Month, day.Day)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Month:D2}-{Day:D2}");
}

/// <summary>A birthday is written down as <c>MM-DD</c>.</summary>
public sealed class BirthdayAsText : JsonConverter<Birthday>
{
    public override Birthday Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Birthday.Parse(reader.GetString()) ?? throw new JsonException("Not a birthday.");

    public override void Write(Utf8JsonWriter writer, Birthday value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
