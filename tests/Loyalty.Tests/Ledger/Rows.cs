using System.Text;
using Loyalty.Ledger;

namespace Loyalty.Tests.Ledger;

/// <summary>An account's rows as storage would have them, and ways to spoil them.</summary>
internal static class Rows
{
    /// <summary>The account, its entries by number, its orders.</summary>
    public static List<StoredRow> Of(Books books, CustomerId customer) => [.. Of(
        books.Account(customer),
        books.Entries(customer),
        books.Records.Where(record => books.OwnerOf(record.Id) == customer).Concat(books.Left(customer)))
        .Concat(Redeemed(books.Entries(customer)))];

    /// <summary>A row for each thing points were spent on, taken back or not.</summary>
    private static IEnumerable<StoredRow> Redeemed(IReadOnlyList<Written> entries)
    {
        var all = entries.Select(written => written.Entry).ToList();
        return all.Where(entry => entry.Kind == EntryKind.Redeemed).Select(entry => new Redemption
        {
            Id = entry.Taken!.Id,
            At = entry.At,
            Customer = Some.Ada,
            Kind = new Program.Kinds.Gift(),
            Fulfilment = Program.Fulfilments.Hand,
            Points = entry.Taken.Points,
            State = all.Any(back => back.Redemption == entry.Taken.Id && back.Order is null)
                ? RedemptionState.Undone : RedemptionState.Pending,
        }).Select(one => new StoredRow.OfRedemption("reward-" + one.Id, EntryText.Write(one)));
    }

    public static List<StoredRow> Of(Account account, IEnumerable<Written> entries, IEnumerable<OrderRecord> orders) =>
    [
        new StoredRow.OfAccount(EntryText.Write(account)),
        .. entries.Select(written => new StoredRow.OfEntry(written.Entry.Sequence, written.Text, written.Hash)),
        .. orders.Select(order => new StoredRow.OfOrder(order.Id.ToString(), EntryText.Write(order))),
    ];

    /// <summary>
    /// What somebody would store who can write every row: the entries as they want them, chained and folded anew.
    /// </summary>
    public static List<StoredRow> Forged(Books books, CustomerId customer, Func<Entry, Entry> forge, string start = "")
    {
        var changes = new Changes(new Account { Customer = customer, Hash = start }, default, default);
        var orders = new Dictionary<OrderId, OrderRecord>();
        foreach (var written in books.Entries(customer))
        {
            var entry = changes.Add(forge(written.Entry));
            if (entry.Order is { } order)
            {
                var before = orders.GetValueOrDefault(order) ?? new OrderRecord { Id = order };
                orders[order] = Fold.Apply(before, entry) with { State = books.Record(order).State };
            }
        }

        return Of(changes.Account, changes.Entries, orders.Values);
    }

    /// <summary>The text of each row of a kind put through a change.</summary>
    public static List<StoredRow> Change<T>(this List<StoredRow> rows, Func<T, T> change)
        where T : StoredRow => [.. rows.Select(row => row is T one ? change(one) : row)];

    public static byte[] Replace(this byte[]? text, string old, string with) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text!).Replace(old, with, StringComparison.Ordinal));
}
