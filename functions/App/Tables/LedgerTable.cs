using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Loyalty.App.Telemetry;
using Loyalty.Ledger;

namespace Loyalty.App.Tables;

/// <summary>
/// The accounts table. One append is one transaction of the account (its ETag is the lock), new entries and order rows:
/// append, locking and duplicate detection are one act. Nothing is ever written unconditionally.
/// </summary>
public sealed class LedgerTable(TableClient accounts)
{
    private const int SampledPages = 5;

    private const int SampledPerPage = 200;

    public async Task<Read<Account>> Account(string partition, CancellationToken cancellation)
    {
        var row = await accounts.GetEntityIfExistsAsync<TableEntity>(
            partition, Keys.Account, cancellationToken: cancellation);
        return row is { HasValue: true, Value: { } value }
            ? new(LedgerRows.Account(value), value.ETag) : new(null, default);
    }

    public async Task<Read<OrderRecord>> Order(string partition, OrderId order, CancellationToken cancellation)
    {
        var row = await accounts.GetEntityIfExistsAsync<TableEntity>(
            partition, Keys.Order(order), cancellationToken: cancellation);
        return row is { HasValue: true, Value: { } value }
            ? new(LedgerRows.Order(value), value.ETag) : new(null, default);
    }

    /// <summary>Every order of an account; for joining, which alone reads them all.</summary>
    public async Task<IReadOnlyList<Read<OrderRecord>>> Orders(string partition, CancellationToken cancellation)
    {
        var orders = new List<Read<OrderRecord>>();
        await foreach (var row in Rows(partition, "order-", Keys.After("order-"), null, cancellation))
        {
            orders.Add(new(LedgerRows.Order(row), row.ETag));
        }

        return orders;
    }

    /// <summary>Orders that wait for payment.</summary>
    public async Task<IReadOnlyList<OrderRecord>> Waiting(string partition, CancellationToken cancellation)
    {
        var orders = new List<OrderRecord>();
        await foreach (
            var row in Rows(partition, "order-", Keys.After("order-"), LedgerRows.Waiting + " eq true", cancellation))
        {
            orders.Add(LedgerRows.Order(row));
        }

        return orders;
    }

    /// <summary>
    /// Entries numbered from <paramref name="first"/> to before <paramref name="end"/>, oldest first.
    /// </summary>
    public async Task<IReadOnlyList<Written>> Entries(
        string partition, long first, long end, CancellationToken cancellation)
    {
        var entries = new List<Written>();
        await foreach (var row in Rows(partition, Keys.Entry(Math.Max(1, first)), Keys.Entry(end), null, cancellation))
        {
            entries.Add(LedgerRows.Entry(row));
        }

        return entries;
    }

    /// <summary>An entry that is known to be there.</summary>
    public async Task<Entry> Entry(string partition, long number, CancellationToken cancellation) =>
        (await Entries(partition, number, number + 1, cancellation))[0].Entry;

    /// <summary>An idempotency key's answer, where it was used before.</summary>
    public async Task<string?> Answer(string partition, string key, CancellationToken cancellation)
    {
        var row = await accounts.GetEntityIfExistsAsync<TableEntity>(
            partition, Keys.Idempotency(key), cancellationToken: cancellation);
        return row is { HasValue: true, Value: { } value } ? value.GetString("Answer") : null;
    }

    public async Task<Read<Redemption>> Redemption(string partition, string id, CancellationToken cancellation)
    {
        var row = await accounts.GetEntityIfExistsAsync<TableEntity>(
            partition, Keys.Redemption(id), cancellationToken: cancellation);
        return row is { HasValue: true, Value: { } value }
            ? new(LedgerRows.Redemption(value), value.ETag) : new(null, default);
    }

    /// <summary>Everything a member has redeemed, newest first; without what went to another account.</summary>
    public async Task<IReadOnlyList<Redemption>> Redemptions(string partition, CancellationToken cancellation) =>
        [.. (await RedemptionRows(partition, cancellation)).Select(row => row.Value!)
            .Where(one => one.MovedTo is null)
            .OrderByDescending(one => one.At).ThenBy(one => one.Id, StringComparer.Ordinal)];

    /// <summary>Every redemption an account has or had, as it lies there.</summary>
    public async Task<IReadOnlyList<Read<Redemption>>> RedemptionRows(
        string partition, CancellationToken cancellation)
    {
        var redemptions = new List<Read<Redemption>>();
        await foreach (var row in Rows(
            partition, Keys.Redemptions, Keys.After(Keys.Redemptions), null, cancellation))
        {
            redemptions.Add(new(LedgerRows.Redemption(row), row.ETag));
        }

        return redemptions;
    }

