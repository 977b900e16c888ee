using Azure.Data.Tables;
using Loyalty;
using Loyalty.App.Accounts;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;
using Loyalty.Program;

namespace Simulation;

/// <summary>What a run was made of, for whoever wants to know that something happened in it.</summary>
public sealed record Played(
    string Fingerprint, int Sales, int Deliveries, int GivenUp, int Deaths, long Conflicts, int Accounts, int Entries,
    int Adjusted, int Refused, int Owing, int Granted, int Rotated, int Redeemed,
    int Undone, int Used, int Merged, int Parted, int HandedOver, int Revoked, int Told,
    int Left, int Back,
    IReadOnlyDictionary<string, int> Faults);

/// <summary>
/// One run by a seed: a shop's life in rough weather, then calm; what storefronts gave up is told again; then
/// everything that must hold is checked, everything is told once more, and nothing may change.
/// </summary>
internal sealed class Play : IDisposable
{
    /// <summary>Moments of a run where nothing else is said.</summary>
    public const int Moments = 32;

    private const long MostTurns = 400_000;

    private static readonly TimeSpan Shortly = TimeSpan.FromMilliseconds(15);

    private static readonly DateTimeOffset Opening = new(2024, 1, 31, 8, 0, 0, TimeSpan.Zero);

    private readonly Stage stage;
    private readonly Owner owner;
    private readonly Sending sending;
    private readonly Shoppers shoppers;
    private readonly Adjustments adjustments;
    private readonly Happenings happenings;
    private readonly Rotation rotation;
    private readonly Spending spending;
    private readonly Merging merging;
    private readonly Handing handing;
    private readonly Leaving leaving;
    private readonly Rounds rounds;
    private readonly Story story;

    private Play(int seed, TextWriter? output)
    {
        stage = new Stage(seed, Opening, output);
        owner = new Owner(new Random(seed + 4));
        rotation = new Rotation(stage, new Random(seed + 7));
        sending = new Sending(stage, rotation, new Random(seed + 5), sale => story!.IsDeleted(sale));
        shoppers = new Shoppers(stage, joinByThemselves: !owner.JoinsAutomatically);
        rounds = new Rounds(stage, new Random(seed + 11));
        merging = new Merging(stage, new ToldMerges(stage, rotation), rounds, new Random(seed + 10));
        spending = new Spending(stage, rounds, merging, new Random(seed + 9));
        handing = new Handing(stage, spending, merging, rounds, new Random(seed + 12));
        leaving = new Leaving(stage, shoppers, merging, new Random(seed + 13));
        adjustments = new Adjustments(stage, shoppers, leaving, merging);
        happenings = new Happenings(stage, rotation);
        story = new Story(
            stage, owner, sending, shoppers, adjustments, happenings, rotation, spending, merging, handing, leaving,
            new Random(seed + 6));
    }

    /// <summary>Throws <see cref="TruthException"/> where something does not hold.</summary>
    public static Played Run(int seed, int moments = Moments, TextWriter? output = null)
    {
        using var play = new Play(seed, output);
        try
        {
            return play.Run(moments);
        }
        catch (TruthException broken) when (play.stage.Log.LastError is { } reason)
        {
            throw new TruthException(broken.Check, broken.Message + " The app's last error: " + reason);
        }
    }

    public void Dispose() => stage.Dispose();

    private Played Run(int moments)
    {
        story.Begin(moments);
        stage.Turns.Run(MostTurns);
        stage.CalmDown();
        story.End();
        stage.Turns.Run(MostTurns);
        sending.Reconcile(story.Sales);
        adjustments.Reconcile();
        stage.Turns.Run(MostTurns);
        rounds.End();
        stage.Turns.Run(MostTurns);

        var rows = Rows("accounts");
        var books = Book.All(rows);
        HoldsAlways(books);
        IsVerified(rows);
        ChangesNothingAgain();
        return new Played(
            stage.Trace.Fingerprint, story.Sales.Count, sending.Deliveries, sending.GivenUp, stage.Deaths,
            stage.Tables.Conflicts, books.Count,
            books.Sum(book => book.Entries.Count),
            adjustments.All.Count(one => one.Done is not null),
            adjustments.All.Count(one => one.Done is null),
            books.Count(book => book.HasOwed()),
            happenings.Granted,
            rotation.Times,
            spending.Redeemed,
            spending.Undone,
            books.SelectMany(book => book.Orders).Count(order => order.Used is not null),
            merging.Done.Count(),
            merging.Done.Count(one => one.IsUndone),
            handing.HandedOver,
            handing.Revoked,
            merging.Told,
            leaving.Left,
            leaving.Back,
            stage.Faults.Seen.ToDictionary(one => one.Fate.ToString(), one => one.Times, StringComparer.Ordinal));
    }

