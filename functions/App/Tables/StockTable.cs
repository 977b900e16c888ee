using Azure;
using Azure.Data.Tables;
using Loyalty.App.Accounts;
using Loyalty.App.Fulfilling;
using Loyalty.App.Shops;
using Loyalty.App.Telemetry;
using Loyalty.Program;

namespace Loyalty.App.Tables;

/// <summary>
/// The stock table, a shop's ledger a partition: a count for each limited reward, the codes of its pool, and what is
/// set aside for a redemption. Each of its acts is one transaction under the count's ETag, so that nothing is given
/// twice, and may be repeated.
/// </summary>
public sealed class StockTable(TableClient stock, Encryption encryption, Backoff backoff, Random random)
{
    /// <summary>Beside a count, as many codes as a transaction holds.</summary>
    private const int CodesAtOnce = Batch.MostRows - 1;

    /// <summary>
    /// The line it was set aside under; empty once somebody else has found it there, and may be counting on it.
    /// </summary>
    private const string Line = "Line";

    private readonly Turns turns = new();
    private readonly PoolCodes codes = new(stock, encryption, random);

    /// <summary>
    /// Sets one aside for a redemption, the same again for the same one; null where it is sold out. Throws
    /// <see cref="TooBusyException"/> where too many want it at once. <paramref name="line"/> tells who asks again from
    /// who finds what another has set aside.
    /// </summary>
    public async Task<Held?> Hold(
        string shop, Reward reward, string redemption, CancellationToken cancellation, string line = "")
    {
        using var turn = await turns.Take($"{shop}|{reward.Code}", cancellation);
        for (var tries = 0; ; await backoff.Wait(tries++))
        {
            var counting = Count(shop, reward.Code, cancellation);
            var there = await Row(shop, Keys.Held(redemption), cancellation);
            var count = await counting;
            if (there is not null)
            {
                if (await Share(there, line, cancellation))
                {
                    return Read(there);
                }

                continue;
            }

            if (StockCount.Left(reward, count.Value) == 0)
            {
                return null;
            }

            var isOfPool = reward.Fulfilment == Fulfilments.Pool;
            var code = isOfPool ? await codes.AnyFree(shop, reward.Code, cancellation) : null;
            if (isOfPool && code is null)
            {
                return null;
            }

            var held = new TableEntity(shop, Keys.Held(redemption)) { ["Reward"] = reward.Code, [Line] = line };
            PoolCodes.Put(held, code);
            var changed = count.Value.With(1, code is null ? 0 : -1);
            if (await Try(
                [Put(shop, changed, count.ETag), Add(held), .. PoolCodes.Mark(code, isFree: false)], cancellation))
            {
                return Read(held);
            }
        }
    }

    /// <summary>What is set aside for a redemption; null where nothing is.</summary>
    public async Task<Held?> Find(string shop, string redemption, CancellationToken cancellation) =>
        await Row(shop, Keys.Held(redemption), cancellation) is { } row ? Read(row) : null;

    /// <summary>
    /// Gives back what was set aside, if it was. Its code is free again, unless somebody has seen it:
    /// <paramref name="burn"/>. With a <paramref name="line"/>, only what nobody but its writer has ever found; false
    /// where it stays.
    /// </summary>
    public async Task<bool> Release(
        string shop, string redemption, CancellationToken cancellation, bool burn = false, string? line = null)
    {
        for (var tries = 0; await Row(shop, Keys.Held(redemption), cancellation) is { } held; tries++)
        {
            if (line is not null && held.GetString(Line) != line)
            {
                return false;
            }

            var count = await Count(shop, RewardOf(held), cancellation);
            var code = !burn && PoolCodes.RowOf(held) is { } key ? await Row(shop, key, cancellation) : null;
            var changed = count.Value.With(-1, code is null ? 0 : 1);
            var gone = new TableTransactionAction(TableTransactionActionType.Delete, held, held.ETag);
            if (await Try(
                [Put(shop, changed, count.ETag), gone, .. PoolCodes.Mark(code, isFree: true)], cancellation))
            {
                return true;
            }

            await backoff.Wait(tries);
        }

        return true;
    }

