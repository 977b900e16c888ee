using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Loyalty.Program;

namespace Loyalty.Ledger;

/// <summary>
/// The one text of an entry, an account and an order record. An entry's hash is SHA-256 over its bytes as stored, in
/// hex; the bytes hold the hash of the entry before.
/// </summary>
public static class EntryText
{
    public static byte[] Write(Entry entry) =>
        JsonSerializer.SerializeToUtf8Bytes(entry, LedgerTextContext.Default.Entry);

    public static Entry Read(ReadOnlySpan<byte> text) =>
        JsonSerializer.Deserialize(text, LedgerTextContext.Default.Entry) ?? throw new JsonException("No entry.");

    public static byte[] Write(Account account) =>
        JsonSerializer.SerializeToUtf8Bytes(account, LedgerTextContext.Default.Account);

    public static Account ReadAccount(ReadOnlySpan<byte> text) =>
        JsonSerializer.Deserialize(text, LedgerTextContext.Default.Account) ?? throw new JsonException("No account.");

    public static byte[] Write(OrderRecord record) =>
        JsonSerializer.SerializeToUtf8Bytes(record, LedgerTextContext.Default.OrderRecord);

    public static OrderRecord ReadRecord(ReadOnlySpan<byte> text) =>
        JsonSerializer.Deserialize(text, LedgerTextContext.Default.OrderRecord) ?? throw new JsonException("No order.");

    public static byte[] Write(Redemption redemption) =>
        JsonSerializer.SerializeToUtf8Bytes(redemption, LedgerTextContext.Default.Redemption);

    public static Redemption ReadRedemption(ReadOnlySpan<byte> text) =>
        JsonSerializer.Deserialize(text, LedgerTextContext.Default.Redemption)
            ?? throw new JsonException("No redemption.");

    /// <summary>An order's terms by themselves; <c>null</c> where it has none.</summary>
    public static byte[] Write(Terms? terms) =>
        JsonSerializer.SerializeToUtf8Bytes(terms, LedgerTextContext.Default.Terms);

    public static string Hash(ReadOnlySpan<byte> text) => Convert.ToHexStringLower(SHA256.HashData(text));
}

/// <summary>A program as one JSON document.</summary>
public static class ProgramText
{
    public static byte[] Write(LoyaltyProgram program) =>
        JsonSerializer.SerializeToUtf8Bytes(program, LedgerTextContext.Default.LoyaltyProgram);

    public static LoyaltyProgram Read(ReadOnlySpan<byte> text) =>
        JsonSerializer.Deserialize(text, LedgerTextContext.Default.LoyaltyProgram)
            ?? throw new JsonException("No program.");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(Entry))]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(OrderRecord))]
[JsonSerializable(typeof(Redemption))]
[JsonSerializable(typeof(LoyaltyProgram))]
internal sealed partial class LedgerTextContext : JsonSerializerContext;
