using Azure;
using Azure.Data.Tables;
using Loyalty;
using Loyalty.App.Tables;

namespace App.Tests.Running;

/// <summary>A stray hand in the tables of one shop, past the app.</summary>
public sealed class Tampering(RunningApp app, string shop)
{
    private TableClient Accounts => app.Table("accounts");

    private TableClient Orders => app.Table("orders");

    /// <summary>One word of an entry's text is another one.</summary>
    public async Task Entry(string customer, long number, string old, string with)
    {
        var row = (await Accounts.GetEntityAsync<TableEntity>(Partition(customer), Keys.Entry(number))).Value;
        row["Fact"] = row.GetString("Fact")!.Replace(old, with, StringComparison.Ordinal);
        await Accounts.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
    }

    public Task Remove(string customer, long number) =>
        Accounts.DeleteEntityAsync(Partition(customer), Keys.Entry(number), ETag.All);

    /// <summary>A row's content under another's key.</summary>
    public async Task Copy(string from, string key, string to, string asKey)
    {
        var row = (await Accounts.GetEntityAsync<TableEntity>(Partition(from), key)).Value;
        var copy = new TableEntity(Partition(to), asKey) { ["State"] = row.GetBinary("State") };
        await Accounts.UpsertEntityAsync(copy, TableUpdateMode.Replace);
    }

    public Task RemoveLocator(OrderId order) =>
        Orders.DeleteEntityAsync(Keys.LocatorPartition(shop, order), Keys.Locator, ETag.All);

    public async Task Locate(OrderId order, string owner)
    {
        var row = (await Orders.GetEntityAsync<TableEntity>(Keys.LocatorPartition(shop, order), Keys.Locator)).Value;
        row["Owner"] = owner;
        await Orders.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
    }

    private string Partition(string customer) => Keys.Partition(shop, CustomerId.Parse(customer)!.Value);
}
