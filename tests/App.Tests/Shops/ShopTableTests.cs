using System.Text;
using System.Text.Json.Nodes;
using App.Tests.Running;
using Azure.Data.Tables;
using FluentAssertions;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Xunit;

namespace App.Tests.Shops;

public sealed class ShopTableTests
{
    [Fact]
    public async Task a_shop_that_was_written_down_before_there_were_staff_keys_has_none()
    {
        var table = await Azurite.NewTableAsync();
        var encryption = new Encryption(RunningApp.DemoKey);
        var shops = new ShopTable(table, encryption);
        await shops.Create("nordlys", DemoShop.Settings, DemoShop.Program);
        var row = (await table.GetEntityAsync<TableEntity>("nordlys", "settings")).Value;
        var settings = JsonNode.Parse(encryption.Decrypt(Packed.Get(row, "Settings"), "nordlys"u8))!.AsObject();
        settings.Remove("staffKeyHashes").Should().BeTrue();
        Packed.Put(
            row, "Settings", encryption.Encrypt(Encoding.UTF8.GetBytes(settings.ToJsonString()), "nordlys"u8));
        await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);

        var shop = await shops.Find("nordlys", CancellationToken.None);

        shop!.Settings.StaffKeyHashes.Should().BeEmpty();
    }
}