    /// <summary>How many are taken and how many codes wait, of every reward that was ever limited.</summary>
    public async Task<IReadOnlyList<StockCount>> Counts(string shop, CancellationToken cancellation)
    {
        var all = new List<StockCount>();
        await foreach (var row in stock.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {shop} and RowKey ge {Keys.Counts} and RowKey lt {Keys.After(Keys.Counts)}"),
            cancellationToken: cancellation))
        {
            all.Add(ReadCount(row));
        }

        return all;
    }

    /// <summary>
    /// Adds codes to a reward's pool; how many were new. One that was ever there, free or given away, is not added.
    /// </summary>
    public async Task<int> Upload(
        Shop shop, string reward, IReadOnlyList<string> uploaded, CancellationToken cancellation)
    {
        var added = 0;
        var rows = uploaded.Distinct(StringComparer.Ordinal).Select(code => codes.Row(shop, reward, code));
        foreach (var chunk in rows.Chunk(CodesAtOnce))
        {
            for (var tries = 0; await codes.Unknown(chunk, cancellation) is { Count: > 0 } unknown; tries++)
            {
                var count = await Count(shop.LedgerId, reward, cancellation);
                var changed = count.Value.With(0, unknown.Count);
                if (await Try([Put(shop.LedgerId, changed, count.ETag), .. unknown.Select(Add)], cancellation))
                {
                    added += unknown.Count;
                    break;
                }

                await backoff.Wait(tries);
            }
        }

        return added;
    }

    private async Task<(StockCount Value, ETag ETag)> Count(
        string shop, string reward, CancellationToken cancellation) =>
        await Row(shop, Keys.Count(reward), cancellation) is { } row
            ? (ReadCount(row), row.ETag)
            : (new StockCount(reward, 0, 0), default);

    private async Task<TableEntity?> Row(string shop, string key, CancellationToken cancellation)
    {
        var row = await stock.GetEntityIfExistsAsync<TableEntity>(shop, key, cancellationToken: cancellation);
        return row is { HasValue: true, Value: { } value } ? value : null;
    }

    /// <summary>
    /// From now on whoever set it aside cannot know that nobody else needs it. False where they gave it back just now.
    /// </summary>
    private async Task<bool> Share(TableEntity held, string line, CancellationToken cancellation) =>
        held.GetString(Line) is null or "" || held.GetString(Line) == line || await Try(
            [
                new TableTransactionAction(
                    TableTransactionActionType.UpdateMerge,
                    new TableEntity(held.PartitionKey, held.RowKey) { [Line] = "" },
                    held.ETag),
            ],
            cancellation);

    /// <summary>False where somebody else was faster.</summary>
    private async Task<bool> Try(IEnumerable<TableTransactionAction> actions, CancellationToken cancellation)
    {
        try
        {
            await stock.SubmitTransactionAsync(actions, cancellation);
            return true;
        }
        catch (RequestFailedException other) when (other.Status is 404 or 409 or 412 && !StorageTrouble.Is(other))
        {
            Meters.Conflict("stock");
            return false;
        }
    }

    private Held Read(TableEntity held) => new(RewardOf(held), codes.Read(held));

    private static string RewardOf(TableEntity held) => held.GetString("Reward")
        ?? throw new InvalidDataException("What is set aside says of what.");

    private static StockCount ReadCount(TableEntity row) => new(
        Keys.CountedBy(row.RowKey), row.GetInt64("Taken") ?? 0, row.GetInt64("Codes") ?? 0);

    private static TableTransactionAction Put(string shop, StockCount count, ETag read)
    {
        var row = new TableEntity(shop, Keys.Count(count.Reward)) { ["Taken"] = count.Taken, ["Codes"] = count.Codes };
        return read == default
            ? Add(row) : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, read);
    }

    private static TableTransactionAction Add(TableEntity row) => new(TableTransactionActionType.Add, row);
}
