namespace Loyalty.Ledger;

/// <summary>
/// One row of an account as storage has it, before any of it is believed. A text is null where the row holds none that
/// can be unpacked.
/// </summary>
public abstract record StoredRow
{
    private StoredRow()
    {
    }

    public sealed record OfAccount(byte[]? Text) : StoredRow;

    /// <summary>An entry with its number by its key, and the hash kept beside its text.</summary>
    public sealed record OfEntry(long Number, byte[]? Text, string? Hash) : StoredRow;

    public sealed record OfOrder(string Key, byte[]? Text) : StoredRow;

    public sealed record OfRedemption(string Key, byte[]? Text) : StoredRow;

    /// <summary>A row that nobody writes.</summary>
    public sealed record Unknown(string Key) : StoredRow;
}
