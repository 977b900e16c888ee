using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using Loyalty.App.Tables;
using Loyalty.Ledger;
using Loyalty.Program;

namespace Loyalty.App.Shops;

/// <summary>
/// The shops table: a shop's settings, encrypted, every version of its program, and what its owners did, encrypted too,
/// in one partition. A change and the act it was are one transaction. A version's row never changes: withdrawing it is
/// a row of its own under the next number, so that of two changes at once one comes too late.
/// </summary>
public sealed class ShopTable(TableClient shops, Encryption encryption)
{
    private const string Withdraws = "Withdraws";

    /// <summary>How often a change of the settings begins again where another one was first.</summary>
    private const int MostTries = 10;

    /// <summary>Whether there is such a shop, without reading its secrets.</summary>
    public async Task<bool> Exists(string id, CancellationToken cancellation) =>
        (await shops.GetEntityIfExistsAsync<TableEntity>(id, Keys.Settings, cancellationToken: cancellation)).HasValue;

    public async Task<Shop?> Find(string id, CancellationToken cancellation)
    {
        ShopSettings? settings = null;
        var programs = new List<LoyaltyProgram>();
        var withdrawn = new List<int>();
        var newest = 0;
        await foreach (var row in shops.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {id} and RowKey gt {Keys.AfterActs}"),
            cancellationToken: cancellation))
        {
            newest = Math.Max(newest, Keys.VersionOf(row.RowKey) ?? 0);
            if (row.RowKey == Keys.Settings)
            {
                settings = SettingsOf(row);
            }
            else if (row.GetInt32(Withdraws) is { } version)
            {
                withdrawn.Add(version);
            }
            else
            {
                programs.Add(ProgramText.Read(Packed.Get(row, "Program")));
            }
        }

        var left = programs.Where(one => !withdrawn.Contains(one.Version)).ToList();
        return settings is null || left.Count == 0 ? null : new Shop(id, new ProgramHistory(left), settings)
        {
            Withdrawn = [.. programs.Except(left)],
            NewestNumber = newest,
        };
    }

    /// <summary>
    /// Creates a shop with the first version of its program; false, and nothing, where it is there already.
    /// </summary>
    public Task<bool> Create(string id, ShopSettings settings, LoyaltyProgram program, Act? act = null,
        CancellationToken cancellation = default) =>
        Add([Row(id, settings), Row(id, program), .. act is null ? [] : new[] { Row(id, act) }], cancellation);

    /// <summary>
    /// Changes a shop's settings by what they are; null where there is no such shop, the same where nothing changes.
    /// </summary>
    public async Task<ShopSettings?> Change(
        string id, Func<ShopSettings, ShopSettings> change, Act act, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            var read = await shops.GetEntityIfExistsAsync<TableEntity>(
                id, Keys.Settings, cancellationToken: cancellation);
            if (read is not { HasValue: true, Value: { } row })
            {
                return null;
            }

            var settings = SettingsOf(row);
            var changed = change(settings);
            if (ReferenceEquals(changed, settings))
            {
                return settings;
            }

            try
            {
                await shops.SubmitTransactionAsync(
                    [
                        new TableTransactionAction(
                            TableTransactionActionType.UpdateReplace, Row(id, changed), row.ETag),
                        new TableTransactionAction(TableTransactionActionType.Add, Row(id, act)),
                    ],
                    cancellation);
                return changed;
            }
            catch (RequestFailedException other) when (other.Status is 409 or 412 && tries < MostTries)
            {
                // Somebody else has changed it meanwhile.
            }
        }
    }

    /// <summary>Puts a version of the program; false where that number is taken.</summary>
    public Task<bool> Put(string id, LoyaltyProgram program, Act act, CancellationToken cancellation) =>
        Add([Row(id, program), Row(id, act)], cancellation);

    /// <summary>Takes a version back under a number of its own; false where that number is taken.</summary>
    public Task<bool> Withdraw(string id, int version, int number, Act act, CancellationToken cancellation) => Add(
        [new TableEntity(id, Keys.Program(number)) { [Withdraws] = version }, Row(id, act)], cancellation);

    /// <summary>Writes down what changed something elsewhere; once, however often it is said.</summary>
    public Task Note(string id, Act act, CancellationToken cancellation) => Add([Row(id, act)], cancellation);

    /// <summary>What was done to a shop, newest first, before a place; each with its own place.</summary>
    public async IAsyncEnumerable<(string Place, Act Act)> Acts(string id, string? before)
    {
        var from = before is null ? Keys.Acts : Keys.ActAt(before);
        await foreach (var row in shops.QueryAsync<TableEntity>(TableClient.CreateQueryFilter(
            $"PartitionKey eq {id} and RowKey gt {from} and RowKey lt {Keys.AfterActs}")))
        {
            var text = encryption.Decrypt(row.GetBinary("Act")!, Encoding.UTF8.GetBytes(id));
            yield return (Keys.PlaceOf(row.RowKey), JsonSerializer.Deserialize(text, ShopTextContext.Default.Act)!);
        }
    }

    /// <summary>Every shop there is and its settings, those after an id.</summary>
    public async IAsyncEnumerable<(string Id, ShopSettings Settings)> All(string after)
    {
        await foreach (var row in shops.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey gt {after} and RowKey eq {Keys.Settings}")))
        {
            yield return (row.PartitionKey, SettingsOf(row));
        }
    }

    private async Task<bool> Add(IEnumerable<TableEntity> rows, CancellationToken cancellation)
    {
        try
        {
            await shops.SubmitTransactionAsync(
                rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)), cancellation);
            return true;
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            return false;
        }
    }

    private ShopSettings SettingsOf(TableEntity row)
    {
        var text = encryption.Decrypt(Packed.Get(row, "Settings"), Encoding.UTF8.GetBytes(row.PartitionKey));
        return JsonSerializer.Deserialize(text, ShopTextContext.Default.ShopSettings)
            ?? throw new JsonException("No settings.");
    }

    private TableEntity Row(string id, ShopSettings settings)
    {
        var row = new TableEntity(id, Keys.Settings);
        var text = JsonSerializer.SerializeToUtf8Bytes(settings, ShopTextContext.Default.ShopSettings);
        Packed.Put(row, "Settings", encryption.Encrypt(text, Encoding.UTF8.GetBytes(id)));
        return row;
    }

    private static TableEntity Row(string id, LoyaltyProgram program)
    {
        var row = new TableEntity(id, Keys.Program(program.Version));
        Packed.Put(row, "Program", ProgramText.Write(program));
        return row;
    }

    private TableEntity Row(string id, Act act)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(act, ShopTextContext.Default.Act);
        return new TableEntity(id, Keys.Act(act.At, Convert.ToHexStringLower(SHA256.HashData(text))))
        {
            ["Act"] = encryption.Encrypt(text, Encoding.UTF8.GetBytes(id)),
        };
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ShopSettings))]
[JsonSerializable(typeof(Act))]
internal sealed partial class ShopTextContext : JsonSerializerContext;
