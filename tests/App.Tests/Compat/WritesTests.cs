using Azure;
using Azure.Data.Tables;
using FluentAssertions;
using Xunit;

namespace App.Tests.Compat;

public class WritesTests
{
    [Fact]
    public async Task A_row_is_added_once()
    {
        var table = await Azurite.NewTableAsync();
        var added = await table.AddEntityAsync(new TableEntity("p", "r") { ["value"] = 1 });

        (await Refusal.OfAsync(() => table.AddEntityAsync(new TableEntity("p", "r") { ["value"] = 2 })))
            .Should().Be((409, "EntityAlreadyExists"));

        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        read.GetInt32("value").Should().Be(1);
        read.ETag.Should().Be(added.Headers.ETag!.Value);
        read.Timestamp.Should().BeCloseTo(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task An_update_needs_the_ETag_the_row_has()
    {
        var table = await Azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["value"] = 1 });
        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        read["value"] = 2;
        var updated = await table.UpdateEntityAsync(read, read.ETag);

        (await Refusal.OfAsync(() => table.UpdateEntityAsync(read, read.ETag)))
            .Should().Be((412, "UpdateConditionNotSatisfied"));
        (await Refusal.OfAsync(() => table.DeleteEntityAsync("p", "r", read.ETag)))
            .Should().Be((412, "UpdateConditionNotSatisfied"));

        (await table.DeleteEntityAsync("p", "r", updated.Headers.ETag!.Value)).Status.Should().Be(204);
    }

    [Fact]
    public async Task An_update_without_an_ETag_is_a_mistake_and_not_an_upsert()
    {
        var table = await Azurite.NewTableAsync();

        var update = () => table.UpdateEntityAsync(new TableEntity("p", "r"), default);

        await update.Should().ThrowAsync<ArgumentException>();
        (await Refusal.OfAsync(() => table.UpdateEntityAsync(new TableEntity("p", "r"), ETag.All)))
            .Should().Be((404, "ResourceNotFound"));
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge, true)]
    [InlineData(TableUpdateMode.Replace, false)]
    public async Task Merge_keeps_what_is_not_sent_and_replace_does_not(TableUpdateMode mode, bool keeps)
    {
        var table = await Azurite.NewTableAsync();
        await table.UpsertEntityAsync(new TableEntity("p", "updated") { ["old"] = 1 }, mode);
        await table.UpsertEntityAsync(new TableEntity("p", "upserted") { ["old"] = 1 }, mode);

        await table.UpdateEntityAsync(new TableEntity("p", "updated") { ["new"] = 2 }, ETag.All, mode);
        await table.UpsertEntityAsync(new TableEntity("p", "upserted") { ["new"] = 2 }, mode);

        foreach (var row in await Rows.OfAsync(table))
        {
            row.ContainsKey("old").Should().Be(keeps);
            row.GetInt32("new").Should().Be(2);
        }
    }

    [Fact]
    public async Task What_is_not_there_is_404_to_get_and_no_value_to_get_if_exists()
    {
        var table = await Azurite.NewTableAsync();
        var absent = Azurite.Service.GetTableClient(Azurite.NewTableName());

        (await Refusal.OfAsync(() => table.GetEntityAsync<TableEntity>("p", "r")))
            .Should().Be((404, "ResourceNotFound"));
        (await Refusal.OfAsync(() => absent.GetEntityAsync<TableEntity>("p", "r"))).Should().Be((404, "TableNotFound"));
        (await Refusal.OfAsync(() => absent.AddEntityAsync(new TableEntity("p", "r"))))
            .Should().Be((404, "TableNotFound"));

        var none = await table.GetEntityIfExistsAsync<TableEntity>("p", "r");
        none.HasValue.Should().BeFalse();
        none.GetRawResponse().Status.Should().Be(404);
        FluentActions.Invoking(() => none.Value).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public async Task Deleting_what_is_not_there_is_no_error()
    {
        var table = await Azurite.NewTableAsync();

        (await table.DeleteEntityAsync("p", "r")).Status.Should().Be(404);
    }

    [Fact]
    public async Task Only_the_selected_properties_are_read()
    {
        var table = await Azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["one"] = 1L, ["two"] = 2L, ["three"] = 3L });

        var read = (await table.GetEntityAsync<TableEntity>("p", "r", ["RowKey", "two"])).Value;

        read.Keys.Should().BeEquivalentTo("odata.etag", "RowKey", "two");
        read.GetInt64("two").Should().Be(2);
    }

    [Fact]
    public async Task A_cancelled_call_ends_and_the_next_one_is_not_disturbed()
    {
        var table = await Azurite.NewTableAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var add = () => table.AddEntityAsync(new TableEntity("p", "cancelled"), cancelled.Token);

        await add.Should().ThrowAsync<OperationCanceledException>();
        await table.AddEntityAsync(new TableEntity("p", "next") { ["value"] = 1 });
        (await Rows.OfAsync(table)).Should().ContainSingle().Which.RowKey.Should().Be("next");
    }

    [Fact]
    public async Task Many_at_once_each_write_their_own_row()
    {
        var table = await Azurite.NewTableAsync();

        await Parallel.ForAsync(0, 200, async (number, cancellation) =>
        {
            var text = new string((char)('a' + (number % 26)), number * 50);
            var row = new TableEntity("p", $"r{number}") { ["number"] = number, ["text"] = text };
            await table.AddEntityAsync(row, cancellation);
            var read = (await table.GetEntityAsync<TableEntity>("p", $"r{number}", null, cancellation)).Value;
            read.GetInt32("number").Should().Be(number);
            read.GetString("text").Should().Be(text);
        });
    }
}
