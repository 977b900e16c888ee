using Loyalty.App.Localization;
using Loyalty.App.Telemetry;
using Loyalty.Program;

namespace Loyalty.App.Http;

/// <summary>The language a reader gets, and the languages looked in for what the owner has not written in it.</summary>
public sealed record Reader(string Language, IReadOnlyList<string> Chain)
{
    public static Reader Of(HttpRequest request, LocaleCatalog words, LoyaltyProgram program)
    {
        var language = words.Languages.Negotiate(
            request.Query["lang"], request.Headers.AcceptLanguage, program.DefaultLanguage);
        AskedLanguage.Count(request, language);
        return new Reader(language, [language, .. words.Languages.Behind(language), program.DefaultLanguage]);
    }
}
