using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Loyalty.Ledger;

/// <summary>
/// One side of a move: the account on the other side, and, where a balance moves, what is carried. Carried whole, so
/// that the other side can be written from this one after a crash, and so that the move can be undone.
/// </summary>
public sealed record MovePart(
    string Id,
    CustomerId Other,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsUndo = false,
    [property: JsonConverter(typeof(AccountAsPackedText))] Account? Carried = null);

/// <summary>
/// A move that an account has begun and not ended: whoever comes to the account finishes it first.
/// <paramref name="Entry"/> is the one that says what is carried.
/// </summary>
public sealed record OpenMove(
    string Id,
    CustomerId To,
    long Entry,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsUndo = false);

/// <summary>
/// An account that was merged into this one: by which entry, what this one was before, for undoing it, and the accounts
/// that had been merged into that one. <paramref name="Since"/> is what was said of being a member since then.
/// </summary>
public sealed record CameMove(
    string Id, CustomerId From, long Entry, MemberState Was, DateOnly? CountedFrom,
    IReadOnlyList<CustomerId>? Also = null, MemberState? Since = null);

/// <summary>Where an order has gone, and the entry that says what it took along.</summary>
public sealed record MovedOrder(CustomerId To, string Move, long Entry);

/// <summary>An account as compressed text: 1,200 lots fit an entry.</summary>
public sealed class AccountAsPackedText : JsonConverter<Account>
{
    private const int LargestText = 4 * 1024 * 1024;

    public override Account Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var packed = new BrotliStream(new MemoryStream(reader.GetBytesFromBase64()), CompressionMode.Decompress);
        var text = new byte[LargestText];
        return EntryText.ReadAccount(text.AsSpan(0, packed.ReadAtLeast(text, LargestText, throwOnEndOfStream: false)));
    }

    public override void Write(Utf8JsonWriter writer, Account value, JsonSerializerOptions options)
    {
        var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            brotli.Write(EntryText.Write(value));
        }

        writer.WriteBase64StringValue(packed.GetBuffer().AsSpan(0, (int)packed.Length));
    }
}
