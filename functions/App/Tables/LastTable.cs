using Azure;
using Azure.Data.Tables;

namespace Loyalty.App.Tables;

/// <summary>
/// The deliveries table: of each storefront of a shop, the last delivery that was accepted and the last that was
/// rejected. Written If-Match; the later news of two instances stays.
/// </summary>
public sealed class LastTable(TableClient deliveries)
{
    private const int MostTries = 5;

    public async Task<IReadOnlyList<LastDelivery>> Of(string shop, CancellationToken cancellation)
    {
        var all = new List<LastDelivery>();
        await foreach (var row in deliveries.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {shop}"), cancellationToken: cancellation))
        {
            all.Add(Read(row));
        }

        return all;
    }

    public async Task Keep(string shop, LastDelivery news, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            var read = await deliveries.GetEntityIfExistsAsync<TableEntity>(
                shop, news.Storefront, cancellationToken: cancellation);
            try
            {
                await (read is { HasValue: true, Value: { } row }
                    ? deliveries.UpdateEntityAsync(
                        Row(shop, Read(row).With(news)), row.ETag, TableUpdateMode.Replace, cancellation)
                    : deliveries.AddEntityAsync(Row(shop, news), cancellation));
                return;
            }
            catch (RequestFailedException other) when (other.Status is 409 or 412 && tries < MostTries)
            {
                // Another instance was first.
            }
        }
    }

    /// <summary>Writes a row and takes it away again: whether that may be done, and what time storage has.</summary>
    public async Task<DateTimeOffset?> Touch(CancellationToken cancellation)
    {
        var row = new TableEntity("check-up", Guid.NewGuid().ToString("N"));
        using var answer = await deliveries.AddEntityAsync(row, cancellation);
        await deliveries.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellation);
        return answer.Headers.Date;
    }

    private static LastDelivery Read(TableEntity row) => new(row.RowKey)
    {
        AcceptedAt = row.GetDateTimeOffset("AcceptedAt"),
        Outcome = row.GetString("Outcome"),
        RejectedAt = row.GetDateTimeOffset("RejectedAt"),
        Reason = row.GetString("Reason"),
    };

    private static TableEntity Row(string shop, LastDelivery last) => new(shop, last.Storefront)
    {
        ["AcceptedAt"] = last.AcceptedAt,
        ["Outcome"] = last.Outcome,
        ["RejectedAt"] = last.RejectedAt,
        ["Reason"] = last.Reason,
    };
}

/// <summary>The last delivery of a storefront that was accepted, and the last that was rejected.</summary>
public sealed record LastDelivery(string Storefront)
{
    public DateTimeOffset? AcceptedAt { get; init; }

    public string? Outcome { get; init; }

    public DateTimeOffset? RejectedAt { get; init; }

    public string? Reason { get; init; }

    /// <summary>The later of the two, each for itself.</summary>
    public LastDelivery With(LastDelivery other) => new(Storefront)
    {
        AcceptedAt = IsLater(other.AcceptedAt, AcceptedAt) ? other.AcceptedAt : AcceptedAt,
        Outcome = IsLater(other.AcceptedAt, AcceptedAt) ? other.Outcome : Outcome,
        RejectedAt = IsLater(other.RejectedAt, RejectedAt) ? other.RejectedAt : RejectedAt,
        Reason = IsLater(other.RejectedAt, RejectedAt) ? other.Reason : Reason,
    };

    private static bool IsLater(DateTimeOffset? one, DateTimeOffset? other) =>
        one is not null && (other is null || one > other);
}
