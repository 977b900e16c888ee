using Loyalty;
using Loyalty.App.Shops;
using Loyalty.Ledger;

namespace Simulation;

/// <summary>
/// What the owner was answered is what stands in the ledger and among the owner's acts: every adjustment that was
/// answered as done is one entry and one act, those that were refused are none. No more was taken than could be used.
/// </summary>
internal static class AsAnswered
{
    public static void Hold(
        IReadOnlyList<Book> books, IReadOnlyList<Adjustment> adjustments, IReadOnlyList<Act> acts)
    {
        var done = adjustments.Where(one => one.Done is not null)
            .ToLookup(one => one.Customer, one => one.Answered(), StringComparer.Ordinal);
        foreach (var book in books)
        {
            var customer = book.Account.Customer.ToString();
            var stands = Stands(book);
            Truths.Demand(
                stands.SequenceEqual(done[customer].Order()),
                "adjusted",
                book,
                $"{Told(stands)} stand there and {Told(done[customer])} were answered");
            Truths.Demand(
                adjustments.Where(one => one.Customer == customer && one.Done is not null)
                    .All(one => one.Answered().Points == one.Points),
                "adjusted",
                book,
                "other points were adjusted than were asked for");
            var noted = acts.Where(act => act.What == Act.PointsAdjusted && act.About["customer"] == customer)
                .Select(act => (act.About["entry"], act.About["points"]))
                .Order();
            var once = stands.Select(one => (Text.Of(one.Entry), Text.Of(one.Points))).Order();
            Truths.Demand(noted.SequenceEqual(once), "adjusted", book, $"of {Told(stands)} the acts are {Told(noted)}");
        }

        if (done.FirstOrDefault(one => books.All(book => book.Account.Customer.ToString() != one.Key)) is { } nobody)
        {
            throw new TruthException("adjusted", $"{nobody.Key} was given points and has no account.");
        }
    }

    /// <summary>Every adjustment of an account: its entry, its points, and the balance after it.</summary>
    private static List<(long Entry, long Points, long Balance)> Stands(Book book)
    {
        var stands = new List<(long, long, long)>();
        var account = new Account { Customer = book.Account.Customer };
        foreach (var (entry, _, _) in book.Entries)
        {
            var (before, after) = (account, Fold.Apply(account, entry));
            account = after;
            if (entry.Kind == EntryKind.Adjusted)
            {
                var (had, has) = (before.On(entry.Day), after.On(entry.Day));
                stands.Add((entry.Sequence, entry.Points.Value, has.Balance.Value));
                Truths.Demand(
                    entry.Points > Points.Zero || (has.Available == had.Available + entry.Points
                        && has.Available >= Points.Zero && has.Pending == had.Pending && has.Debt == had.Debt),
                    "adjusted",
                    book,
                    $"entry {entry.Sequence} takes {entry.Points} from {had} and leaves {has}");
            }
        }

        return stands;
    }

    private static string Told<T>(IEnumerable<T> all) => string.Join(' ', all.DefaultIfEmpty());
}
