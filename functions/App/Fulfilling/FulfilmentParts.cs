using Loyalty.App.Http;
using Loyalty.App.Tables;

namespace Loyalty.App.Fulfilling;

/// <summary>
/// Every way to fulfil, put together. Ways, and the storefronts' APIs they speak to, are found: to be here is enough.
/// </summary>
public static class FulfilmentParts
{
    public static IServiceCollection AddFulfilling(this IServiceCollection services)
    {
        StoreHttp.Register(services);
        foreach (var store in Found<IStore>())
        {
            services.AddSingleton(store).AddSingleton(provider => (IStore)provider.GetRequiredService(store));
        }

        foreach (var way in Found<IFulfilment>())
        {
            services.AddSingleton(typeof(IFulfilment), way);
        }

        return services
            .AddSingleton<StoreHttp>()
            .AddSingleton(provider => new Intents(provider.GetRequiredService<Storage>().Stock))
            .AddSingleton<ShopifyCredit>()
            .AddSingleton<AllFulfilments>()
            .AddSingleton<CachedStock>();
    }

    private static IEnumerable<Type> Found<T>() => typeof(T).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(T)))
        .OrderBy(type => type.Name, StringComparer.Ordinal);
}
