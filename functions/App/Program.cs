using Loyalty.App;
using Loyalty.App.Accounts;
using Loyalty.App.Http;
using Loyalty.App.Localization;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<Refusals>();

var settings = Settings.From(builder.Configuration);
builder.Services
    .AddSingleton(settings)
    .AddSingleton(TimeProvider.System)
    .AddSingleton(Random.Shared)
    .AddLoyaltyWords();

// Storage, and each table by what it holds.
builder.Services
    .AddSingleton<Storage>()
    .AddSingleton(new Encryption(settings.EncryptionKey))
    .AddSingleton(services => new LedgerTable(services.GetRequiredService<Storage>().Accounts))
    .AddSingleton(services => new Locators(services.GetRequiredService<Storage>().Orders))
    .AddSingleton(services => new QuarantineTable(
        services.GetRequiredService<Storage>().Quarantine, services.GetRequiredService<Encryption>()))
    .AddSingleton(services => new ShopTable(
        services.GetRequiredService<Storage>().Shops, services.GetRequiredService<Encryption>()))
    .AddSingleton<ShopList>()
    .AddSingleton<Preparation>()
    .AddHostedService(services => services.GetRequiredService<Preparation>());

// From a delivery to its account.
builder.Services
    .AddSingleton<Backoff>()
    .AddSingleton<Owners>()
    .AddSingleton<Joiner>()
    .AddSingleton<Settler>()
    .AddSingleton<AccountLines>()
    .AddSingleton<DeliveryRoom>();

// Answers.
builder.Services
    .AddSingleton<Problems>()
    .AddSingleton<MemberDoor>()
    .AddSingleton(new StaticFiles(Path.Combine(AppContext.BaseDirectory, "wwwroot")));

await builder.Build().RunAsync();
