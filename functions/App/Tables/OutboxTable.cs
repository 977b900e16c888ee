using Azure;
using Azure.Data.Tables;

namespace Loyalty.App.Tables;

/// <summary>
/// The outbox table: where something may be left to do outside an account. A line is written before what it is about
/// and removed after everything is done, so that it names all that is open, and now and then what is not: whoever finds
/// nothing to do removes it. Only who wrote or read a line as it stands removes it: another may need it by now. Nothing
/// else is looked for anywhere.
/// </summary>
public sealed class OutboxTable(TableClient outbox)
{
    private const int MostAtOnce = 200;

    /// <summary>Writes a line; null where there is one already, which is another's to remove.</summary>
    public async Task<OpenWork?> TryOpen(string shop, OpenWork work, CancellationToken cancellation)
    {
        try
        {
            var written = await outbox.AddEntityAsync(Row(shop, work), cancellation);
            return work with { ETag = written.Headers.ETag!.Value };
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            return null;
        }
    }

    /// <summary>Writes a line, over the one that is there: whoever wrote that one leaves it from now on.</summary>
    public async Task<OpenWork> Open(string shop, OpenWork work, CancellationToken cancellation)
    {
        var written = await outbox.UpsertEntityAsync(Row(shop, work), TableUpdateMode.Replace, cancellation);
        return work with { ETag = written.Headers.ETag!.Value };
    }

    /// <summary>Everything is done; a line that was not written or read is left to the timer.</summary>
    public async Task Close(string shop, OpenWork work, CancellationToken cancellation)
    {
        if (work.ETag == default)
        {
            return;
        }

        try
        {
            await outbox.DeleteEntityAsync(shop, Keys.Work(work.Kind, work.Id), work.ETag, cancellation);
        }
        catch (RequestFailedException other) when (other.Status is 404 or 412)
        {
            // Another instance has written it again, for what is not done yet.
        }
    }

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
