using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Loyalty.App.Localization;

/// <summary>
/// Hands out localizers. <see cref="For"/> names the language and is what our own code uses; those of the interface
/// follow the current culture, whose name goes through our own fallback table like any other tag.
/// </summary>
public sealed class WordsLocalizerFactory(LocaleCatalog catalog) : IStringLocalizerFactory
{
    public IStringLocalizer For(string language)
    {
        var words = catalog.For(language);
        return new WordsLocalizer(() => words);
    }

    public IStringLocalizer Create(Type resourceSource) => OfCurrentCulture();

    public IStringLocalizer Create(string baseName, string location) => OfCurrentCulture();

    private WordsLocalizer OfCurrentCulture() => new(() => catalog.For(CultureInfo.CurrentUICulture.Name));
}
