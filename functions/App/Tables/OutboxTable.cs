using Azure;
using Azure.Data.Tables;

namespace Loyalty.App.Tables;

/// <summary>
/// The outbox table: where something may be left to do outside an account. A line is written before what it is about
/// and removed after everything is done, so that it names all that is open, and now and then what is not: whoever finds
/// nothing to do removes it. Nothing else is looked for anywhere.
/// </summary>
public sealed class OutboxTable(TableClient outbox)
{
    private const int MostAtOnce = 200;

    /// <summary>Writes a line; the one that is there already is as good.</summary>
    public async Task Open(string shop, OpenWork work, CancellationToken cancellation)
    {
        try
        {
            await outbox.AddEntityAsync(Row(shop, work), cancellation);
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            // Asked for again.
        }
    }

    public async Task Close(string shop, WorkKind kind, string id, CancellationToken cancellation) =>
        await outbox.DeleteEntityAsync(shop, Keys.Work(kind, id), ETag.All, cancellation);

    /// <summary>
    /// To be tried again then; without a time it waits for its owner. Left as it is by whoever has not read the line:
    /// the timer will.
    /// </summary>
    public async Task Postpone(string shop, OpenWork work, DateTimeOffset? until, CancellationToken cancellation)
    {
        if (work.ETag == default)
        {
            return;
        }

        try
        {
            await outbox.UpdateEntityAsync(
                Row(shop, work with { DueAt = until }), work.ETag, TableUpdateMode.Replace, cancellation);
        }
        catch (RequestFailedException other) when (other.Status is 404 or 412)
        {
            // Another instance has done it, or says when.
        }
    }

    /// <summary>What is due, of all shops: the oldest first as far as one answer goes.</summary>
    public async Task<IReadOnlyList<(string Shop, OpenWork Work)>> Due(
        DateTimeOffset now, CancellationToken cancellation)
    {
        var due = new List<(string, OpenWork)>();
        await foreach (var row in outbox.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"DueAt le {now}"), maxPerPage: MostAtOnce, cancellationToken: cancellation))
        {
            due.Add((row.PartitionKey, Read(row)));
            if (due.Count == MostAtOnce)
            {
                break;
            }
        }

        return due;
    }

    /// <summary>Everything that is open in one shop.</summary>
    public async Task<IReadOnlyList<OpenWork>> Of(string shop, CancellationToken cancellation)
    {
        var open = new List<OpenWork>();
        await foreach (var row in outbox.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {shop}"), cancellationToken: cancellation))
        {
            open.Add(Read(row));
        }

        return open;
    }

    private static TableEntity Row(string shop, OpenWork work)
    {
        var row = new TableEntity(shop, Keys.Work(work.Kind, work.Id))
        {
            ["Id"] = work.Id,
            ["Kind"] = work.Kind.ToString(),
            ["Customer"] = work.Customer.ToString(),
            ["OpenedAt"] = work.OpenedAt,
        };
        if (work.DueAt is { } due)
        {
            row["DueAt"] = due;
        }

        return row;
    }

    private static OpenWork Read(TableEntity row) => new(
        row.GetString("Id")!,
        Enum.Parse<WorkKind>(row.GetString("Kind")!),
        CustomerId.Parse(row.GetString("Customer")!)!.Value,
        row.GetDateTimeOffset("OpenedAt")!.Value,
        row.GetDateTimeOffset("DueAt"))
    {
        ETag = row.ETag,
    };
}

/// <summary>Something that may be left to do for an account; due at a time, or waiting for its owner.</summary>
public sealed record OpenWork(
    string Id, WorkKind Kind, CustomerId Customer, DateTimeOffset OpenedAt, DateTimeOffset? DueAt)
{
    public ETag ETag { get; init; }
}

/// <summary>What is left to do.</summary>
public enum WorkKind
{
    /// <summary>A redemption whose code is to be made or taken back.</summary>
    Redemption,

    /// <summary>An account on its way into another.</summary>
    Move,

    /// <summary>An order on its way to another account.</summary>
    OrderMove,

    /// <summary>A code whose order was cancelled: nobody may use it again.</summary>
    SpentCode,
}
