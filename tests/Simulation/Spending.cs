using System.Text;
using System.Text.Json.Nodes;
using World;

namespace Simulation;

/// <summary>
/// Members spend points on what is made by a storefront or handed over by hand, each time under a key of its own, asked
/// again until an answer is heard; take some of it back, and put codes on orders.
/// </summary>
internal sealed class Spending(Stage stage, Rounds rounds, Merging merging, Random random)
{
    /// <summary>What is asked for, and what it costs.</summary>
    public static readonly IReadOnlyDictionary<string, long> Costs =
        new Dictionary<string, long>(StringComparer.Ordinal) { ["off"] = 20, ["mug"] = 35 };

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(13);

    private readonly List<Spent> all = [];

    public int Redeemed => all.Count(one => one.Id is not null);

    /// <summary>What was had, by whom.</summary>
    public IReadOnlyList<(string Id, string Customer, string Reward)> Had =>
        [.. all.Where(one => one.Id is not null).Select(one => (one.Id!, one.Customer, one.Reward))];

    public int Undone => all.Count(one => one.IsUndone);

    public void Redeem(string customer, int times)
    {
        var spent = new Spent("spend-" + Text.Of(all.Count), customer, random.Next(4) == 0 ? "mug" : "off");
        all.Add(spent);
        for (var time = 0; time < times; time++)
        {
            Ask(spent);
        }

        rounds.Later();
    }

    /// <summary>Takes back one that was had, whatever became of it since.</summary>
    public void Undo(string customer)
    {
        if (all.Where(one => one.Customer == customer && one.Id is not null).ToList() is { Count: > 0 } had)
        {
            AskBack(had[random.Next(had.Count)]);
            rounds.Later();
        }
    }

    /// <summary>A code to buy with; null where there is none.</summary>
    public string? CodeOf(string? customer)
    {
        var had = all.LastOrDefault(one => one is { Code: not null, IsOnOrder: false } && one.Customer == customer);
        if (had is not null)
        {
            had.IsOnOrder = true;
        }

        return had?.Code;
    }

    /// <summary>Once more what was had: the same is answered.</summary>
    public IEnumerable<Action> Again() => all.Where(one => one.Id is not null).Select(one => (Action)(() =>
        stage.Ask(Call(one), reply =>
        {
            if (reply is not { Status: 200 } || Redemption(reply)["id"]!.GetValue<string>() != one.Id)
            {
                throw new TruthException("again", $"{one.Key} was answered {reply}.");
            }
        })));

    /// <summary>What was answered is what stands there.</summary>
    public void Hold(Family family)
    {
        var rows = family.Redemptions.ToList();
        var had = all.Where(one => one.Id is not null && family.Names.Contains(one.Customer))
            .Select(one => one.Id!).Order(StringComparer.Ordinal);
        Truths.Demand(
            had.SequenceEqual(rows.Select(row => row.Id).Order(StringComparer.Ordinal), StringComparer.Ordinal),
            "redeemed",
            family,
            $"{rows.Count} redemptions stand there, and others were answered");
    }

    private void Ask(Spent spent)
    {
        stage.MayDieSoon();
        stage.Ask(Call(spent), reply => Heard(spent, reply));
    }

    private void Heard(Spent spent, Reply? reply)
    {
        stage.Trace.Say($"{spent.Customer} {spent.Reward}, {spent.Key}: {reply?.Status} {reply?.Body}");
        switch (reply)
        {
            case null or { Status: 503 }:
                stage.Turns.After(Pause, () => Ask(spent));
                break;
            case { Status: 200 or 201 }:
                var redemption = Redemption(reply);
                spent.Id = (string)redemption["id"]!;
                spent.Code = (string?)redemption["state"] == "ready" ? (string?)redemption["code"] : spent.Code;
                break;
            case { Status: 409 } when spent.Id is null && IsSound(reply):
                break;
            default:
                throw new TruthException("answers", $"{spent.Key} was answered {reply}.");
        }
    }

    private void AskBack(Spent spent)
    {
        stage.MayDieSoon();
        stage.Ask(Call(spent, isBack: true), reply =>
        {
            stage.Trace.Say($"{spent.Customer} takes {spent.Key} back: {reply?.Status} {reply?.Body}");
            if (reply is null or { Status: 503 })
            {
                stage.Turns.After(Pause, () => AskBack(spent));
            }
            else if (reply.Status == 200)
            {
                spent.IsUndone = true;
            }
            else if (reply.Status != 409 && !(reply.Status == 404 && merging.WasParted(spent.Customer)))
            {
                throw new TruthException("answers", $"Taking {spent.Key} back was answered {reply}.");
            }
        });
    }

    private static bool IsSound(Reply reply) =>
        (string?)JsonNode.Parse(reply.Body)!["code"] is "points_insufficient" or "not_a_member" or "rewards_too_many";

    private static JsonNode Redemption(Reply reply) => JsonNode.Parse(reply.Body)!["redemption"]!;

    private Call Call(Spent spent, bool isBack = false)
    {
        var token = MemberToken.Of(Owner.ShopId, spent.Customer, MemberToken.DemoKey, stage.Turns.Now.AddMinutes(15));
        var path = $"/api/shops/{Owner.ShopId}/member/redemptions";
        return isBack
            ? new Call("DELETE", $"{path}/{spent.Id}", [("Authorization", "Bearer " + token)], [])
            : new Call(
                "POST",
                path,
                [("Authorization", "Bearer " + token), ("Idempotency-Key", spent.Key)],
                Encoding.UTF8.GetBytes($$"""{"reward":"{{spent.Reward}}"}"""));
    }

    private sealed record Spent(string Key, string Customer, string Reward)
    {
        /// <summary>As it was answered.</summary>
        public string? Id { get; set; }

        public string? Code { get; set; }

        public bool IsOnOrder { get; set; }

        /// <summary>An answer said that it is being taken back.</summary>
        public bool IsUndone { get; set; }
    }
}
