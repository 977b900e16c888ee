using Azure;
using Azure.Data.Tables;
using Loyalty.Storefronts;

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

    /// <summary>Whether the last that was rejected bore no signature: anybody may have sent it.</summary>
    public bool IsUnsigned => Reason == Rejection.SignatureMissing;

    /// <summary>
    /// The later of the two, each for itself; what is unsigned never takes the place of what a storefront was turned
    /// away for.
    /// </summary>
    public LastDelivery With(LastDelivery other)
    {
        var (accepted, rejected) = (IsLater(other.AcceptedAt, AcceptedAt) ? other : this, Rejected(other));
        return new(Storefront)
        {
            AcceptedAt = accepted.AcceptedAt,
            Outcome = accepted.Outcome,
            RejectedAt = rejected.RejectedAt,
            Reason = rejected.Reason,
        };
    }

    private LastDelivery Rejected(LastDelivery other) =>
        other.RejectedAt is null ? this
        : RejectedAt is null ? other
        : IsUnsigned != other.IsUnsigned ? (IsUnsigned ? other : this)
        : IsLater(other.RejectedAt, RejectedAt) ? other
        : this;

    private static bool IsLater(DateTimeOffset? one, DateTimeOffset? other) =>
        one is not null && (other is null || one > other);
}
