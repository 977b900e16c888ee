using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Loyalty.App.Shops;

namespace Loyalty.App.Tables;

/// <summary>
/// The codes of pools as rows of the stock table: a code is encrypted, bound to its place, and found by a keyed hash,
/// so that it is known again without being readable. A row is never deleted; one that was given away is not free.
/// </summary>
public sealed class PoolCodes(TableClient stock, Encryption encryption, Random random)
{
    private const int ReadsAtOnce = 16;
    private const string Free = "Free";
    private const string Code = "Code";

    /// <summary>Which code's row it was, in the row of what is set aside.</summary>
    private const string From = "From";

    public TableEntity Row(Shop shop, string reward, string code)
    {
        var text = Encoding.UTF8.GetBytes(code);
        var hash = HMACSHA256.HashData(shop.Settings.GuestKey, (byte[])[.. "pool|"u8, .. text]);
        var row = new TableEntity(shop.LedgerId, Keys.Code(reward, Convert.ToHexStringLower(hash))) { [Free] = true };
        row[Code] = encryption.Encrypt(text, BelongsTo(row.PartitionKey, row.RowKey));
        return row;
    }

    /// <summary>Those among them that were never in their pool.</summary>
    public async Task<IReadOnlyList<TableEntity>> Unknown(
        IEnumerable<TableEntity> rows, CancellationToken cancellation)
    {
        var unknown = new List<TableEntity>();
        foreach (var some in rows.Chunk(ReadsAtOnce))
        {
            var read = await Task.WhenAll(some.Select(row => stock.GetEntityIfExistsAsync<TableEntity>(
                row.PartitionKey, row.RowKey, [Free], cancellation)));
            unknown.AddRange(some.Where((_, at) => !read[at].HasValue));
        }

        return unknown;
    }

    /// <summary>Any free one: looked for from a place of chance on, so that two find different ones.</summary>
    public async Task<TableEntity?> AnyFree(string shop, string reward, CancellationToken cancellation)
    {
#pragma warning disable CA5394 // Where to begin looking, not a secret.
        var from = Keys.Code(reward, Convert.ToHexStringLower([(byte)random.Next(256), (byte)random.Next(256)]));
#pragma warning restore CA5394
        return await FirstFree(shop, from, Keys.After(Keys.Codes(reward)), cancellation)
            ?? await FirstFree(shop, Keys.Codes(reward), from, cancellation);
    }

    /// <summary>Makes a code that was read free, or not; nothing where there is none.</summary>
    public static IEnumerable<TableTransactionAction> Mark(TableEntity? code, bool isFree) => code is null
        ? []
        : [new TableTransactionAction(
            TableTransactionActionType.UpdateMerge,
            new TableEntity(code.PartitionKey, code.RowKey) { [Free] = isFree },
            code.ETag)];

    /// <summary>Puts a code, if there is one, into the row of what is set aside.</summary>
    public static void Put(TableEntity held, TableEntity? code)
    {
        if (code is not null)
        {
            (held[From], held[Code]) = (code.RowKey, code.GetBinary(Code));
        }
    }

    /// <summary>The key of the code's own row; null where none is set aside.</summary>
    public static string? RowOf(TableEntity held) => held.GetString(From);

    /// <summary>The code in the row of what is set aside; null where there is none.</summary>
    public string? Read(TableEntity held) => RowOf(held) is { } key
        ? Encoding.UTF8.GetString(
            encryption.Decrypt(held.GetBinary(Code)!, BelongsTo(held.PartitionKey, key)))
        : null;

    private async Task<TableEntity?> FirstFree(string shop, string from, string until, CancellationToken cancellation)
    {
        await foreach (var row in stock.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {shop} and RowKey ge {from} and RowKey lt {until} and Free eq {true}"),
            maxPerPage: 1,
            cancellationToken: cancellation))
        {
            return row;
        }

        return null;
    }

    private static byte[] BelongsTo(string shop, string key) => Encoding.UTF8.GetBytes($"{shop}|{key}");
}
