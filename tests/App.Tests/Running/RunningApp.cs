using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Program;
using Xunit;

namespace App.Tests.Running;

/// <summary>
/// One real app over tables of its own, shared by a collection of tests; they keep apart by customers and order ids. A
/// second instance over the same tables is started where a test asks for one.
/// </summary>
public class RunningApp : IAsyncLifetime
{
    /// <summary>What the app encrypts under where no key is set, which only a demo may do.</summary>
    public static readonly byte[] DemoKey = SHA256.HashData(Encoding.UTF8.GetBytes("demo"));

    /// <summary>The deployment's.</summary>
    public static readonly string OwnerKey = Convert.ToBase64String(SHA256.HashData("owner"u8));

    private readonly Lazy<Task<AppProcess>> other;
    private AppProcess process = null!;

    public RunningApp() => other = new(() => Start());

    public string Prefix { get; } = "t" + Guid.NewGuid().ToString("N")[..12];

    public Sender Sender { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    public Rows Rows => new(Prefix);

    public string Log => process.Output;

    public int Port => process.Port;

    public Uri Address => process.Address;

    public QuarantineTable Quarantine => new(Table("quarantine"), new Encryption(DemoKey));

    public TableClient Table(string name) => Azurite.Service.GetTableClient(Prefix + name);

    /// <summary>Settings of a test's own, which come last.</summary>
    protected virtual IEnumerable<(string Name, string Value)> Also => [];

    public virtual async Task InitializeAsync()
    {
        process = await Start();
        Client = ClientOf(process);
        Sender = new Sender(Client);
    }

    /// <summary>A sender to a second instance over the same tables.</summary>
    public async Task<Sender> OtherInstance() => new(ClientOf(await other.Value));

    /// <summary>A customer nobody has seen yet, of a storefront.</summary>
    public Member NewMember(string storefront = "standard", string shop = "demo") =>
        new(Client, shop, $"{storefront}:{Any.Number()}");

    public Member Member(string customer, string shop = "demo") => new(Client, shop, customer);

    /// <summary>The same customer at a second instance over the same tables.</summary>
    public async Task<Member> AtOther(Member member, string shop = "demo") =>
        new(ClientOf(await other.Value), shop, member.Customer);

    /// <summary>The owner, by the deployment's key unless another is given.</summary>
    public Owner Owner(string shop = "demo", string? key = null) => new(Client, shop, key ?? OwnerKey);

    /// <summary>A shop of its own with a program of the test's.</summary>
    public async Task<string> NewShop(
        Func<LoyaltyProgram, LoyaltyProgram> program, Func<ShopSettings, ShopSettings>? settings = null)
    {
        var id = "shop-" + Any.Number();
        var shops = new ShopTable(Table("shops"), new Encryption(DemoKey));
        await shops.Create(
            id,
            settings?.Invoke(DemoShop.Settings) ?? DemoShop.Settings,
            program(DemoShop.Program));
        return id;
    }

    public virtual async Task DisposeAsync()
    {
        process.Dispose();
        if (other.IsValueCreated)
        {
            (await other.Value).Dispose();
        }
    }

    private Task<AppProcess> Start() => new AppProcess(
    [
        ("LOYALTY_DEMO", "1"),
        ("LOYALTY_STORAGE", Azurite.ConnectionString),
        ("LOYALTY_TABLE_PREFIX", Prefix),
        ("LOYALTY_OWNER_KEY", OwnerKey),
        ("LOYALTY_PUBLIC_URL", "https://points.example/"),
        .. Also,
    ]).Answers("/readyz");

    private static HttpClient ClientOf(AppProcess app) => new(new HeldToContract()) { BaseAddress = app.Address };
}

/// <summary>The app that the journeys share.</summary>
[CollectionDefinition(Name)]
public sealed class JourneyApp : ICollectionFixture<RunningApp>
{
    public const string Name = "journeys";
}

/// <summary>The app whose doors are tried.</summary>
[CollectionDefinition(Name)]
public sealed class DoorApp : ICollectionFixture<RunningApp>
{
    public const string Name = "doors";
}
