using Loyalty.App.Http;
using Loyalty.App.Tables;

namespace Loyalty.App.Fulfilling;

/// <summary>Every way to fulfil, put together: another one is another line here.</summary>
public static class FulfilmentParts
{
    public static IServiceCollection AddFulfilling(this IServiceCollection services)
    {
        StoreHttp.Register(services);
        return services
            .AddSingleton<StoreHttp>()
            .AddSingleton(provider => new Intents(provider.GetRequiredService<Storage>().Stock))
            .AddSingleton<ShopifyStore>()
            .AddSingleton<ShopifyCredit>()
            .AddSingleton<WooCommerceStore>()
            .AddSingleton<StripeStore>()
            .AddSingleton<IStore>(provider => provider.GetRequiredService<ShopifyStore>())
            .AddSingleton<IStore>(provider => provider.GetRequiredService<WooCommerceStore>())
            .AddSingleton<IStore>(provider => provider.GetRequiredService<StripeStore>())
            .AddSingleton<IFulfilment, ByHand>()
            .AddSingleton<IFulfilment, Pool>()
            .AddSingleton<IFulfilment, ShopifyDiscounts>()
            .AddSingleton<IFulfilment, WooCommerceCoupons>()
            .AddSingleton<IFulfilment, StripeCoupons>()
            .AddSingleton<AllFulfilments>()
            .AddSingleton<CachedStock>();
    }
}
