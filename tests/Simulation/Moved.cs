using Loyalty.Ledger;

namespace Simulation;

/// <summary>
/// What must hold across accounts that were merged and parted: what left one account arrived at the other, once;
/// nothing is on its way for ever; and whoever has an account of their own has what is theirs there.
/// </summary>
internal static class Moved
{
    public static void Hold(IReadOnlyList<Family> families, bool lapses, Func<string, bool> isElsewhere)
    {
        foreach (var family in families)
        {
            foreach (var book in family.Books)
            {
                var to = family.Home(Family.NameOf(book));
                Truths.Demand(book.Account.Move is null, "moved", book, "a move of it is open for ever");
                Truths.Demand(
                    (book.Account.MovedTo is not null) == (to != Family.NameOf(book)),
                    "moved",
                    book,
                    $"it has gone to {book.Account.MovedTo}, and everything of it is {to}'s");
            }

            Arrived(family);
            AreTheirs(family, isElsewhere);
            if (!lapses || !family.WasParted)
            {
                AreAtHome(family);
            }
        }
    }

    private static string Told(Family family) => string.Join('\n', family.Books.SelectMany(book =>
        book.Entries.Select(written => written.Entry).Select(entry =>
            $"{Family.NameOf(book)} {entry.Sequence} {entry.Kind} {entry.Points} {entry.Order} {entry.Move?.Id}")));

    /// <summary>Each merge, and each undoing of one, is one entry on each side, of the same points.</summary>
    private static void Arrived(Family family)
    {
        foreach (var side in family.Entries
            .Where(entry => entry.Kind is EntryKind.MovedOut or EntryKind.MovedIn)
            .GroupBy(entry => (entry.Move!.Id, entry.Move.IsUndo)))
        {
            Truths.Demand(
                side.Count() == 2 && side.DistinctBy(entry => entry.Kind).Count() == 2
                    && side.Sum(entry => entry.Points.Value) == 0,
                "moved",
                family,
                $"of {side.Key.Id} {string.Join(' ', side.Select(entry => entry.Points))} have gone and come");
        }
    }

    /// <summary>
    /// An order is where its customer is. What was bought while two were one may have stayed where it was bought.
    /// </summary>
    private static void AreTheirs(Family family, Func<string, bool> isElsewhere)
    {
        foreach (var (book, record) in family.Orders)
        {
            if (record.State.Whole?.Customer is { } customer)
            {
                var home = family.Home(customer.ToString());
                Truths.Demand(
                    home == Family.NameOf(book) || isElsewhere(record.Id.ToString()),
                    "moved",
                    book,
                    $"{record.Id} is here, and {customer} is at {home}");
            }
        }
    }

    /// <summary>
    /// What came back, or was spared, before an order was passed on is with whom it was; later ones are where it is.
    /// </summary>
    private static bool HasPassedOnWhatLeftSomething(Family family)
    {
        var merges = family.Entries.Where(entry => entry.Kind == EntryKind.MovedOut).Select(entry => entry.Move!.Id)
            .ToHashSet(StringComparer.Ordinal);
        var passedOn = family.Entries
            .Where(entry => entry.Kind == EntryKind.OrderMovedOut && !merges.Contains(entry.Move!.Id))
            .Select(entry => entry.Order).ToHashSet();
        return family.Entries.Any(entry => entry.Kind is EntryKind.Returned or EntryKind.Spared
            && passedOn.Contains(entry.Order));
    }

    /// <summary>
    /// At each account are the points of the orders that are there, and what was given and taken otherwise by whoever
    /// is there by now: merging takes all of it along, undoing all of it back. What lapsed while they were one is
    /// nobody's, and cannot be told so.
    /// </summary>
    private static void AreAtHome(Family family)
    {
        if (HasPassedOnWhatLeftSomething(family))
        {
            return;
        }

        foreach (var home in family.Homes)
        {
            var orders = family.Orders.Where(one => one.Book == home).Select(one => one.Record.Id).ToHashSet();
            var ofOrders = family.Entries.Where(entry => entry.Order is { } order && orders.Contains(order))
                .Sum(entry => entry.Points.Value);
            var others = family.Books.Where(book => family.Home(Family.NameOf(book)) == Family.NameOf(home))
                .SelectMany(book => book.Entries).Select(written => written.Entry)
                .Where(entry => entry.Order is null && entry.Kind is not (EntryKind.MovedOut or EntryKind.MovedIn))
                .Sum(entry => entry.Points.Value);
            Truths.Demand(
                home.Account.Balance.Value == ofOrders + others,
                "moved",
                home,
                $"its balance is {home.Account.Balance}, not {ofOrders} + {others}: {Told(family)}");
        }
    }
}
