using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Simulation;

/// <summary>
/// The owner gives members points and takes some back: each time under a key of its own, asked again under it until an
/// answer is heard. What is refused after an answer had got lost may have been done before: it is asked once more when
/// all is calm.
/// </summary>
internal sealed class Adjustments(Stage stage, Shoppers shoppers, Leaving leaving, Merging merging)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(11);

    private readonly List<Adjustment> all = [];

    public IReadOnlyList<Adjustment> All => all;

    /// <summary>Asked so many times at once, of whichever instances.</summary>
    public void Ask(string customer, long points, int times)
    {
        var adjustment = new Adjustment("adjust-" + Text.Of(all.Count), customer, points);
        all.Add(adjustment);
        for (var time = 0; time < times; time++)
        {
            Ask(adjustment);
        }
    }

    public void Reconcile()
    {
        foreach (var adjustment in all.Where(one => one is { Done: null, IsInDoubt: true }))
        {
            Ask(adjustment);
        }
    }

    /// <summary>Once more what was done: it is answered as before.</summary>
    public void Again(Adjustment adjustment) => stage.Ask(Call(adjustment), reply =>
    {
        if (reply != adjustment.Done)
        {
            throw new TruthException("again", $"{adjustment} was answered {adjustment.Done}, then {reply}.");
        }
    });

    private void Ask(Adjustment adjustment)
    {
        stage.MayDieSoon();
        var isMember = IsMember(adjustment.Customer);
        stage.Ask(
            Call(adjustment),
            reply => Heard(adjustment, isMember && IsMember(adjustment.Customer), reply));
    }

    /// <summary>Whether a customer is a member for certain.</summary>
    private bool IsMember(string customer) =>
        shoppers.IsMember(customer) && !leaving.MayBeOut(customer) && !merging.WasParted(customer);

    private void Heard(Adjustment adjustment, bool wasMember, Reply? reply)
    {
        stage.Trace.Say($"{adjustment.Customer} {adjustment.Points}, {adjustment.Key}: {reply?.Status} {reply?.Body}");
        switch (reply)
        {
            case null or { Status: 503 }:
                adjustment.IsInDoubt = true;
                stage.Turns.After(Pause, () => Ask(adjustment));
                break;
            case { Status: 201 } when reply == (adjustment.Done ?? reply):
                adjustment.Done = reply;
                break;
            case { Status: 404 } when !wasMember && CodeOf(reply) == "member_unknown":
                shoppers.Invite(adjustment.Customer);
                break;
            case { Status: 409 } when CodeOf(reply) == "points_insufficient" && Available(reply) < -adjustment.Points:
                TakeAll(adjustment.Customer, Available(reply));
                break;
            default:
                throw new TruthException("answers", $"{adjustment} was answered {reply}, before {adjustment.Done}.");
        }
    }

    /// <summary>An owner who may not take so many takes all there are.</summary>
    private void TakeAll(string customer, long available)
    {
        if (available > 0)
        {
            Ask(customer, -available, times: 1);
        }
    }

    private static string? CodeOf(Reply reply) => (string?)JsonNode.Parse(reply.Body)!["code"];

    private static long Available(Reply reply) => long.Parse(
        (string)JsonNode.Parse(reply.Body)!["params"]!["available"]!, CultureInfo.InvariantCulture);

    private static Call Call(Adjustment adjustment) => new(
        "POST",
        $"/api/admin/shops/{Owner.ShopId}/adjustments",
        [("Authorization", "Bearer demo-owner-key"), ("Idempotency-Key", adjustment.Key)],
        Encoding.UTF8.GetBytes(new JsonObject
        {
            ["customer"] = adjustment.Customer,
            ["points"] = adjustment.Points,
            ["reason"] = adjustment.Points > 0 ? "gift" : "correction",
            ["note"] = adjustment.Key,
        }.ToJsonString()));
}

/// <summary>Points an owner wants to give, or, negative, to take.</summary>
internal sealed record Adjustment(string Key, string Customer, long Points)
{
    /// <summary>The answer that it was done, where that was heard.</summary>
    public Reply? Done { get; set; }

    /// <summary>An answer to it has got lost.</summary>
    public bool IsInDoubt { get; set; }

    public override string ToString() => $"{Customer} {Text.Of(Points)} ({Key})";

    /// <summary>The number of the entry it was, its points, and the balance after it, as answered.</summary>
    public (long Entry, long Points, long Balance) Answered()
    {
        var body = JsonNode.Parse(Done!.Body)!;
        return ((long)body["entry"]!, (long)body["points"]!, (long)body["balance"]!);
    }
}
