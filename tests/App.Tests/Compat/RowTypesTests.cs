using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using FluentAssertions;
using Xunit;

namespace App.Tests.Compat;

public class RowTypesTests
{
    public static TheoryData<object, string, string> Values => new()
    {
        { "text with \"quotes\", <tags>, \\ and æøå 漢字 😀", "String",
            "text with \"quotes\", <tags>, \\ and æøå 漢字 😀" },
        { "line\r\nbreak\tand \u0001", "String", "line\r\nbreak\tand \u0001" },
        { string.Empty, "String", string.Empty },
        { "2026-11-21T19:17:51Z", "String", "2026-11-21T19:17:51Z" },
        { int.MinValue, "Int32", "-2147483648" },
        { int.MaxValue, "Int32", "2147483647" },
        { 9007199254740993L, "Int64", "9007199254740993" },
        { long.MinValue, "Int64", "-9223372036854775808" },
        { long.MaxValue, "Int64", "9223372036854775807" },
        { 7L, "Int64", "7" },
        { 5.25, "Double", "5.25" },
        { double.NaN, "Double", "NaN" },
        { true, "Boolean", "true" },
        { false, "Boolean", "false" },
        { Guid.Parse("c9da6455-213d-42c9-9a79-3e9149a57833"), "Guid", "c9da6455-213d-42c9-9a79-3e9149a57833" },
        { Date("2026-11-21T19:17:51.1234567Z"), "DateTime", "2026-11-21T19:17:51.1234567Z" },
        { Date("1601-01-01T00:00:00Z"), "DateTime", "1601-01-01T00:00:00.0000000Z" },
        { Date("9999-12-31T23:59:59.9999999Z"), "DateTime", "9999-12-31T23:59:59.9999999Z" },
        { new byte[] { 0, 1, 254, 255 }, "Binary", "AAH+/w==" },
        { Array.Empty<byte>(), "Binary", string.Empty },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task What_we_write_we_read_and_the_other_client_reads(object value, string type, string text)
    {
        var table = await Azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["value"] = value });

        var ours = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        ours["value"].Should().BeOfType(value.GetType()).And.BeEquivalentTo(value);

        var theirs = await JavaScriptClient.ReadAsync(table, "p", "r");
        theirs["value"]!["type"]!.GetValue<string>().Should().Be(type);
        theirs["value"]!["value"]!.GetValue<string>().Should().Be(text);
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public async Task An_infinite_number_is_not_written(double value)
    {
        var table = await Azurite.NewTableAsync();

        var add = () => table.AddEntityAsync(new TableEntity("p", "r") { ["value"] = value });

        await add.Should().ThrowAsync<ArgumentException>();
    }

    [Theory]
    [MemberData(nameof(Values))]
    [InlineData(double.PositiveInfinity, "Double", "Infinity")]
    [InlineData(double.NegativeInfinity, "Double", "-Infinity")]
    public async Task What_the_other_client_writes_we_read(object value, string type, string text)
    {
        var table = await Azurite.NewTableAsync();
        await JavaScriptClient.InsertAsync(table, new JsonObject
        {
            ["partitionKey"] = "p",
            ["rowKey"] = "r",
            ["value"] = type switch
            {
                "String" => text,
                "Boolean" => text == "true",
                _ => JavaScriptClient.Typed(type, text),
            },
        });

        var ours = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        ours["value"].Should().BeOfType(value.GetType()).And.BeEquivalentTo(value);
    }

    [Theory]
    [InlineData(5.0)]
    [InlineData(-0.0)]
    [InlineData(1e300)]
    [InlineData(double.Epsilon)]
    [InlineData(0.1)]
    [InlineData(9007199254740993.0)]
    public async Task A_double_stays_a_double_even_where_it_is_whole(double value)
    {
        var table = await Azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["value"] = value });

        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        read.GetDouble("value").Should().Be(value);
    }

    [Fact]
    public async Task Times_in_any_offset_are_stored_as_the_same_instant()
    {
        var table = await Azurite.NewTableAsync();
        var instant = new DateTimeOffset(2026, 11, 21, 21, 17, 51, TimeSpan.FromHours(2)).AddTicks(1);
        await table.AddEntityAsync(new TableEntity("p", "r") { ["offset"] = instant, ["utc"] = instant.UtcDateTime });

        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        read.GetDateTimeOffset("offset").Should().Be(instant);
        read.GetDateTimeOffset("utc").Should().Be(instant);
        read.GetDateTime("offset").Should().Be(instant.UtcDateTime);
        read.GetDateTime("offset")!.Value.Kind.Should().Be(DateTimeKind.Utc);
    }

    [Fact]
    public async Task Binary_goes_up_to_64_kibibytes_and_not_further()
    {
        var table = await Azurite.NewTableAsync();
        var bytes = new byte[65_536];
        new Random(1).NextBytes(bytes);
        await table.AddEntityAsync(new TableEntity("p", "r") { ["whole"] = bytes, ["data"] = new BinaryData(bytes) });

        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        read.GetBinary("whole").Should().Equal(bytes);
        read.GetBinaryData("data")!.ToArray().Should().Equal(bytes);
        var theirs = await JavaScriptClient.ReadAsync(table, "p", "r");
        theirs["whole"]!["value"]!.GetValue<string>().Should().Be(Convert.ToBase64String(bytes));
        var more = new TableEntity("p", "more") { ["whole"] = new byte[65_537] };
        (await Refusal.OfAsync(() => table.AddEntityAsync(more))).Should().Be((400, "PropertyValueTooLarge"));
    }

    [Fact]
    public async Task A_null_is_not_stored_and_a_merge_leaves_what_was_there()
    {
        var table = await Azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["kept"] = 1, ["never"] = null });

        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["kept"] = null }, Azure.ETag.All);

        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        read.GetInt32("kept").Should().Be(1);
        read.ContainsKey("never").Should().BeFalse();
        read.GetString("never").Should().BeNull();
    }

    private static DateTimeOffset Date(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
