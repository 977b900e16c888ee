using App.Tests.Accounts;
using Loyalty;
using Loyalty.App;
using Loyalty.App.Fulfilling;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;
using Loyalty.Program.Kinds;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Standins;

namespace App.Tests.Fulfilling;

/// <summary>
/// A storefront's stand-in beside the way to fulfil that speaks to it, put together as the app does, and what a test
/// has to do there with its own hands.
/// </summary>
public sealed class TriedStore : IAsyncDisposable
{
    private static readonly string Redemptions = "abcdefghijklmnopqrstuvwxyz";

    private readonly ServiceProvider parts;
    private readonly Standin platform;

    private TriedStore(Standin platform, string way, StorefrontAccess access, ServiceProvider parts)
    {
        (this.platform, this.parts) = (platform, parts);
        Way = parts.GetServices<IFulfilment>().Single(one => one.Code == way);
        Store = parts.GetServices<IStore>().Single(one => one.Storefront == way);
        Shop = ShopWith(way, access);
        Locked = ShopWith(way, access with { Key = access.Key + "x", Secret = access.Secret });
    }

    public IFulfilment Way { get; }

    public IStore Store { get; }

    public Shop Shop { get; }

    /// <summary>The shop after its key was revoked.</summary>
    public Shop Locked { get; }

    public Standin Platform => platform;

    public MovedClock Clock => (MovedClock)parts.GetRequiredService<TimeProvider>();

    /// <summary>What the tests try to have.</summary>
    public required Redemption Wanted { get; init; }

    /// <summary>How many there are that can be used.</summary>
    public required Func<int> Live { get; init; }

    public required Action Use { get; init; }

    /// <summary>The requests that make it, or take it back.</summary>
    public required Func<HttpRequest, bool> Acts { get; init; }

    /// <summary>Somebody else takes the code; null where nothing has one.</summary>
    public Action? TakeCode { get; init; }

    public static async Task<TriedStore> Shopify(
        RewardKind? kind = null, Func<Redemption, Redemption>? change = null)
    {
        var store = await ShopifyStandin.Start(
            "write_discounts", "read_store_credit_accounts", "write_store_credit_account_transactions");
        var wanted = Changed(Of("shopify:7001", ShopifyStore.Name, kind), change);
        return new TriedStore(
            store,
            ShopifyStore.Name,
            new StorefrontAccess(store.Address, ShopifyStandin.Token) { Currency = Currency.Of("EUR") },
            await Parts())
        {
            Wanted = wanted,
            Live = kind is StoreCredit
                ? () => (int)(store.CreditOf("7001") / 10) : () => store.LiveDiscounts,
            Use = kind is StoreCredit
                ? () => store.Spend("7001", 3.5m) : () => store.Use(wanted.Code!),
            Acts = request => IsMutation(request),
            TakeCode = kind is StoreCredit ? null : () => store.Has(wanted.Code!),
        };
    }

    public static async Task<TriedStore> WooCommerce(
        RewardKind? kind = null, Func<Redemption, Redemption>? change = null)
    {
        var store = await WooCommerceStandin.Start();
        var wanted = Changed(Of("woocommerce:7001", WooCommerceStore.Name, kind), change);
        return new TriedStore(
            store,
            WooCommerceStore.Name,
            new StorefrontAccess(new Uri(store.Address, "/wp-json/"), WooCommerceStandin.Key)
            {
                Secret = WooCommerceStandin.Secret,
                Currency = Currency.Of("EUR"),
            },
            await Parts())
        {
            Wanted = wanted,
            Live = () => store.LiveCoupons,
            Use = () => store.Use(wanted.Code!),
            Acts = request => request.Method is "POST" or "PUT",
            TakeCode = () => store.Has(wanted.Code!),
        };
    }

    public static async Task<TriedStore> Stripe(Func<Redemption, Redemption>? change = null)
    {
        var store = await StripeStandin.Start();
        var wanted = Changed(Of("stripe:cus_7001", StripeStore.Name), change);
        return new TriedStore(
            store, StripeStore.Name, new StorefrontAccess(store.Address, StripeStandin.Key), await Parts())
        {
            Wanted = wanted,
            Live = () => store.LiveCodes,
            Use = () => store.Use(wanted.Code!),
            Acts = request => request.Method == "POST"
                && request.Path.StartsWithSegments("/v1/promotion_codes", StringComparison.Ordinal),
            TakeCode = () => store.Has(wanted.Code!),
        };
    }

    /// <summary>Ten euros off from fifty on, or something else, until a day in 2031.</summary>
    public static Redemption Of(string customer, string way, RewardKind? kind = null)
    {
        var now = DateTimeOffset.UtcNow;
        kind ??= new AmountOff();
        return new Redemption
        {
            Id = new string([.. Redemptions.OrderBy(_ => Random.Shared.Next())]),
            At = now,
            Customer = CustomerId.Parse(customer)!.Value,
            Reward = "ten-off",
            Kind = kind,
            Fulfilment = way,
            Points = new Points(100),
            Amount = kind is AmountOff or StoreCredit ? Euros(10) : null,
            Product = kind is Product ? "77" : null,
            Worth = kind is Product ? Euros(15) : null,
            Percent = kind is PercentOff ? 12.5m : null,
            MinimumSpend = kind is StoreCredit ? null : Euros(50),
            Code = kind is StoreCredit ? null : "K7QM" + Random.Shared.Next(100_000, 999_999),
            EndsAt = new DateTimeOffset(2031, 5, 2, 22, 0, 0, TimeSpan.Zero),
        };
    }

    public static Money Euros(decimal amount) => Money.FromMajor(amount, Currency.Of("EUR"));

    public Task<Made> Make(Shop? shop = null) => Way.Make(shop ?? Shop, Wanted, CancellationToken.None);

    public Task<Unmade> Unmake(Shop? shop = null) => Way.Unmake(shop ?? Shop, Wanted, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await parts.DisposeAsync();
        await platform.DisposeAsync();
    }

    /// <summary>A shop whose one storefront is entered so.</summary>
    public static Shop ShopWith(string way, StorefrontAccess? access)
    {
        var shop = Ledgers.Shop();
        return shop with
        {
            Settings = shop.Settings with { Storefronts = [new StorefrontSettings(way, []) { Access = access }] },
        };
    }

    private static Redemption Changed(Redemption wanted, Func<Redemption, Redemption>? change) =>
        change?.Invoke(wanted) ?? wanted;

    private static async Task<ServiceProvider> Parts()
    {
        var settings = new Settings
        {
            Storage = Azurite.ConnectionString,
            TablePrefix = Azurite.NewTableName("f"),
            EncryptionKeys = [new byte[32]],
            Demo = true,
        };
        var all = new ServiceCollection().AddLoyalty(settings)
            .AddSingleton<TimeProvider>(new MovedClock()).BuildServiceProvider();
        await all.GetRequiredService<Storage>().Stock.CreateIfNotExistsAsync();
        return all;
    }

    /// <summary>Questions and changes go to one address: the body tells them apart.</summary>
    private static bool IsMutation(HttpRequest request)
    {
        request.EnableBuffering();
        using var reader = new StreamReader(request.Body, leaveOpen: true);
        var body = reader.ReadToEndAsync().GetAwaiter().GetResult();
        request.Body.Position = 0;
        return body.Contains("mutation", StringComparison.Ordinal);
    }
}

/// <summary>The clock of this machine, ahead by as much as it is moved.</summary>
public sealed class MovedClock : TimeProvider
{
    private TimeSpan ahead;

    public void Move(TimeSpan time) => ahead += time;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
}
