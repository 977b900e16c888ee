using Azure;
using Azure.Data.Tables;
using FluentAssertions;
using Xunit;

namespace App.Tests.Compat;

/// <summary>
/// Where the stand-in refuses what the official package takes, so that the product cannot come to rely on it. All else
/// here holds for both: an official build holds the package to it, and leaves only this out.
/// </summary>
public class StricterTests
{
    [Fact]
    public async Task An_ETag_that_would_break_out_of_its_line_is_refused()
    {
        var table = await Azurite.NewTableAsync();

        var submit = () => table.SubmitTransactionAsync(
            [new(TableTransactionActionType.Delete, new TableEntity("p", "r"), new ETag("*\r\nX-Evil: 1"))]);

        await submit.Should().ThrowAsync<FormatException>();
    }

    [Fact]
    public async Task What_the_service_has_no_type_for_is_refused_before_anything_is_sent()
    {
        var table = await Azurite.NewTableAsync();
        var local = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Local);
        foreach (var value in new object[] { 1.5m, DayOfWeek.Monday, local })
        {
            var add = () => table.AddEntityAsync(new TableEntity("p", "r") { ["value"] = value });
            await add.Should().ThrowAsync<NotSupportedException>();
        }

        (await table.GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue.Should().BeFalse();
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_no_key()
    {
        var table = await Azurite.NewTableAsync();
        var half = "😀"[..1];

        var read = () => table.GetEntityIfExistsAsync<TableEntity>("p", half);
        var put = () => table.UpsertEntityAsync(new TableEntity(half, "r"));

        await read.Should().ThrowAsync<ArgumentException>();
        await put.Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task Rows_of_another_type_need_the_official_package()
    {
        var table = await Azurite.NewTableAsync();

        var read = () => table.GetEntityAsync<CustomRow>("p", "r");
        var add = () => table.AddEntityAsync(new CustomRow());

        await read.Should().ThrowAsync<NotSupportedException>();
        await add.Should().ThrowAsync<NotSupportedException>();
    }

    private sealed class CustomRow : ITableEntity
    {
        public string PartitionKey { get; set; } = "p";

        public string RowKey { get; set; } = "r";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }
    }
}
