using Loyalty;
using Loyalty.Ledger;

namespace Simulation;

/// <summary>
/// In shops where nobody is merged members leave and come back: one thing at a time, asked again until an answer is
/// heard. Leaving takes no points and gives none; until they are back nothing new is earned, given or spent, and
/// only their own word brings them back.
/// </summary>
internal sealed class Leaving(Stage stage, Shoppers shoppers, Merging merging, Random random)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(8);

    /// <summary>What is still on its way inside the app is done by then.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);

    private readonly List<Turn> all = [];

    /// <summary>How many times somebody left, and how many times somebody came back.</summary>
    public int Left => all.Count(turn => !turn.IsBack);

    public int Back => all.Count(turn => turn.IsBack);

    /// <summary>Somebody may leave, or come back, at this moment.</summary>
    public void Moment(IReadOnlyList<string> names)
    {
        if (merging.Happens || random.Next(4) > 0)
        {
            return;
        }

        var name = names[random.Next(names.Count)];
        var last = Of(name).LastOrDefault();
        if (last is null ? shoppers.MayBeMember(name) : last.IsHeard && stage.Turns.Now > last.Wish.HeardAt + Rest)
        {
            var turn = new Turn(name, IsBack: last is { IsBack: false }, new Shoppers.Wish(stage.Turns.Now));
            all.Add(turn);
            Ask(turn);
        }
    }

    /// <summary>Whether a customer has left, or may have, and has not heard since that they are back.</summary>
    public bool MayBeOut(string customer) => Of(customer).LastOrDefault() is { } last && !(last.IsBack && last.IsHeard);

    /// <summary>Whether any of them ever left.</summary>
    public bool Concerns(Family family) => family.Names.SelectMany(Of).Any();

    /// <summary>Every wish of theirs to come back.</summary>
    public IEnumerable<Shoppers.Wish> Returns(Family family) =>
        family.Names.SelectMany(Of).Where(turn => turn.IsBack).Select(turn => turn.Wish);

    public void Hold(Family family)
    {
        if (!family.IsAlone)
        {
            return;
        }

        foreach (var book in family.Books)
        {
            ComesAndGoes(book, [.. Of(family.Names.Single())]);
            KeepsItsPoints(book);
        }
    }

    /// <summary>Members are those who came last; who was none yet when they left had nothing to leave.</summary>
    private static void ComesAndGoes(Book book, IReadOnlyList<Turn> turns)
    {
        var entries = book.Entries.Select(written => written.Entry).ToList();
        var leaves = entries.Count(entry => entry.Kind == EntryKind.Left);
        var joins = entries.Count(entry => entry.Kind == EntryKind.Joined);
        Truths.Demand(
            leaves <= turns.Count(turn => !turn.IsBack) && joins <= 1 + turns.Count(turn => turn.IsBack),
            "left",
            book,
            $"joined {joins} times and left {leaves} times, where {string.Join(' ', turns)} was asked");
        if (turns is [.., var last])
        {
            var mustBeOut = !last.IsBack && entries.Exists(entry =>
                entry.Kind == EntryKind.Joined && entry.At < last.Wish.AskedAt - Reference.Slack);
            var mustBeIn = last.IsBack || (joins > 0 && leaves == 0);
            Truths.Demand(
                book.Account.IsMember ? !mustBeOut : !mustBeIn,
                "left",
                book,
                $"is {book.Account.State} after {string.Join(' ', turns)}");
        }
    }

    private static void KeepsItsPoints(Book book)
    {
        var account = new Account { Customer = book.Account.Customer };
        var settled = new HashSet<OrderId>();
        foreach (var (entry, _, _) in book.Entries)
        {
            var isNew = entry.Kind is EntryKind.Granted or EntryKind.Adjusted or EntryKind.Redeemed
                || (entry.IsOfOrder && settled.Add(entry.Order!.Value));
            Truths.Demand(account.IsMember || !isNew, "left", book, $"entry {entry.Sequence} is no member's");
            var after = Fold.Apply(account, entry);
            Truths.Demand(
                entry.Kind != EntryKind.Left
                    || (entry.Points == Points.Zero && Had(after) == Had(account)),
                "left",
                book,
                $"entry {entry.Sequence} leaves, and {Had(account)} become {Had(after)}");
            account = after;

            string Had(Account one) => $"{one.On(entry.Day).Balance} in {string.Join(' ', one.On(entry.Day).Lots)}";
        }
    }

    private IEnumerable<Turn> Of(string customer) => all.Where(turn => turn.Customer == customer);

    private void Ask(Turn turn)
    {
        stage.MayDieSoon();
        stage.Ask(Call(turn), reply =>
        {
            stage.Trace.Say($"{turn}: {reply?.Status}");
            switch (reply)
            {
                case null or { Status: 503 }:
                    stage.Turns.After(Pause, () => Ask(turn));
                    break;
                case { Status: 200 }:
                    turn.Wish.HeardAt = stage.Turns.Now;
                    break;
                default:
                    throw new TruthException("answers", $"{turn} was answered {reply}.");
            }
        });
    }

    private Call Call(Turn turn) => turn.IsBack
        ? shoppers.Call("POST", "/join", turn.Customer, "back-" + Text.Of(all.IndexOf(turn)))
        : shoppers.Call("DELETE", "", turn.Customer);

    private sealed record Turn(string Customer, bool IsBack, Shoppers.Wish Wish)
    {
        public bool IsHeard => Wish.HeardAt != default;

        public override string ToString() => $"{Customer} {(IsBack ? "comes back" : "leaves")}";
    }
}
