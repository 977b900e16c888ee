using System.Text;
using System.Text.Json.Nodes;

namespace Simulation;

/// <summary>
/// In some shops the owner says that two customers are one, and now and then that they are not after all: one thing at
/// a time, now and then twice at once, and again until an answer is heard. What was heard says who is whom. Not where
/// storage fails at every third call: what takes thirty of them, as asking for who was merged does, would not end.
/// </summary>
internal sealed class Merging(Stage stage, ToldMerges told, Rounds rounds, Random random)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(12);

    /// <summary>What is still on its way inside the app is done by then.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);

    private readonly List<Merge> all = [];
    private DateTimeOffset? restsUntil = DateTimeOffset.MinValue;
    private int open;

    /// <summary>Whether the owner of this shop merges anybody.</summary>
    public bool Happens { get; } = random.Next(3) == 0 && !stage.IsWild;

    /// <summary>Merges that were answered as done.</summary>
    public IEnumerable<Merge> Done => all.Where(one => one.Id is not null);

    /// <summary>Something of it may happen at this moment, to some of these.</summary>
    public void Moment(IReadOnlyList<string> names)
    {
        if (!Happens || random.Next(3) > 0 || restsUntil is not { } until || stage.Turns.Now < until)
        {
            return;
        }

        var times = random.Next(3) == 0 ? 2 : 1;
        if (random.Next(3) == 0 && Last() is { } last)
        {
            restsUntil = null;
            last.IsToBeUndone = true;
            Times(times, () => AskBack(last, isInDoubt: times > 1));
        }
        else if (names.Count > 1)
        {
            var from = names[random.Next(names.Count)];
            var others = random.Next(9) == 0 ? names : [.. names.Where(name => name != from)];
            var into = others[random.Next(others.Count)];
            var merge = new Merge(from, into, Home(into), Home(from) == from && Home(into) != from)
            {
                AskedAt = stage.Turns.Now,
            };
            restsUntil = null;
            if (ToldMerges.Can(from, into) && random.Next(2) == 0)
            {
                Tell(merge with { IsPossible = merge.IsPossible && !AreParted(from, merge.To) });
            }
            else
            {
                all.Add(merge);
                Times(times, () => Ask(merge));
            }
        }

        rounds.Later();
    }

    /// <summary>How many were one by a storefront's word.</summary>
    public int Told => all.Count(one => one is { WasTaken: true, Id: not null });

    /// <summary>Where everything of a customer is by now.</summary>
    public string Home(string customer) =>
        Done.LastOrDefault(one => one.From == customer && !one.IsUndone) is { } merge ? Home(merge.To) : customer;

    /// <summary>Everybody who ever was one with a customer, and who they were one with.</summary>
    public IReadOnlySet<string> Family(string customer)
    {
        var family = new HashSet<string>(StringComparer.Ordinal) { customer };
        for (var before = 0; before < family.Count;)
        {
            before = family.Count;
            foreach (var merge in Done.Where(one => family.Contains(one.From) || family.Contains(one.To)))
            {
                family.UnionWith([merge.From, merge.To]);
            }
        }

        return family;
    }

    /// <summary>Whether somebody of a customer's family was parted from it again.</summary>
    public bool WasParted(string customer) =>
        Family(customer) is var family && Done.Any(one => one.IsToBeUndone && family.Contains(one.From));

    /// <summary>
    /// Whether what was first heard then may have been bought while those were one who are two again.
    /// </summary>
    public bool MayStay(DateTimeOffset heardAt) => Done.Any(one => one.IsUndone && heardAt > one.AskedAt);

    /// <summary>Once more those that are one: it is answered as before, and changes nothing.</summary>
    public IEnumerable<Action> Again() =>
        Done.Where(one => !one.IsUndone && Home(one.Into) == one.To).Select(one => (Action)(() =>
            stage.Ask(Call(one), reply =>
            {
                if (reply is not { Status: 200 } || IdOf(reply) != one.Id)
                {
                    throw new TruthException("again", $"{one} was answered {reply}.");
                }
            })));

    /// <summary>
    /// The storefront says it; where that does something the owner, who says it too, is told of what is done already.
    /// Days later the storefront says it once more, which changes nothing.
    /// </summary>
    private void Tell(Merge merge)
    {
        all.Add(merge);
        told.Tell(merge, outcome =>
        {
            merge.WasTaken = outcome == "recorded";
            if (merge.IsPossible)
            {
                Times(1, () => Ask(merge));
                stage.Turns.After(TimeSpan.FromDays(random.Next(1, 40)), () => TellAgain(merge));
            }
            else if (merge.WasTaken)
            {
                throw new TruthException("answers", $"{merge} was done by a storefront's word.");
            }
            else
            {
                restsUntil = stage.Turns.Now + Rest;
            }
        });
    }

    private void TellAgain(Merge merge)
    {
        if (restsUntil is { } until && stage.Turns.Now >= until && merge.Id is not null && Home(merge.Into) == merge.To)
        {
            restsUntil = null;
            told.Tell(merge, outcome => restsUntil = outcome == "unchanged"
                ? stage.Turns.Now + Rest
                : throw new TruthException("again", $"{merge} was told again, and {outcome}."));
        }
    }

    /// <summary>The owner has said that they are two: no storefront's word makes them one.</summary>
    private bool AreParted(string one, string other) => Done.Any(merge => merge.IsUndone
        && ((merge.From == one && merge.To == other) || (merge.From == other && merge.To == one)));

    private void Ask(Merge merge)
    {
        stage.MayDieSoon();
        stage.Ask(Call(merge), reply => Heard(merge, reply));
    }

    private void Heard(Merge merge, Reply? reply)
    {
        stage.Trace.Say($"{merge}: {reply?.Status} {reply?.Body}");
        switch (reply)
        {
            case null or { Status: 503 }:
                stage.Turns.After(Pause, () => Ask(merge));
                return;
            case { Status: 200 or 201 } when merge.IsPossible && IdOf(reply) == (merge.Id ?? IdOf(reply))
                && !(merge.WasTaken && reply.Status == 201 && merge.Id is null):
                merge.Id = IdOf(reply);
                break;
            case { Status: 200 } when Done.Any(one => one.Id == IdOf(reply) && one.From == merge.From):
            case { Status: 404 } when merge is { Id: null, WasTaken: false } && CodeOf(reply) == "member_unknown":
            case { Status: 409 } when !merge.IsPossible && CodeOf(reply) == "merge_impossible":
                break;
            default:
                throw new TruthException("answers", $"{merge} was answered {reply}.");
        }

        Ended();
    }

    /// <summary>The next may come a while after the last answer to this one.</summary>
    private void Ended() => restsUntil = --open == 0 ? stage.Turns.Now + Rest : null;

    /// <summary>The last one into an account that nobody has been merged away from since.</summary>
    private Merge? Last()
    {
        var last = Done.Where(one => !one.IsUndone && Home(one.To) == one.To)
            .GroupBy(one => one.To, StringComparer.Ordinal).Select(same => same.Last()).ToList();
        return last.Count == 0 ? null : last[random.Next(last.Count)];
    }

    /// <summary>Refused after an answer had got lost, it has been done.</summary>
    private void AskBack(Merge merge, bool isInDoubt)
    {
        stage.MayDieSoon();
        stage.Ask(CallBack(merge), reply =>
        {
            stage.Trace.Say($"{merge} is undone: {reply?.Status} {reply?.Body}");
            if (reply is null or { Status: 503 })
            {
                stage.Turns.After(Pause, () => AskBack(merge, isInDoubt: true));
                return;
            }

            if (reply.Status != 200 && !(isInDoubt && reply.Status == 409 && CodeOf(reply) == "merge_final"))
            {
                throw new TruthException("answers", $"The undoing of {merge} was answered {reply}.");
            }

            merge.IsUndone = true;
            Ended();
        });
    }

    private void Times(int times, Action act)
    {
        for (open = times; times > 0; times--)
        {
            act();
        }
    }

    private static string? IdOf(Reply reply) => (string?)JsonNode.Parse(reply.Body)!["id"];

    private static string? CodeOf(Reply reply) => (string?)JsonNode.Parse(reply.Body)!["code"];

    private static Call Call(Merge merge) => Post("", new JsonObject { ["from"] = merge.From, ["into"] = merge.Into });

    private static Call CallBack(Merge merge) =>
        Post($"/{merge.Id}/undo", new JsonObject { ["customer"] = merge.Into });

    private static Call Post(string path, JsonObject body) => new(
        "POST",
        $"/api/admin/shops/{Owner.ShopId}/merges{path}",
        [("Authorization", "Bearer demo-owner-key")],
        Encoding.UTF8.GetBytes(body.ToJsonString()));
}
