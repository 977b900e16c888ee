using Microsoft.Extensions.Localization;

namespace Loyalty.App.Localization;

/// <summary>
/// <see cref="IStringLocalizer"/> over the catalog, with named arguments only: one dictionary, one anonymous object, or
/// <c>(name, value)</c> pairs. <see cref="LocalizedString.ResourceNotFound"/> says that the asked language lacks the
/// key; <see cref="LocalizedString.SearchedLocation"/> is the language of the words that are given instead.
/// </summary>
public sealed class WordsLocalizer(Func<LocaleWords> words) : IStringLocalizer
{
    public LocalizedString this[string name] => Localized(name, NamedArguments.Read([]));

    public LocalizedString this[string name, params object[] arguments] =>
        Localized(name, NamedArguments.Read(arguments));

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures)
    {
        var asked = words();
        return asked.Texts()
            .Select(pair => Found(asked, pair.Key, pair.Value))
            .Where(text => includeParentCultures || !text.ResourceNotFound);
    }

    private LocalizedString Localized(string name, IReadOnlyDictionary<string, object?> values)
    {
        var asked = words();
        return Found(asked, name, asked.Format(name, values));
    }

    private static LocalizedString Found(LocaleWords asked, string name, string value)
    {
        var speaker = asked.Speaker(name);
        return new(name, value, resourceNotFound: speaker != asked, (speaker ?? asked).Language);
    }
}
