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
/// The shops table: a shop's settings, encrypted, and every version of its program, in one partition.
/// </summary>
public sealed class ShopTable(TableClient shops, Encryption encryption)
{
    /// <summary>Whether there is such a shop, without reading its secrets.</summary>
    public async Task<bool> Exists(string id, CancellationToken cancellation) =>
        (await shops.GetEntityIfExistsAsync<TableEntity>(id, Keys.Settings, cancellationToken: cancellation)).HasValue;

    public async Task<Shop?> Find(string id, CancellationToken cancellation)
    {
        ShopSettings? settings = null;
        var programs = new List<LoyaltyProgram>();
        await foreach (var row in shops.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {id}"), cancellationToken: cancellation))
        {
            if (row.RowKey == Keys.Settings)
            {
                var text = encryption.Decrypt(Packed.Get(row, "Settings"), Encoding.UTF8.GetBytes(id));
                settings = JsonSerializer.Deserialize(text, ShopTextContext.Default.ShopSettings);
            }
            else
            {
                programs.Add(ProgramText.Read(Packed.Get(row, "Program")));
            }
        }

        return settings is null || programs.Count == 0 ? null : new Shop(id, new ProgramHistory(programs), settings);
    }

    /// <summary>Creates a shop with the first version of its program; nothing where it is there already.</summary>
    public async Task Create(string id, ShopSettings settings, LoyaltyProgram program, CancellationToken cancellation)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(settings, ShopTextContext.Default.ShopSettings);
        var settingsRow = new TableEntity(id, Keys.Settings);
        Packed.Put(settingsRow, "Settings", encryption.Encrypt(text, Encoding.UTF8.GetBytes(id)));
        var programRow = new TableEntity(id, Keys.Program(program.Version));
        Packed.Put(programRow, "Program", ProgramText.Write(program));
        try
        {
            await shops.SubmitTransactionAsync(
                [
                    new TableTransactionAction(TableTransactionActionType.Add, settingsRow),
                    new TableTransactionAction(TableTransactionActionType.Add, programRow),
                ],
                cancellation);
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            // Another instance was first.
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ShopSettings))]
internal sealed partial class ShopTextContext : JsonSerializerContext;
