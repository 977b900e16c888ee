using System.Security.Cryptography;
using Loyalty.App;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Program;

namespace Benchmarks;

/// <summary>The demo shop with its first tier only: every order earns the same, whichever instance is first.</summary>
internal static class FlatShop
{
    public const string Id = "flat";

    /// <summary>What order.json earns: 50 NOK of goods, a point for 10.</summary>
    public const long PointsEach = 5;

    /// <summary>Into tables that an app has prepared, under the key of a demo that is set none.</summary>
    public static Task Create(int tablePort, string prefix) =>
        Create(tablePort, prefix, Id, DemoShop.Program with { Tiers = [DemoShop.Program.Tiers[0]] });

    public static Task Create(int tablePort, string prefix, string id, LoyaltyProgram program)
    {
        var key = SHA256.HashData("demo"u8);
        var storage = new Storage(new Settings
        {
            Storage = Azurite.ConnectionString(tablePort),
            TablePrefix = prefix,
            EncryptionKeys = [key],
        });
        return new ShopTable(storage.Shops, new Encryption(key)).Create(id, DemoShop.Settings, program);
    }
}
