using Microsoft.Extensions.Localization;

namespace Loyalty.App.Localization;

/// <summary>Registers the words; the catalog is read here, so that a bad English file stops the start.</summary>
public static class WordsRegistration
{
    public static IServiceCollection AddLoyaltyWords(this IServiceCollection services) =>
        services
            .AddSingleton(LocaleCatalog.Embedded())
            .AddSingleton<WordsLocalizerFactory>()
            .AddSingleton<IStringLocalizerFactory>(provider => provider.GetRequiredService<WordsLocalizerFactory>())
            .AddTransient(typeof(IStringLocalizer<>), typeof(StringLocalizer<>));
}
