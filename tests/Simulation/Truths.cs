using Loyalty;
using Loyalty.App.Accounts;
using Loyalty.App.Shops;
using Loyalty.Ledger;

namespace Simulation;

/// <summary>
/// What is always true of an account, by the product's own rules: the design's six truths, but for the fourth, which
/// takes repeating everything. What the rules themselves get wrong, <see cref="Reference"/> finds.
/// </summary>
internal static class Truths
{
    public static void Hold(Book book, Shop shop, DateTimeOffset now)
    {
        Balances(book, shop.Programs.DayAt(now));
        IsChained(book);
        foreach (var order in book.Orders)
        {
            IsDue(book, order, Deciding.Rules(shop));
        }

        IsRebuilt(book);
        IsUsable(book);
    }

    /// <summary>1: balance = sum of entries = available + pending − debt.</summary>
    private static void Balances(Book book, DateOnly today)
    {
        var sum = book.Entries.Sum(written => written.Entry.Points.Value);
        var standing = book.Account.On(today);
        var lapsed = book.Account.Lots.Where(lot => lot.IsExpired(today)).Sum(lot => lot.Points.Value);
        Demand(book.Account.Balance.Value == sum, "balance", book, $"{book.Account.Balance} is not {sum}");
        Demand(
            standing.Balance.Value == sum - lapsed && standing.Available >= Points.Zero
                && standing.Pending >= Points.Zero && standing.Debt >= Points.Zero,
            "balance",
            book,
            $"it stands at {standing} while its entries sum to {sum}, {lapsed} of it lapsed");
        Demand(book.Account.Lots.All(lot => lot.Points > Points.Zero), "balance", book, "a lot is empty or owes");
    }

    /// <summary>3: no gap, no change.</summary>
    private static void IsChained(Book book)
    {
        var texts = book.Entries.Select(written => (ReadOnlyMemory<byte>)written.Text).ToList();
        Demand(Chain.Broken(book.Account, texts) is null, "chain", book, "an entry is not the one once written");
        for (var index = 0; index < book.Entries.Count; index++)
        {
            var (entry, text, hash) = book.Entries[index];
            Demand(entry.Sequence == index + 1, "chain", book, $"entry {index + 1} is missing");
            Demand(EntryText.Hash(text) == hash, "chain", book, $"entry {entry.Sequence} has another hash");
        }
    }

    /// <summary>
    /// 2 and 5: an order's entries, with what it brought along, are what it is due, and never take more than they gave.
    /// </summary>
    private static void IsDue(Book book, OrderRecord order, Rules rules)
    {
        var due = order.Terms is { } terms ? rules.Due(order.State, terms).Total : Points.Zero;
        var standing = 0L;
        var since = new List<Entry>();
        foreach (var entry in book.Entries.Select(written => written.Entry).Where(entry => entry.Order == order.Id))
        {
            (standing, since) = entry.Kind switch
            {
                EntryKind.OrderMovedOut => (0, []),
                EntryKind.OrderMovedIn => (entry.Brought!.Recorded.Value, []),
                _ when entry.IsOfOrder => (standing + entry.Points.Value, [.. since, entry]),
                _ => (standing, since),
            };
            Demand(standing >= 0, "refunds", book, $"{order.Id} gave back more than it got");
        }

        Demand(standing == due.Value, "due", book, $"{order.Id} is due {due} and has {standing}");
        Demand(
            since.Select(entry => EntryText.Hash(EntryText.Write(entry.Terms))).Distinct(StringComparer.Ordinal)
                .Count() <= 1,
            "due",
            book,
            $"{order.Id} changed its terms");
    }

    /// <summary>6: the rows rebuilt from the entries are the stored ones.</summary>
    private static void IsRebuilt(Book book)
    {
        var account = new Account { Customer = book.Account.Customer };
        var orders = book.Orders.ToDictionary(order => order.Id, order => new OrderRecord { Id = order.Id });
        foreach (var (entry, _, hash) in book.Entries)
        {
            account = Fold.Apply(account, entry) with { Hash = hash };
            if (entry.Order is { } order)
            {
                Demand(orders.ContainsKey(order), "rebuilt", book, $"{order} has an entry and no row");
                orders[order] = Fold.Apply(orders[order], entry);
            }
        }

        Demand(
            Book.Text(account) == Book.Text(book.Account),
            "rebuilt",
            book,
            $"the account is {Book.Text(book.Account)} and folds to {Book.Text(account)}");
        foreach (var order in book.Orders)
        {
            var folded = Book.Text(orders[order.Id] with { State = order.State });
            Demand(
                folded == Book.Text(order), "rebuilt", book, $"{order.Id} is {Book.Text(order)}, folds to {folded}");
        }
    }

    /// <summary>What a reward cost or the owner took could be used: nothing of it still waited or was owed.</summary>
    private static void IsUsable(Book book)
    {
        var account = new Account { Customer = book.Account.Customer };
        foreach (var (entry, _, _) in book.Entries)
        {
            var had = account.On(entry.Day);
            account = Fold.Apply(account, entry);
            var has = account.On(entry.Day);
            Demand(
                entry is not { Kind: EntryKind.Redeemed or EntryKind.Adjusted, Points.Value: < 0 }
                    || (has.Available == had.Available + entry.Points && has.Available >= Points.Zero
                        && has.Pending == had.Pending && has.Debt == had.Debt),
                "usable",
                book,
                $"entry {entry.Sequence} takes {entry.Points} from {had} and leaves {has}");
        }
    }

    public static void Demand(bool holds, string check, Book book, string otherwise) =>
        Demand(holds, check, Family.NameOf(book), otherwise);

    public static void Demand(bool holds, string check, Family family, string otherwise) =>
        Demand(holds, check, family.ToString(), otherwise);

    private static void Demand(bool holds, string check, string whose, string otherwise)
    {
        if (!holds)
        {
            throw new TruthException(check, $"{whose}: {otherwise}.");
        }
    }
}
