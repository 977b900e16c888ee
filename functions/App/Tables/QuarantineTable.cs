using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Loyalty.Storefronts;

namespace Loyalty.App.Tables;

/// <summary>
/// Genuine deliveries that could not be understood, whole and encrypted, for at most 30 days: the one place where a
/// buyer's details may stand. One transaction a delivery, keyed by its body's hash, so that a repeat changes nothing.
/// </summary>
public sealed class QuarantineTable(TableClient quarantine, Encryption encryption)
{
    public const int KeptDays = 30;

    private const string HeadersName = "Headers";
    private const int LongestTopic = 100;

    /// <summary>Keeps the body and the headers that its storefront reads.</summary>
    public async Task Keep(
        string shop, IStorefront from, Delivery delivery, string reason, CancellationToken cancellation)
    {
        var partition = Keys.Quarantined(shop, Convert.ToHexStringLower(SHA256.HashData(delivery.Body.Span)));
        var headers = from.Headers.Where(name => delivery.Header(name) is not null)
            .ToDictionary(name => name, name => delivery.Header(name)!, StringComparer.OrdinalIgnoreCase);
        var sealedBody = encryption.Encrypt(delivery.Body.Span, Encoding.UTF8.GetBytes(partition));
        var head = new TableEntity(partition, Keys.Head)
        {
            ["Storefront"] = from.Name,
            ["Topic"] = TopicOf(headers),
            ["Reason"] = reason,
            ["ArrivedAt"] = delivery.ReceivedAt,
            ["Until"] = delivery.ReceivedAt.AddDays(KeptDays),
            ["Bytes"] = sealedBody.Length,
            [HeadersName] = encryption.Encrypt(
                JsonSerializer.SerializeToUtf8Bytes(headers, QuarantineText.Default.DictionaryStringString),
                Encoding.UTF8.GetBytes(partition)),
        };
        var rows = Chunks(partition, sealedBody).Prepend(head);
        try
        {
            await quarantine.SubmitTransactionAsync(
                rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)), cancellation);
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            // The same body is here already.
        }
    }

    /// <summary>The heads of a shop's deliveries, those after an id, by their ids.</summary>
    public async IAsyncEnumerable<Quarantined> All(string shop, string? after)
    {
        var (first, end) = (Keys.Quarantined(shop, after ?? ""), Keys.After(Keys.Quarantined(shop, "")));
        await foreach (var row in quarantine.QueryAsync<TableEntity>(TableClient.CreateQueryFilter(
            $"PartitionKey gt {first} and PartitionKey lt {end} and RowKey eq {Keys.Head}")))
        {
            yield return Head(row);
        }
    }

    /// <summary>One delivery as it was kept; null where there is none.</summary>
    public async Task<Kept?> Find(string shop, string id, CancellationToken cancellation)
    {
        var partition = Keys.Quarantined(shop, id);
        var all = new MemoryStream();
        TableEntity? head = null;
        await foreach (var row in quarantine.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancellation))
        {
            head = row.RowKey == Keys.Head ? row : head;
            for (var part = 0; row.RowKey != Keys.Head && row.GetBinary(Part(part)) is { } bytes; part++)
            {
                all.Write(bytes);
            }
        }

        if (head is null || all.Length == 0)
        {
            return null;
        }

        var body = encryption.Decrypt(all.ToArray(), Encoding.UTF8.GetBytes(partition));
        var headers = head.GetBinary(HeadersName) is { } sealedHeaders
            ? JsonSerializer.Deserialize(
                encryption.Decrypt(sealedHeaders, Encoding.UTF8.GetBytes(partition)),
                QuarantineText.Default.DictionaryStringString)!
            : [];
        return new Kept(Head(head), body, new Dictionary<string, string>(headers, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Removes one delivery, whole: it has been understood.</summary>
    public Task Remove(string shop, string id, CancellationToken cancellation) =>
        Remove(Keys.Quarantined(shop, id), cancellation);

    /// <summary>How many deliveries wait, by shop.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Waiting(CancellationToken cancellation)
    {
        var waiting = new SortedDictionary<string, int>(StringComparer.Ordinal);
        await foreach (var head in quarantine.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"RowKey eq {Keys.Head}"),
            select: ["PartitionKey", "RowKey"], cancellationToken: cancellation))
        {
            var shop = Keys.ShopOf(head.PartitionKey);
            waiting[shop] = waiting.GetValueOrDefault(shop) + 1;
        }

        return waiting;
    }

    /// <summary>Removes what is older than 30 days; how many deliveries went.</summary>
    public async Task<int> Purge(DateTimeOffset now, CancellationToken cancellation)
    {
        var purged = 0;
        await foreach (var head in quarantine.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"RowKey eq {Keys.Head} and Until lt {now}"),
            cancellationToken: cancellation))
        {
            await Remove(head.PartitionKey, cancellation);
            purged++;
        }

        return purged;
    }

    private async Task Remove(string partition, CancellationToken cancellation)
    {
        var rows = new List<TableTransactionAction>();
        await foreach (var row in quarantine.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition}"),
            select: ["PartitionKey", "RowKey"], cancellationToken: cancellation))
        {
            rows.Add(new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All));
        }

        if (rows.Count > 0)
        {
            await quarantine.SubmitTransactionAsync(rows, cancellation);
        }
    }

    private static IEnumerable<TableEntity> Chunks(string partition, byte[] sealedBody)
    {
        const int RowBytes = Packed.PropertyBytes * Packed.MostProperties;
        for (var from = 0; from < sealedBody.Length; from += RowBytes)
        {
            var row = new TableEntity(partition, Keys.Chunk(from / RowBytes));
            for (var at = from; at < Math.Min(sealedBody.Length, from + RowBytes); at += Packed.PropertyBytes)
            {
                row[Part((at - from) / Packed.PropertyBytes)] =
                    sealedBody[at..Math.Min(sealedBody.Length, at + Packed.PropertyBytes)];
            }

            yield return row;
        }
    }

    private static string Part(int number) => "Bytes" + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What the storefront calls it, where a header says so; for the owner's eyes, signed by nobody.</summary>
    private static string? TopicOf(Dictionary<string, string> headers) =>
        headers.FirstOrDefault(one => one.Key.EndsWith("Topic", StringComparison.OrdinalIgnoreCase)).Value is { } topic
            ? topic[..Math.Min(topic.Length, LongestTopic)]
            : null;

    private static Quarantined Head(TableEntity row) => new(
        row.PartitionKey[(row.PartitionKey.LastIndexOf('|') + 1)..],
        row.GetString("Storefront")!,
        row.GetString("Topic"),
        row.GetString("Reason")!,
        row.GetDateTimeOffset("ArrivedAt")!.Value,
        row.GetDateTimeOffset("Until")!.Value,
        row.GetInt32("Bytes")!.Value);
}

/// <summary>A delivery in quarantine without its content; <paramref name="Id"/> is its body's hash.</summary>
public sealed record Quarantined(
    string Id, string Storefront, string? Topic, string Reason, DateTimeOffset ArrivedAt, DateTimeOffset Until,
    int Bytes);

/// <summary>A delivery in quarantine, whole: the body and the headers its storefront reads.</summary>
public sealed record Kept(Quarantined Head, byte[] Body, IReadOnlyDictionary<string, string> Headers);

[System.Text.Json.Serialization.JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class QuarantineText : System.Text.Json.Serialization.JsonSerializerContext;
