using System.Collections.Frozen;
using Loyalty.App.Localization;

namespace Loyalty.App.Telemetry;

/// <summary>
/// The language a reader asked for, as it may be counted: one of a closed list, for whoever asks may ask for anything.
/// It tells which translation to write next.
/// </summary>
public static class AskedLanguage
{
    private const string Other = "other";

    /// <summary>Where no language was asked for at all.</summary>
    private const string None = "none";

    /// <summary>Languages that web shops are read in; Chinese in both its scripts.</summary>
    private static readonly FrozenSet<string> Known = FrozenSet.ToFrozenSet(
    [
        "ar", "bg", "bn", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fil", "fr", "ga",
        "gl", "he", "hi", "hr", "hu", "id", "is", "it", "ja", "ka", "kk", "ko", "lt", "lv", "mk", "ms", "mt", "nb",
        "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "th", "tr", "uk", "ur",
        "uz", "vi", "zh", "zh-Hans", "zh-Hant",
    ],
    StringComparer.Ordinal);

    public static void Count(HttpRequest request, string served)
    {
        if (Meters.CountsLanguages)
        {
            Meters.Served(Of(request.Query["lang"], request.Headers.AcceptLanguage), served);
        }
    }

    /// <param name="asked">The address's own <c>lang</c>.</param>
    /// <param name="acceptLanguage">What the browser accepts.</param>
    private static string Of(string? asked, string? acceptLanguage)
    {
        var told = string.IsNullOrEmpty(asked) ? AcceptLanguage.Read(acceptLanguage).FirstOrDefault() : asked;
        if (told is null)
        {
            return None;
        }

        var parts = Languages.Canonical(told).Split('-');
        return parts is [var language, var script, ..] && Known.Contains($"{language}-{script}")
            ? $"{language}-{script}"
            : Known.Contains(parts[0]) ? parts[0] : Other;
    }
}
