using Loyalty.App.Accounts;
using Loyalty.App.Fulfilling;
using Loyalty.App.Http;
using Loyalty.App.Localization;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.App.Telemetry;
using Loyalty.App.Triggers.Owners;

namespace Loyalty.App;

/// <summary>Everything the front doors are made of. What is registered after it takes its place.</summary>
public static class Composition
{
    public static IServiceCollection AddLoyalty(this IServiceCollection services, Settings settings) => services
        .AddSingleton(settings)
        .AddSingleton(TimeProvider.System)
        .AddSingleton(Random.Shared)
        .AddTelemetry(settings)
        .AddLoyaltyWords()
        .AddTables(settings)
        .AddAccounts()
        .AddFulfilling()
        .AddSingleton<Problems>()
        .AddSingleton<MemberDoor>()
        .AddSingleton<MemberShowing>()
        .AddSingleton<OwnerDoor>()
        .AddSingleton<OnceAsked>()
        .AddSingleton<MemberExport>()
        .AddSingleton<History>()
        .AddSingleton<CheckUps>()
        .AddSingleton<Refusals>()
        .AddSingleton(new StaticFiles(Path.Combine(AppContext.BaseDirectory, "wwwroot")));

    /// <summary>Storage, and each table by what it holds.</summary>
    private static IServiceCollection AddTables(this IServiceCollection services, Settings settings) => services
        .AddSingleton(provider => new Storage(provider.GetRequiredService<Settings>()))
        .AddSingleton(new Encryption(settings.EncryptionKeys))
        .AddSingleton(provider => new LedgerTable(provider.GetRequiredService<Storage>().Accounts))
        .AddSingleton(provider => new ProfileTable(provider.GetRequiredService<Storage>().Accounts))
        .AddSingleton(provider => new CardTable(provider.GetRequiredService<Storage>().Cards))
        .AddSingleton(provider => new Locators(provider.GetRequiredService<Storage>().Orders))
        .AddSingleton(provider => new QuarantineTable(
            provider.GetRequiredService<Storage>().Quarantine, provider.GetRequiredService<Encryption>()))
        .AddSingleton(provider => new ShopTable(
            provider.GetRequiredService<Storage>().Shops, provider.GetRequiredService<Encryption>()))
        .AddSingleton(provider => new OutboxTable(provider.GetRequiredService<Storage>().Outbox))
        .AddSingleton(provider => new LastTable(provider.GetRequiredService<Storage>().Deliveries))
        .AddSingleton(provider => new StockTable(
            provider.GetRequiredService<Storage>().Stock,
            provider.GetRequiredService<Encryption>(),
            provider.GetRequiredService<Backoff>(),
            provider.GetRequiredService<Random>()))
        .AddSingleton<ShopList>()
        .AddSingleton<ShopChanges>()
        .AddSingleton<ProgramChanges>()
        .AddSingleton<Preparation>()
        .AddHostedService(provider => provider.GetRequiredService<Preparation>());

    /// <summary>From a delivery to its account.</summary>
    private static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddSingleton<Backoff>()
        .AddSingleton<Owners>()
        .AddSingleton<Joiner>()
        .AddSingleton<FormerKeys>()
        .AddSingleton<Endings>()
        .AddSingleton<OncePerKey>()
        .AddSingleton<SpentCodes>()
        .AddSingleton<MovedRewards>()
        .AddSingleton<MovedBalance>()
        .AddSingleton<OwnOrders>()
        .AddSingleton<MovedOrders>()
        .AddSingleton<Mover>()
        .AddSingleton<Redeemer>()
        .AddSingleton<Finisher>()
        .AddSingleton<Redemptions>()
        .AddSingleton<Settler>()
        .AddSingleton<AccountLines>()
        .AddSingleton<DeliveryRoom>()
        .AddSingleton<Intake>()
        .AddSingleton<LastDeliveries>()
        .AddHostedService(provider => provider.GetRequiredService<LastDeliveries>())
        .AddSingleton<Verifier>();
}
