using Loyalty.Ledger;
using static Loyalty.Ledger.StoredRow;

namespace Loyalty.Tests.Ledger;

/// <summary>Ada's rows with one thing wrong: what a bug, a stray hand or a forger would leave behind.</summary>
internal static class Spoiled
{
    /// <summary>When an entry was made: nothing follows from it.</summary>
    private const string Year = "\"at\":\"2025";

    private const string Another = "\"at\":\"2024";

    private static readonly string Nought = new('0', 64);

    private static readonly string[] Accounts =
    [
        "account unreadable", "account with nothing in it", "account of before the last entry", "balance",
        "lapsed too soon", "state", "account of before a field was known",
    ];

    public static List<StoredRow> As(string wrong, Books books)
    {
        var rows = Rows.Of(books, Some.Ada);
        return wrong switch
        {
            "nothing" => rows,
            "no account" => rows[1..],
            "row that nobody writes" => [.. rows, new Unknown("entry-x")],
            "something before the first" => Rows.Forged(books, Some.Ada, entry => entry, Nought),
            "points of an entry forged" => Forged(books, 2, entry => entry with { Points = new Points(101) }),
            "more taken back than given" => Forged(
                books, 3, entry => entry with { Points = new Points(-110), Due = new Points(-10) }),
            "entries by other terms" => Forged(
                books, 3, entry => entry with { Terms = entry.Terms! with { Multiplier = 2 } }),
            _ when wrong.StartsWith("order", StringComparison.Ordinal)
                || wrong.StartsWith("points of an order", StringComparison.Ordinal) => Orders(wrong, rows, books),
            _ when Accounts.Contains(wrong, StringComparer.Ordinal) =>
                rows.Change<OfAccount>(account => account with { Text = Account(wrong, account.Text!, books) }),
            _ => Entries(wrong, rows),
        };
    }

    private static List<StoredRow> Forged(Books books, long number, Func<Entry, Entry> forge) =>
        Rows.Forged(books, Some.Ada, entry => entry.Sequence == number ? forge(entry) : entry);

    private static byte[]? Account(string wrong, byte[] text, Books books) => wrong switch
    {
        "account unreadable" => null,
        "account with nothing in it" => text.Replace("\"lots\":[", "\"lots\":null,\"more\":["),
        "account of before the last entry" => EntryText.Write(books.Entries(Some.Ada).Take(3).Aggregate(
            new Account { Customer = Some.Ada },
            (account, written) => Fold.Apply(account, written.Entry) with { Hash = written.Hash })),
        "balance" => text.Replace("160", "161"),
        "lapsed too soon" => text.Replace("\"rolls\":false", "\"expiresOn\":\"2024-01-01\",\"rolls\":false"),
        "account of before a field was known" => text.Replace(",\"progressBefore\":0", ""),
        "state" => text.Replace("Member", "Left"),
        _ => throw new ArgumentOutOfRangeException(nameof(wrong), wrong, null),
    };

    private static List<StoredRow> Entries(string wrong, List<StoredRow> rows) => wrong switch
    {
        "entry left out" => [.. rows.Where(row => row is not OfEntry { Number: 3 })],
        "last entry left out" => [.. rows.Where(row => row is not OfEntry { Number: 4 })],
        "entry doubled" => [.. rows[..3], rows[2], .. rows[3..]],
        "entry copied to the end" => [.. rows[..5], (OfEntry)rows[2] with { Number = 5 }, .. rows[5..]],
        "entry unreadable" => Entry(rows, 2, entry => entry with { Text = null }),
        "entry of a kind nobody knows" => Entry(rows, 2, entry => Said(entry, "\"Earned\"", "77")),
        "entry changed" => Entry(rows, 2, entry => Said(entry, Year, Another)),
        "entry changed with its hash" => Entry(rows, 2, entry => Hashed(Said(entry, Year, Another))),
        "last entry changed" => Entry(rows, 4, entry => Said(entry, Year, Another)),
        "two entries changed" => Entry(
            Entry(rows, 2, entry => Said(entry, Year, Another)), 3, entry => Said(entry, Year, Another)),
        "hash of the entry before changed" => Entry(
            rows, 3, entry => Said(entry, ((OfEntry)rows[2]).Hash!, Nought)),
        "hash beside an entry" => Entry(rows, 2, entry => entry with { Hash = Nought }),
        "no hash beside an entry" => Entry(rows, 2, entry => entry with { Hash = null }),
        _ => throw new ArgumentOutOfRangeException(nameof(wrong), wrong, null),
    };

    private static List<StoredRow> Entry(List<StoredRow> rows, long number, Func<OfEntry, OfEntry> change) =>
        rows.Change<OfEntry>(entry => entry.Number == number ? change(entry) : entry);

    private static OfEntry Said(OfEntry entry, string old, string with) =>
        entry with { Text = entry.Text.Replace(old, with) };

    private static OfEntry Hashed(OfEntry entry) => entry with { Hash = EntryText.Hash(entry.Text) };

    private static List<StoredRow> Orders(string wrong, List<StoredRow> rows, Books books) => wrong switch
    {
        "order left out" => [.. rows.Where(row => row is not OfOrder { Key: "shopify:1001" })],
        "order unreadable" => First(rows, _ => null),
        "order without a state" => First(rows, text => text.Replace("\"state\":{", "\"state\":null,\"more\":{")),
        "order of before the refund" => First(rows, _ => EntryText.Write(Before(books))),
        "points of an order" => First(rows, text => text.Replace("\"recorded\":60", "\"recorded\":61")),
        "order of before a field was known" => First(rows, text => text.Replace(",\"sparedClamped\":0", "")),
        "order written otherwise" => First(rows, text => [.. text, (byte)' ']),
        "order that no entry knows" =>
            [.. rows, Order(books.Record(Some.Id) with { Id = new OrderId("shopify", "9") })],
        "order twice" => [.. rows, rows.OfType<OfOrder>().First()],
        "order waiting for payment" => [.. rows, Order(new OrderRecord
        {
            Id = new OrderId("shopify", "9"),
            State = Some.State(Some.Order() with { Payment = Loyalty.Orders.Payment.Unpaid, PaidAt = null }),
        })],
        _ => throw new ArgumentOutOfRangeException(nameof(wrong), wrong, null),
    };

    private static OrderRecord Before(Books books)
    {
        var earlier = new Books(books.Rules.Programs.InForceAt(Some.Noon()));
        earlier.Join(Some.Ada, Some.Noon(-900), "en");
        earlier.Tell(Some.Order(), Some.Noon());
        return earlier.Record(Some.Id);
    }

    private static OfOrder Order(OrderRecord record) => new(record.Id.ToString(), EntryText.Write(record));

    private static List<StoredRow> First(List<StoredRow> rows, Func<byte[], byte[]?> change) =>
        rows.Change<OfOrder>(order => order.Key == "shopify:1001" ? order with { Text = change(order.Text!) } : order);
}
