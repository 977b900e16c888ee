using Loyalty;
using Loyalty.Ledger;

namespace Simulation;

/// <summary>
/// Accounts that ever were one, by the names of their customers; where nobody was merged each is a family by itself.
/// What must hold across accounts is held of a family.
/// </summary>
internal sealed record Family(
    IReadOnlySet<string> Names, IReadOnlyList<Book> Books, Func<string, string> Home, bool WasParted)
{
    /// <summary>Nobody was ever merged here.</summary>
    public bool IsAlone => Names.Count == 1;

    public IEnumerable<Entry> Entries => Books.SelectMany(book => book.Entries).Select(written => written.Entry);

    /// <summary>When something was last written of them.</summary>
    public DateTimeOffset LastAt => Entries.Max(entry => entry.At);

    /// <summary>Every order, where it is by now.</summary>
    public IEnumerable<(Book Book, OrderRecord Record)> Orders => Books.SelectMany(book =>
        book.Orders.Where(order => order.Moved is null).Select(order => (book, order)));

    /// <summary>Every redemption, where it is by now.</summary>
    public IEnumerable<Redemption> Redemptions =>
        Books.SelectMany(book => book.Redemptions).Where(row => row.MovedTo is null);

    public static IReadOnlyList<Family> All(IReadOnlyList<Book> books, Merging merging)
    {
        var byName = books.ToDictionary(book => book.Account.Customer.ToString(), StringComparer.Ordinal);
        return
        [
            .. byName.Keys.Select(merging.Family).DistinctBy(names => string.Join('\n', names.Order(
                StringComparer.Ordinal)), StringComparer.Ordinal)
                .Select(names => new Family(
                    names,
                    [.. names.Order(StringComparer.Ordinal).Where(byName.ContainsKey).Select(name => byName[name])],
                    merging.Home,
                    merging.WasParted(names.First()))),
        ];
    }

    /// <summary>The accounts where things are.</summary>
    public IEnumerable<Book> Homes => Books.Where(book => Home(NameOf(book)) == NameOf(book));

    /// <summary>Everything about an order, in whichever account.</summary>
    public IEnumerable<Entry> About(OrderId order) =>
        Entries.Where(entry => entry.Order == order && entry.IsOfOrder);

    public static string NameOf(Book book) => book.Account.Customer.ToString();

    public override string ToString() => string.Join(" and ", Names.Order(StringComparer.Ordinal));
}
