using System.Text.Json.Nodes;
using Loyalty.Ledger;
using World;

namespace Simulation;

/// <summary>
/// Customers of the shop's own storefront visit it: each visit is an event with an id of its own, now and then told
/// twice at once, and told again until an answer is heard.
/// </summary>
internal sealed class Happenings(Stage stage, Rotation rotation)
{
    public const int MostADay = 2;

    public const int MostInAll = 9;

    public const long Points = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(9);

    private readonly List<Happening> all = [];

    public int Granted => all.Count(one => one.IsDone);

    public void Tell(string customer, int times)
    {
        var happening = new Happening("visit-" + Text.Of(all.Count), customer, stage.Turns.Now);
        all.Add(happening);
        for (var time = 0; time < times; time++)
        {
            Ask(happening);
        }
    }

    /// <summary>Once more what gave points: it changes nothing, and says so.</summary>
    public IEnumerable<Action> Again() => all.Where(one => one.IsDone).Select(one => (Action)(() =>
        stage.Ask(Call(one), reply =>
        {
            if (OutcomeOf(reply) != "unchanged")
            {
                throw new TruthException("again", $"{one.Id} was answered {reply}.");
            }
        })));

    /// <summary>What was answered as done is one entry each, and no day and no life has more than its limit.</summary>
    public void Hold(IReadOnlyList<Family> families)
    {
        foreach (var family in families)
        {
            var granted = family.Entries.Where(entry => entry.Kind == EntryKind.Granted).ToList();
            var done = all.Count(one => one.IsDone && family.Names.Contains(one.Customer));
            Truths.Demand(
                granted.Count == done && granted.TrueForAll(entry => entry.Points.Value == Points),
                "granted",
                family,
                $"{granted.Count} visits stand there and {done} were answered");
        }

        foreach (var book in families.SelectMany(family => family.Books))
        {
            var granted = book.Entries.Select(written => written.Entry)
                .Where(entry => entry.Kind == EntryKind.Granted).ToList();
            Truths.Demand(
                granted.Count <= MostInAll
                    && granted.GroupBy(entry => entry.Event!.On).All(day => day.Count() <= MostADay),
                "granted",
                book,
                "there are more than the program lets");
        }
    }

    private void Ask(Happening happening)
    {
        stage.MayDieSoon();
        stage.Ask(Call(happening), reply => Heard(happening, reply));
    }

    private void Heard(Happening happening, Reply? reply)
    {
        stage.Trace.Say($"{happening.Customer} {happening.Id}: {reply?.Status} {reply?.Body}");
        switch (reply)
        {
            case null or { Status: 503 }:
                stage.Turns.After(Pause, () => Ask(happening));
                break;
            case { Status: 200 } when OutcomeOf(reply) is "settled" or "unchanged":
                happening.IsDone = true;
                break;
            case { Status: 200 } when OutcomeOf(reply) is "ignored":
                break;
            default:
                throw new TruthException("answers", $"{happening.Id} was answered {reply}.");
        }
    }

    private static string? OutcomeOf(Reply? reply) =>
        reply is null ? null : (string?)JsonNode.Parse(reply.Body)!["outcome"];

    private Call Call(Happening happening)
    {
        var message = Message.Of("standard", "event.visit", new
        {
            type = "event.visit",
            data = new
            {
                id = happening.Id,
                customer = new { id = happening.Customer.Split(':')[1] },
                at = happening.At,
            },
        });
        return new Call(
            "POST",
            $"/api/shops/{Owner.ShopId}/webhooks/standard",
            [.. Signing.Headers(message, rotation.Keys("standard"), "msg_" + happening.Id, stage.Turns.Now)],
            message.Body);
    }

    private sealed record Happening(string Id, string Customer, DateTimeOffset At)
    {
        /// <summary>An answer said that it gave points, or had.</summary>
        public bool IsDone { get; set; }
    }
}
