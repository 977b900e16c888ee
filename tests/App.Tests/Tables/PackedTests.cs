using System.Text;
using Azure.Data.Tables;
using FluentAssertions;
using Loyalty.App.Tables;
using Xunit;

namespace App.Tests.Tables;

public sealed class PackedTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(Packed.PropertyBytes - 5)]
    [InlineData(Packed.PropertyBytes - 4)]
    [InlineData((Packed.PropertyBytes * 2) - 5)]
    [InlineData((Packed.PropertyBytes * Packed.MostProperties) - 5)]
    public async Task what_does_not_compress_comes_back_from_storage(int length)
    {
        var text = new byte[length];
        new Random(length).NextBytes(text);

        (await Again(text)).Should().Equal(text);
    }

    [Fact]
    public async Task what_compresses_takes_little_room()
    {
        var lines = Enumerable.Range(0, 100_000).Select(line => "line " + (line % 50));
        var text = Encoding.UTF8.GetBytes(string.Concat(lines));
        var row = new TableEntity("p", "r");
        Packed.Put(row, "State", text);

        row.GetBinary("State").Should().HaveCountLessThan(20_000);
        row.Should().NotContainKey("State1");
        (await Again(text)).Should().Equal(text);
    }

    [Fact]
    public void what_no_row_holds_is_refused()
    {
        var text = new byte[(Packed.PropertyBytes * Packed.MostProperties) - 4];
        new Random(1).NextBytes(text);

        var putting = () => Packed.Put(new TableEntity("p", "r"), "State", text);

        putting.Should().Throw<TooLargeException>();
    }

    [Theory]
    [InlineData(new byte[] { 1, 255, 255, 255, 127, 0 })]
    [InlineData(new byte[] { 1, 255, 255, 255, 255, 0 })]
    [InlineData(new byte[] { 1, 2, 0, 0, 0, 99, 99 })]
    public void what_was_not_packed_here_is_refused(byte[] packed)
    {
        var reading = () => Packed.Get(new TableEntity("p", "r") { ["State"] = packed }, "State");

        reading.Should().Throw<InvalidDataException>();
    }

    private static async Task<byte[]> Again(byte[] text)
    {
        var table = await Azurite.NewTableAsync();
        var row = new TableEntity("p", "r");
        Packed.Put(row, "State", text);
        await table.AddEntityAsync(row);
        return Packed.Get(await table.GetEntityAsync<TableEntity>("p", "r"), "State");
    }
}
