using Azure;
using Azure.Data.Tables;
using Loyalty.App.Telemetry;
using Loyalty.Members;

namespace Loyalty.App.Tables;

/// <summary>
/// What members have chosen: one row in the account's partition, beside the ledger. It is added where there is none and
/// replaced only as it was read, never unconditionally.
/// </summary>
public sealed class ProfileTable(TableClient accounts)
{
    private const string Text = "Profile";

    private const int MostTries = 10;

    /// <summary>What was chosen; what everybody begins with where nothing was.</summary>
    public async Task<Profile> Find(string partition, CancellationToken cancellation) =>
        (await Read(partition, cancellation)).Value ?? new Profile();

    /// <summary>Changes what was chosen by what it is; nothing is written where that changes nothing.</summary>
    public async Task<(Profile Profile, Problem? Problem)> Change(
        string partition, Func<Profile, (Profile Profile, Problem? Problem)> change, CancellationToken cancellation)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var read = await Read(partition, cancellation);
            var before = read.Value ?? new Profile();
            var (after, problem) = change(before);
            if (problem is not null || after == before)
            {
                return (before, problem);
            }

            try
            {
                var row = Row(partition, after);
                await (read.Value is null
                    ? accounts.AddEntityAsync(row, cancellation)
                    : accounts.UpdateEntityAsync(row, read.ETag, TableUpdateMode.Replace, cancellation));
                return (after, null);
            }
            catch (RequestFailedException other) when (other.Status is 409 or 412)
            {
                // Another one was first: read what they chose and choose again.
                Meters.Conflict("accounts");
            }
        }

        throw new TooBusyException();
    }

    private async Task<Read<Profile>> Read(string partition, CancellationToken cancellation)
    {
        var row = await accounts.GetEntityIfExistsAsync<TableEntity>(
            partition, Keys.Profile, cancellationToken: cancellation);
        return row is { HasValue: true, Value: { } value }
            ? new(ProfileText.Read(Packed.Get(value, Text)), value.ETag) : new(null, default);
    }

    private static TableEntity Row(string partition, Profile profile)
    {
        var row = new TableEntity(partition, Keys.Profile);
        Packed.Put(row, Text, ProfileText.Write(profile));
        return row;
    }
}