    private void HoldsAlways(IReadOnlyList<Book> books)
    {
        foreach (var book in books)
        {
            Truths.Hold(book, owner.Shop, stage.Turns.Now);
        }

        var families = Family.All(books, merging);
        Moved.Hold(
            families,
            owner.Versions[0].Expiry.Policy != ExpiryPolicy.None,
            name => merging.MayStay(sending.FirstTaken(name)));
        foreach (var family in families)
        {
            spending.Hold(family);
            leaving.Hold(family);
            Redeemed.Hold(family, story.Sales, stage.Codes);
        }

        new Reference(owner, shoppers, leaving, story.Sales, stage.Turns.Now).Agrees(families);
        AsAnswered.Hold(families, adjustments.All, Acts());
        happenings.Hold(families);
        handing.Hold(families);
        if (Rows("quarantine").FirstOrDefault(row => row.ContainsKey("Reason")) is { } kept)
        {
            throw new TruthException("quarantine", $"A delivery was not understood: {kept["Reason"]}.");
        }
    }

    /// <summary>What an owner is told by <c>loyalty ledger verify</c>: nothing.</summary>
    private void IsVerified(IEnumerable<TableEntity> rows)
    {
        var shop = owner.Shop;
        var today = shop.Programs.DayAt(stage.Turns.Now);
        foreach (var account in rows.GroupBy(row => row.PartitionKey, StringComparer.Ordinal))
        {
            var stored = account.Select(LedgerRows.Stored).OfType<StoredRow>();
            if (Audit.Of(stored, Deciding.Rules(shop), today) is [var finding, ..])
            {
                throw new TruthException("verify", $"{account.Key}: {finding}");
            }
        }
    }

    /// <summary>4: every delivery, every event and every adjustment again; no row may change.</summary>
    private void ChangesNothingAgain()
    {
        var before = Bytes();
        var books = Book.All(Rows("accounts"));
        foreach (var (index, told) in sending.Taken.Index())
        {
            stage.Turns.After(index * Shortly, () => sending.Again(told, Answers.Check));
        }

        foreach (var (index, adjustment) in adjustments.All.Where(one => one.Done is not null).Index())
        {
            stage.Turns.After(index * Shortly, () => adjustments.Again(adjustment));
        }

        foreach (var (index, again) in happenings.Again().Concat(spending.Again()).Concat(merging.Again()).Index())
        {
            stage.Turns.After(index * Shortly, again);
        }

        stage.Turns.Run(MostTurns);
        var changed = Bytes().Except(before, StringComparer.Ordinal).FirstOrDefault();
        if (changed is not null)
        {
            throw new TruthException(
                "again",
                $"Telling everything again changed {changed}: {Difference(books, Book.All(Rows("accounts")))}");
        }
    }

    private static string Difference(IReadOnlyList<Book> before, IReadOnlyList<Book> after)
    {
        var known = Texts(before).ToDictionary(one => one.Key, one => one.Text);
        return string.Join(' ', Texts(after)
            .Where(one => known.GetValueOrDefault(one.Key) != one.Text)
            .Select(one => $"{known.GetValueOrDefault(one.Key)} became {one.Text}"));

        static IEnumerable<((string Partition, OrderId Order) Key, string Text)> Texts(IEnumerable<Book> books) =>
            books.SelectMany(book => book.Orders.Select(order => ((book.Partition, order.Id), Book.Text(order))));
    }

    private HashSet<string> Bytes() =>
        [.. new[] { "accounts", "orders", "requests", "quarantine", "shops" }
            .SelectMany(table => stage.Tables.Rows(table))
            .Select(row => $"{row.Partition} {row.Key} {row.ETag}")];

    private List<Act> Acts()
    {
        var acts = new List<Act>();
        stage.Aside(async app =>
        {
            await foreach (var (_, act) in app.The<ShopTable>().Acts(Owner.ShopId, before: null))
            {
                acts.Add(act);
            }
        });
        stage.Turns.Run(MostTurns);
        return acts;
    }

    private List<TableEntity> Rows(string table)
    {
        var rows = new List<TableEntity>();
        stage.Aside(async app =>
        {
            var storage = app.The<Storage>();
            var client = table == "accounts" ? storage.Accounts : storage.Quarantine;
            await foreach (var row in client.QueryAsync<TableEntity>())
            {
                rows.Add(row);
            }
        });
        stage.Turns.Run(MostTurns);
        return rows;
    }
}
