using System.Text;
using System.Text.Json.Nodes;
using Loyalty.Ledger;

namespace Simulation;

/// <summary>
/// The owner hands over what members redeemed and revokes it, again until an answer is heard. What was said to be
/// handed over stays so.
/// </summary>
internal sealed class Handing(Stage stage, Spending spending, Merging merging, Rounds rounds, Random random)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(14);

    private readonly HashSet<string> handedOver = new(StringComparer.Ordinal);

    public int HandedOver => handedOver.Count;

    public int Revoked { get; private set; }

    /// <summary>At some moments, whatever became of it since.</summary>
    public void Moment()
    {
        if (random.Next(4) == 0 && spending.Had is { Count: > 0 } had)
        {
            var (id, customer, reward) = had[random.Next(had.Count)];
            Ask(id, customer, reward == "mug" && random.Next(3) > 0 ? "handover" : "revoke");
            rounds.Later();
        }
    }

    public void Hold(IReadOnlyList<Family> families)
    {
        foreach (var family in families)
        {
            foreach (var row in family.Redemptions)
            {
                Truths.Demand(
                    (row.State == RedemptionState.HandedOver) == handedOver.Contains(row.Id),
                    "handed",
                    family,
                    $"{row.Id} is {row.State}, said to be handed over: {handedOver.Contains(row.Id)}");
            }
        }
    }

    private void Ask(string id, string customer, string what)
    {
        stage.MayDieSoon();
        stage.Ask(Call(id, customer, what), reply =>
        {
            stage.Trace.Say($"{what} {id} of {customer}: {reply?.Status} {reply?.Body}");
            switch (reply)
            {
                case null or { Status: 503 }:
                    stage.Turns.After(Pause, () => Ask(id, customer, what));
                    break;
                case { Status: 200 } when what == "handover":
                    handedOver.Add(id);
                    break;
                case { Status: 200 }:
                    Revoked++;
                    break;
                case { Status: 409 } when CodeOf(reply) == "redemption_final":
                case { Status: 404 } when merging.WasParted(customer):
                    break;
                default:
                    throw new TruthException("answers", $"{what} of {id} was answered {reply}.");
            }
        });
    }

    private static string? CodeOf(Reply reply) => (string?)JsonNode.Parse(reply.Body)!["code"];

    private static Call Call(string id, string customer, string what) => new(
        "POST",
        $"/api/admin/shops/{Owner.ShopId}/redemptions/{id}/{what}",
        [("Authorization", "Bearer demo-owner-key")],
        Encoding.UTF8.GetBytes(new JsonObject { ["customer"] = customer }.ToJsonString()));
}