    /// <summary>Where a redemption stands, outside the account's line; false where another writer was first.</summary>
    public async Task<bool> Put(
        string partition, Redemption redemption, ETag read, CancellationToken cancellation)
    {
        try
        {
            await accounts.UpdateEntityAsync(
                LedgerRows.Row(partition, redemption), read, TableUpdateMode.Replace, cancellation);
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.Status is 404 or 412)
        {
            Meters.Conflict("accounts");
            return false;
        }
    }

    /// <summary>
    /// Every row of the customers of one of a shop's 256 ranges, those after a customer, account by account: each as it
    /// lies there. Only this range of partitions is read.
    /// </summary>
    public IAsyncEnumerable<LedgerRow> Range(string shop, string hash, string? after, CancellationToken cancellation)
    {
        var range = Keys.Range(shop, hash);
        return Stored(
            after is null
                ? TableClient.CreateQueryFilter($"PartitionKey ge {range} and PartitionKey lt {Keys.After(range)}")
                : TableClient.CreateQueryFilter(
                    $"PartitionKey gt {range + after} and PartitionKey lt {Keys.After(range)}"),
            cancellation);
    }

    /// <summary>Whether a shop has an account at all; asked for one row.</summary>
    public async Task<bool> HasAccounts(string shop, CancellationToken cancellation)
    {
        var all = Keys.OfShop(shop);
        await foreach (var _ in accounts.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey ge {all} and PartitionKey lt {Keys.After(all)}"),
            maxPerPage: 1,
            select: ["RowKey"],
            cancellation))
        {
            return true;
        }

        return false;
    }

    /// <summary>
    /// Orders of a shop, a bounded number of pages: partitions begin with a hash of the customer, so that the first are
    /// as good as any. What cannot be read is left out. Never on a delivery's way.
    /// </summary>
    public async Task<IReadOnlyList<OrderRecord>> Sample(string shop, CancellationToken cancellation)
    {
        var all = Keys.OfShop(shop);
        var end = Keys.After(all);
        var (from, before) = ("order-", Keys.After("order-"));
        var pages = accounts.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter(
                $"PartitionKey ge {all} and PartitionKey lt {end} and RowKey ge {from} and RowKey lt {before}"),
            maxPerPage: SampledPerPage,
            cancellationToken: cancellation).AsPages();
        var orders = new List<OrderRecord>();
        var read = 0;
        await foreach (var page in pages)
        {
            orders.AddRange(page.Values.Select(LedgerRows.TryOrder).OfType<OrderRecord>());
            if (++read == SampledPages)
            {
                break;
            }
        }

        return orders;
    }

    /// <summary>Every row of one account as it lies there.</summary>
    public IAsyncEnumerable<LedgerRow> Rows(string partition, CancellationToken cancellation) =>
        Stored(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellation);

    /// <summary>The tag of an account's row, which every append changes; default where there is none.</summary>
    public async Task<ETag> Tag(string partition, CancellationToken cancellation)
    {
        var row = await accounts.GetEntityIfExistsAsync<TableEntity>(
            partition, Keys.Account, cancellationToken: cancellation);
        return row is { HasValue: true, Value: { } value } ? value.ETag : default;
    }

    /// <summary>
    /// Commits all or nothing; false where another writer was first and everything must be read again.
    /// </summary>
    public async Task<bool> Commit(Batch batch, CancellationToken cancellation)
    {
        try
        {
            await accounts.SubmitTransactionAsync(batch.Actions, cancellation);
            Meters.Appended(batch.Shop, batch.Entries);
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.Status is 409 or 412)
        {
            Meters.Conflict("accounts");
            return false;
        }
    }

    private async IAsyncEnumerable<LedgerRow> Stored(
        string filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in accounts.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            yield return new LedgerRow(row.PartitionKey, row.ETag, LedgerRows.Stored(row));
        }
    }

    private AsyncPageable<TableEntity> Rows(
        string partition, string from, string before, string? also, CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {before}");
        return accounts.QueryAsync<TableEntity>(
            also is null ? filter : filter + " and " + also, cancellationToken: cancellation);
    }
}

/// <summary>A row with its partition and its own tag; without content where it is kept beside the ledger.</summary>
public sealed record LedgerRow(string Partition, ETag ETag, StoredRow? Content);
