using System.Text.Json.Nodes;
using Azure.Data.Tables;
using FluentAssertions;
using Xunit;

namespace App.Tests.Compat;

public class KeysTests
{
    public static TheoryData<string> Keys =>
    [
        "plain-._~",
        "it's 'quoted'",
        "'",
        "''",
        "with space",
        " leading and trailing ",
        "100% %20 %27 %2F",
        "a+b",
        "a&b=c;d",
        "demo|a7|shopify:7001",
        "æøå漢字",
        "😀👩‍👩‍👧",
        "(),@!$*[]{}<>\"`^",
        "..",
        "'),('",
        string.Empty,
        new string('k', 512),
        new string('æ', 256),
    ];

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_key_is_the_same_row_to_every_operation_and_to_the_other_client(string key)
    {
        var table = await Azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity(key, key) { ["value"] = 1 });

        (await Refusal.OfAsync(() => table.AddEntityAsync(new TableEntity(key, key)))).Status.Should().Be(409);
        await table.UpdateEntityAsync(new TableEntity(key, key) { ["updated"] = 2 }, Azure.ETag.All);
        await table.UpsertEntityAsync(new TableEntity(key, key) { ["upserted"] = 3 });
        var submitted = new TableEntity(key, key) { ["submitted"] = 4 };
        await table.SubmitTransactionAsync([new(TableTransactionActionType.UpdateMerge, submitted, Azure.ETag.All)]);

        var ours = (await table.GetEntityAsync<TableEntity>(key, key)).Value;
        ours.PartitionKey.Should().Be(key);
        ours.RowKey.Should().Be(key);
        new[] { "value", "updated", "upserted", "submitted" }.Select(ours.GetInt32).Should().Equal(1, 2, 3, 4);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {key} and RowKey eq {key}");
        (await Rows.OfAsync(table, filter)).Should().HaveCount(1);

        var theirs = await JavaScriptClient.ReadAsync(table, key, key);
        theirs["rowKey"]!.GetValue<string>().Should().Be(key);

        (await table.DeleteEntityAsync(key, key)).Status.Should().Be(204);
        (await Rows.OfAsync(table)).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_row_of_the_other_client_is_found_under_its_key(string key)
    {
        var table = await Azurite.NewTableAsync();
        await JavaScriptClient.InsertAsync(
            table,
            new JsonObject { ["partitionKey"] = key, ["rowKey"] = key, ["value"] = "theirs" });

        var ours = (await table.GetEntityAsync<TableEntity>(key, key)).Value;

        ours.GetString("value").Should().Be("theirs");
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\tb")]
    [InlineData("a\nb")]
    [InlineData("a\u0000b")]
    [InlineData("a\u007fb")]
    public async Task A_forbidden_key_reaches_the_service_whole_and_is_refused_there(string key)
    {
        var table = await Azurite.NewTableAsync();

        (await Refusal.OfAsync(() => table.AddEntityAsync(new TableEntity(key, "r")))).Status.Should().Be(400);
        (await Refusal.OfAsync(() => table.AddEntityAsync(new TableEntity("p", key)))).Status.Should().Be(400);

        (await Rows.OfAsync(table)).Should().BeEmpty();
    }
}
