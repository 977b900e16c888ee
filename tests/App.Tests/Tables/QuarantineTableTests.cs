using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using FluentAssertions;
using Loyalty.App.Tables;
using Loyalty.Storefronts;
using Loyalty.Tests;
using Xunit;

namespace App.Tests.Tables;

public sealed class QuarantineTableTests
{
    private static readonly byte[] Largest = Bytes(2 * 1024 * 1024);

    [Fact]
    public async Task a_body_of_two_mebibytes_comes_back_and_is_kept_once()
    {
        var table = await Azurite.NewTableAsync();
        var quarantine = new QuarantineTable(table, new Encryption(new byte[32]));

        await Keep(quarantine, Largest, day: 0);
        var rows = await Rows(table);
        await Keep(quarantine, Largest, day: 3);

        (await Rows(table)).Should().Equal(rows).And.HaveCount(4);
        (await Body(quarantine, "shop", Hash(Largest))).Should().Equal(Largest);
        (await Body(quarantine, "other", Hash(Largest))).Should().BeNull();
    }

    [Fact]
    public async Task a_body_cannot_be_read_where_it_is_stored()
    {
        var table = await Azurite.NewTableAsync();
        await Keep(new QuarantineTable(table, new Encryption(new byte[32])), "ada@example.com"u8.ToArray(), day: 0);

        await foreach (var row in table.QueryAsync<TableEntity>())
        {
            row.Select(property => property.Value as byte[] ?? Encoding.UTF8.GetBytes(property.Value?.ToString() ?? ""))
                .Count(bytes => bytes.AsSpan().IndexOf("ada@"u8) >= 0).Should().Be(0);
        }
    }

    [Fact]
    public async Task it_is_gone_after_thirty_days_and_not_before()
    {
        var table = await Azurite.NewTableAsync();
        var quarantine = new QuarantineTable(table, new Encryption(new byte[32]));
        await Keep(quarantine, Largest, day: 0);
        await Keep(quarantine, Bytes(10), day: 5);

        (await quarantine.Purge(Some.Noon(30), CancellationToken.None)).Should().Be(0);
        (await quarantine.Purge(Some.Noon(30).AddSeconds(1), CancellationToken.None)).Should().Be(1);

        (await Rows(table)).Should().HaveCount(2);
        (await Body(quarantine, "shop", Hash(Largest))).Should().BeNull();
        (await Body(quarantine, "shop", Hash(Bytes(10)))).Should().Equal(Bytes(10));
    }

    private static Task Keep(QuarantineTable quarantine, byte[] body, int day) => quarantine.Keep(
        "shop",
        AllStorefronts.Named("shopify")!,
        new Delivery(body, name => name == "X-Shopify-Topic" ? ["orders/paid"] : [], Some.Noon(day)),
        "unreadable",
        CancellationToken.None);

    private static async Task<byte[]?> Body(QuarantineTable quarantine, string shop, string id) =>
        (await quarantine.Find(shop, id, CancellationToken.None))?.Body;

    private static string Hash(byte[] body) => Convert.ToHexStringLower(SHA256.HashData(body));

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private static async Task<List<string>> Rows(TableClient table)
    {
        var rows = new List<string>();
        await foreach (var row in table.QueryAsync<TableEntity>())
        {
            rows.Add(row.PartitionKey + row.RowKey + row.ETag);
        }

        return rows;
    }
}
