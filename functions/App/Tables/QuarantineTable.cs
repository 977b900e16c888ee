using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;

namespace Loyalty.App.Tables;

/// <summary>
/// Genuine deliveries that could not be understood, whole and encrypted, for at most 30 days: the one place where a
/// buyer's details may stand. One transaction a delivery, keyed by its body's hash, so that a repeat changes nothing.
/// </summary>
public sealed class QuarantineTable(TableClient quarantine, Encryption encryption)
{
    public const int KeptDays = 30;

    public async Task Keep(string shop, string storefront, string? topic, string reason, ReadOnlyMemory<byte> body,
        DateTimeOffset arrivedAt, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(body.Span));
        var partition = Keys.Quarantined(shop, hash);
        var sealedBody = encryption.Encrypt(body.Span, Encoding.UTF8.GetBytes(partition));
        var actions = new List<TableTransactionAction>
        {
            new(TableTransactionActionType.Add, new TableEntity(partition, Keys.Head)
            {
                ["Storefront"] = storefront,
                ["Topic"] = topic,
                ["Reason"] = reason,
                ["ArrivedAt"] = arrivedAt,
                ["Until"] = arrivedAt.AddDays(KeptDays),
                ["Bytes"] = sealedBody.Length,
            }),
        };
        const int RowBytes = Packed.PropertyBytes * Packed.MostProperties;
        for (var from = 0; from < sealedBody.Length; from += RowBytes)
        {
            var row = new TableEntity(partition, Keys.Chunk(from / RowBytes));
            for (var at = from; at < Math.Min(sealedBody.Length, from + RowBytes); at += Packed.PropertyBytes)
            {
                row["Bytes" + ((at - from) / Packed.PropertyBytes).ToString(CultureInfo.InvariantCulture)] =
                    sealedBody[at..Math.Min(sealedBody.Length, at + Packed.PropertyBytes)];
            }

            actions.Add(new TableTransactionAction(TableTransactionActionType.Add, row));
        }

        try
        {
            await quarantine.SubmitTransactionAsync(actions, cancellation);
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            // The same body is here already.
        }
    }

    /// <summary>The body of a quarantined delivery; null where there is none.</summary>
    public async Task<byte[]?> Body(string shop, string hash, CancellationToken cancellation)
    {
        var partition = Keys.Quarantined(shop, hash);
        var all = new MemoryStream();
        await foreach (var row in quarantine.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey lt {Keys.Head}"),
            cancellationToken: cancellation))
        {
            for (var part = 0;
                row.GetBinary("Bytes" + part.ToString(CultureInfo.InvariantCulture)) is { } bytes;
                part++)
            {
                all.Write(bytes);
            }
        }

        return all.Length == 0 ? null : encryption.Decrypt(all.ToArray(), Encoding.UTF8.GetBytes(partition));
    }

    /// <summary>Removes what is older than 30 days; how many deliveries went.</summary>
    public async Task<int> Purge(DateTimeOffset now, CancellationToken cancellation)
    {
        var purged = 0;
        await foreach (var head in quarantine.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"RowKey eq {Keys.Head} and Until lt {now}"),
            cancellationToken: cancellation))
        {
            var rows = new List<TableTransactionAction>();
            await foreach (var row in quarantine.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {head.PartitionKey}"),
                select: ["PartitionKey", "RowKey"], cancellationToken: cancellation))
            {
                rows.Add(new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All));
            }

            await quarantine.SubmitTransactionAsync(rows, cancellation);
            purged++;
        }

        return purged;
    }
}
