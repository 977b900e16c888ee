using System.Text.Json;
using System.Text.Json.Serialization;

namespace Loyalty.Members;

/// <summary>
/// What a member has chosen, and every consent they gave or withdrew. To begin with nothing is personal and nothing is
/// marketed. A birthday is a day and a month; who has set one sets another no sooner than
/// <see cref="BirthdayStaysDays"/> days later, so that nobody has two a year.
/// </summary>
public sealed record Profile
{
    public const int BirthdayStaysDays = 365;

    /// <summary>Consents kept; of more, the oldest go that a later one of the same kind has replaced.</summary>
    public const int MostConsents = 100;

    /// <summary>The language they chose; null: as the page says.</summary>
    public string? Language { get; init; }

    public Personalisation Personalisation { get; init; }

    public bool Marketing { get; init; }

    public Birthday? Birthday { get; init; }

    /// <summary>The shop's day on which a birthday was last set; it stays when the birthday is taken away.</summary>
    public DateOnly? BirthdaySetOn { get; init; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Consent> Consents { get; init => field = value ?? []; } = [];

    /// <summary>From when on another birthday may be set; null where none was set yet.</summary>
    public DateOnly? BirthdayOpensOn => BirthdaySetOn?.AddDays(BirthdayStaysDays);

    /// <summary>The profile as chosen, the same where nothing changes; or why it cannot be.</summary>
    public (Profile Profile, Problem? Problem) With(Choices choices, Occasion said)
    {
        var isNewBirthday = choices.Birthday?.Value is { } day && day != Birthday;
        if (isNewBirthday && BirthdayOpensOn is { } opens && said.Day < opens)
        {
            return (this, Problem.BirthdayTooSoon(opens));
        }

        var chosen = this with
        {
            Language = choices.Language is { } language ? language.Value : Language,
            Personalisation = choices.Personalisation ?? Personalisation,
            Marketing = choices.Marketing ?? Marketing,
            Birthday = choices.Birthday is { } birthday ? birthday.Value : Birthday,
            BirthdaySetOn = isNewBirthday ? said.Day : BirthdaySetOn,
        };
        // Of two said at once the one that counts is told as the later one, whichever was asked first.
        var told = Consents is [.., var last] && last.At > said.At ? said with { At = last.At } : said;
        var consents = chosen.Agreed().Except(Agreed()).Select(to => told.Consent(to, true))
            .Concat(Agreed().Except(chosen.Agreed()).Select(to => told.Consent(to, false))).ToList();
        return (consents.Count == 0 ? chosen : chosen with { Consents = Kept([.. Consents, .. consents]) }, null);
    }

    /// <summary>Whoever leaves agrees to nothing any more, and is asked anew when they come back.</summary>
    public (Profile Profile, Problem? Problem) WithoutConsent(Occasion said) =>
        With(Choices.NoConsent, said);

    /// <summary>What is ended by these choices is ended here too; nothing is agreed to or set.</summary>
    public (Profile Profile, Problem? Problem) Ending(Choices choices, Occasion said) => With(
        new Choices
        {
            Personalisation = choices.Personalisation < Personalisation ? choices.Personalisation : null,
            Marketing = choices.Marketing is false ? false : null,
            Birthday = choices.Birthday is { Value: null } gone ? gone : null,
        },
        said);

    private IEnumerable<ConsentTo> Agreed()
    {
        if (Marketing)
        {
            yield return ConsentTo.Marketing;
        }

        if (Personalisation != Personalisation.None)
        {
            yield return Personalisation == Personalisation.Full
                ? ConsentTo.FullPersonalisation : ConsentTo.BasicPersonalisation;
        }
    }

    private static List<Consent> Kept(List<Consent> all)
    {
        while (all.Count > MostConsents)
        {
            all.RemoveAt(all.FindIndex(one => !ReferenceEquals(all.FindLast(other => other.To == one.To), one)));
        }

        return all;
    }
}

/// <summary>How much of what is known of a member shapes what they are shown.</summary>
public enum Personalisation
{
    None,

    /// <summary>What they bought.</summary>
    Basic,

    /// <summary>What they looked at, too.</summary>
    Full,
}

/// <summary>What somebody may agree to beside the terms.</summary>
public enum ConsentTo
{
    Marketing,
    BasicPersonalisation,
    FullPersonalisation,
}

/// <summary>A consent given or withdrawn: when, in which language, under which version of the terms.</summary>
public sealed record Consent(ConsentTo To, bool IsGiven, DateTimeOffset At, string Language, int Terms);

/// <summary>When and how something was said: the shop's day, the language read, the terms in force.</summary>
public sealed record Occasion(DateTimeOffset At, DateOnly Day, string Language, int Terms)
{
    public Consent Consent(ConsentTo to, bool isGiven) => new(to, isGiven, At, Language, Terms);
}

/// <summary>What is to be otherwise; what is null stays as it is.</summary>
public sealed record Choices
{
    /// <summary>To agree to nothing any more.</summary>
    public static Choices NoConsent { get; } = new()
    {
        Personalisation = Members.Personalisation.None,
        Marketing = false,
    };

    public Chosen<string>? Language { get; init; }

    public Personalisation? Personalisation { get; init; }

    public bool? Marketing { get; init; }

    public Chosen<Birthday?>? Birthday { get; init; }
}

/// <summary>A choice that may also be to have none.</summary>
public sealed record Chosen<T>(T? Value);

/// <summary>The one text of a profile.</summary>
public static class ProfileText
{
    public static byte[] Write(Profile profile) =>
        JsonSerializer.SerializeToUtf8Bytes(profile, ProfileTextContext.Default.Profile);

    public static Profile Read(ReadOnlySpan<byte> text) =>
        JsonSerializer.Deserialize(text, ProfileTextContext.Default.Profile) ?? throw new JsonException("No profile.");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(CodesAsText<Personalisation>), typeof(CodesAsText<ConsentTo>)])]
[JsonSerializable(typeof(Profile))]
internal sealed partial class ProfileTextContext : JsonSerializerContext;
