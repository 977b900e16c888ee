using Azure;
using Azure.Data.Tables;

namespace Loyalty.App.Tables;

/// <summary>
/// What is about to be done to a shopper's money where a storefront does not promise to do it once: written down before
/// it is done, by one caller only, and not done again before its outcome is known. Rows of the stock table.
/// </summary>
public sealed class Intents(TableClient stock)
{
    private const int MostTries = 4;

    /// <summary>The intent as it stands: this caller's, to be carried out now, where it is new.</summary>
    public async Task<Intent> Begin(
        string shop, string redemption, string what, DateTimeOffset now, CancellationToken cancellation,
        string? outcome = null)
    {
        for (var tries = 1; ; tries++)
        {
            if (await Find(shop, redemption, what, cancellation) is { } there)
            {
                return there;
            }

            try
            {
                var intent = new Intent(shop, Keys.Intent(redemption, what), now, outcome, default) { IsNew = true };
                using var answer = await stock.AddEntityAsync(Row(intent), cancellation);
                return intent with { ETag = answer.Headers.ETag ?? default };
            }
            catch (RequestFailedException other) when (other.Status == 409 && tries < MostTries)
            {
                // Somebody else has begun.
            }
        }
    }

    public async Task<Intent?> Find(string shop, string redemption, string what, CancellationToken cancellation)
    {
        var read = await stock.GetEntityIfExistsAsync<TableEntity>(
            shop, Keys.Intent(redemption, what), cancellationToken: cancellation);
        return read is { HasValue: true, Value: { } row }
            ? new Intent(
                shop, row.RowKey, row.GetDateTimeOffset("At") ?? default, row.GetString("Outcome"), row.ETag)
            : null;
    }

    /// <summary>Says anew when, or what came of it; null where somebody else was faster.</summary>
    public async Task<Intent?> Renew(Intent intent, CancellationToken cancellation)
    {
        try
        {
            using var answer = await stock.UpdateEntityAsync(
                Row(intent), intent.ETag, TableUpdateMode.Replace, cancellation);
            return intent with { ETag = answer.Headers.ETag ?? default };
        }
        catch (RequestFailedException other) when (other.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>It was certainly not done, and may be begun anew.</summary>
    public async Task Drop(Intent intent, CancellationToken cancellation)
    {
        try
        {
            using var answer = await stock.DeleteEntityAsync(intent.Shop, intent.Key, intent.ETag, cancellation);
        }
        catch (RequestFailedException other) when (other.Status is 404 or 412)
        {
            // Somebody else goes on with it.
        }
    }

    private static TableEntity Row(Intent intent) =>
        new(intent.Shop, intent.Key) { ["At"] = intent.At, ["Outcome"] = intent.Outcome };
}

/// <summary>Something that was begun, when, and what came of it; null while that is unknown.</summary>
public sealed record Intent(string Shop, string Key, DateTimeOffset At, string? Outcome, ETag ETag)
{
    /// <summary>This caller has begun it, and does it now.</summary>
    public bool IsNew { get; init; }
}
