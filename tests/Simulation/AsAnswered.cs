using Loyalty.App.Shops;
using Loyalty.Ledger;

namespace Simulation;

/// <summary>
/// What the owner was answered is what stands in the ledger and among the owner's acts: every adjustment that was
/// answered as done is one entry and one act, those that were refused are none.
/// </summary>
internal static class AsAnswered
{
    public static void Hold(
        IReadOnlyList<Family> families, IReadOnlyList<Adjustment> adjustments, IReadOnlyList<Act> acts)
    {
        foreach (var family in families)
        {
            var done = adjustments.Where(one => one.Done is not null && family.Names.Contains(one.Customer)).ToList();
            var answered = done.Select(one => one.Answered()).Order().ToList();
            var stands = family.Books.SelectMany(Stands).Order().ToList();
            Truths.Demand(
                stands.SequenceEqual(answered),
                "adjusted",
                family,
                $"{Told(stands)} stand there and {Told(answered)} were answered");
            Truths.Demand(
                done.TrueForAll(one => one.Answered().Points == one.Points),
                "adjusted",
                family,
                "other points were adjusted than were asked for");
            var noted = acts
                .Where(act => act.What == Act.PointsAdjusted && family.Names.Contains(act.About["customer"]))
                .Select(act => (act.About["entry"], act.About["points"]))
                .Order();
            var once = stands.Select(one => (Text.Of(one.Entry), Text.Of(one.Points))).Order();
            Truths.Demand(
                noted.SequenceEqual(once), "adjusted", family, $"of {Told(stands)} the acts are {Told(noted)}");
        }

        if (adjustments.FirstOrDefault(one => one.Done is not null
            && !families.Any(family => family.Names.Contains(one.Customer))) is { } nobody)
        {
            throw new TruthException("adjusted", $"{nobody.Customer} was given points and has no account.");
        }
    }

    /// <summary>Every adjustment of an account: its entry, its points, and the balance after it.</summary>
    private static List<(long Entry, long Points, long Balance)> Stands(Book book)
    {
        var stands = new List<(long, long, long)>();
        var account = new Account { Customer = book.Account.Customer };
        foreach (var (entry, _, _) in book.Entries)
        {
            account = Fold.Apply(account, entry);
            if (entry.Kind == EntryKind.Adjusted)
            {
                stands.Add((entry.Sequence, entry.Points.Value, account.On(entry.Day).Balance.Value));
            }
        }

        return stands;
    }

    private static string Told<T>(IEnumerable<T> all) => string.Join(' ', all.DefaultIfEmpty());
}
