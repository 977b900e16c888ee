using System.Text;
using Azure;
using Azure.Data.Tables;
using Loyalty.Ledger;
using Loyalty.Orders;

namespace Loyalty.App.Tables;

/// <summary>How an account, an entry and an order stand in their rows.</summary>
public static class LedgerRows
{
    /// <summary>Set on the rows of orders that wait for payment, so that they can be listed.</summary>
    public const string Waiting = "Waiting";

    /// <summary>Characters of one property of a row.</summary>
    private const int LongestText = 32 * 1024;

    private const string State = "State";
    private const string Fact = "Fact";
    private const string Hash = "Hash";

    public static TableEntity Row(string partition, Account account)
    {
        var row = new TableEntity(partition, Keys.Account);
        Packed.Put(row, State, EntryText.Write(account));
        return row;
    }

    /// <summary>The fact as one text, hashed as stored.</summary>
    public static TableEntity Row(string partition, Written written) =>
        new(partition, Keys.Entry(written.Entry.Sequence))
        {
            [Fact] = Encoding.UTF8.GetString(written.Text) is { Length: <= LongestText } text
                ? text : throw new TooLargeException("entry"),
            [Hash] = written.Hash,
        };

    public static TableEntity Row(string partition, OrderRecord record)
    {
        var row = new TableEntity(partition, Keys.Order(record.Id));
        Packed.Put(row, State, EntryText.Write(record));
        if (record.State is { Whole.Payment: Payment.Unpaid, IsDeleted: false }
            or { Whole.Payment: Payment.PartlyPaid, PaidSince: null, IsDeleted: false })
        {
            row[Waiting] = true;
        }

        return row;
    }

    public static TableEntity Row(string partition, Redemption redemption)
    {
        var row = new TableEntity(partition, Keys.Redemption(redemption.Id));
        Packed.Put(row, State, EntryText.Write(redemption));
        return row;
    }

    public static Redemption Redemption(TableEntity row) => EntryText.ReadRedemption(Packed.Get(row, State));

    public static Account Account(TableEntity row) => EntryText.ReadAccount(Packed.Get(row, State));

    public static OrderRecord Order(TableEntity row) => EntryText.ReadRecord(Packed.Get(row, State));

    /// <summary>Null where the row was spoiled.</summary>
    public static OrderRecord? TryOrder(TableEntity row)
    {
        try
        {
            return Order(row);
        }
#pragma warning disable CA1031 // However a row was spoiled, it is one that cannot be read.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    public static Written Entry(TableEntity row)
    {
        var text = Encoding.UTF8.GetBytes(row.GetString(Fact)!);
        return new Written(EntryText.Read(text), text, row.GetString(Hash)!);
    }

    /// <summary>
    /// A row as it lies there, for auditing; null for what is kept beside the ledger. Nothing a row holds makes it
    /// throw.
    /// </summary>
    public static StoredRow? Stored(TableEntity row) => row.RowKey switch
    {
        Keys.Account => new StoredRow.OfAccount(Unpacked(row)),
        var key when Keys.EntryOf(key) is { } number => new StoredRow.OfEntry(
            number, row.Said(Fact) is { } fact ? Encoding.UTF8.GetBytes(fact) : null, row.Said(Hash)),
        var key when key.StartsWith("order-", StringComparison.Ordinal) => new StoredRow.OfOrder(key, Unpacked(row)),
        var key when key.StartsWith(Keys.Redemptions, StringComparison.Ordinal) =>
            new StoredRow.OfRedemption(key, Unpacked(row)),
        var key when key.StartsWith("key-", StringComparison.Ordinal) => null,
        Keys.Profile => null,
        var key => new StoredRow.Unknown(key),
    };

    /// <summary>A property that is text; null where it is not there or something else.</summary>
    public static string? Said(this TableEntity row, string name) =>
        row.TryGetValue(name, out var value) ? value as string : null;

    private static byte[]? Unpacked(TableEntity row)
    {
        try
        {
            return Packed.Get(row, State);
        }
#pragma warning disable CA1031 // However a row was spoiled, it is one that cannot be read.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }
}

/// <summary>A row's content and the ETag it was read with; default where there is no row yet.</summary>
public sealed record Read<T>(T? Value, ETag ETag)
    where T : class;
