using System.Text.Json;
using Loyalty.App.Localization;
using Loyalty.Members;

namespace Loyalty.App.Http;

/// <summary>
/// What of a member's choices is to be otherwise (RFC 7396): what is not said stays; language and birthday may be taken
/// away by saying null, the others may not.
/// </summary>
public sealed record PreferencesRequest
{
    public JsonElement Language { get; init; }

    public JsonElement Personalisation { get; init; }

    public JsonElement Marketing { get; init; }

    public JsonElement Birthday { get; init; }

    /// <summary>The place of what cannot be chosen; null where all of it can.</summary>
    public string? Wrong(Languages languages, out Choices choices)
    {
        var language = Text(Language) is { } tag ? languages.Resolve(tag) : null;
        var birthday = Members.Birthday.Parse(Text(Birthday));
        choices = new Choices
        {
            Language = IsSaid(Language) ? new(language) : null,
            Personalisation = Text(Personalisation) switch
            {
                "none" => Members.Personalisation.None,
                "basic" => Members.Personalisation.Basic,
                "full" => Members.Personalisation.Full,
                _ => null,
            },
            Marketing = Marketing.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? Marketing.GetBoolean() : null,
            Birthday = IsSaid(Birthday) ? new(birthday) : null,
        };
        return language is null && IsSaid(Language) && !IsNull(Language) ? "language"
            : choices.Personalisation is null && IsSaid(Personalisation) ? "personalisation"
            : choices.Marketing is null && IsSaid(Marketing) ? "marketing"
            : birthday is null && IsSaid(Birthday) && !IsNull(Birthday) ? "birthday"
            : null;
    }

    private static bool IsSaid(JsonElement value) => value.ValueKind != JsonValueKind.Undefined;

    private static bool IsNull(JsonElement value) => value.ValueKind == JsonValueKind.Null;

    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a character: JSON by its form, and no text.
            return null;
        }
    }
}
