using System.Text;
using System.Text.Json.Nodes;
using World;

namespace Simulation;

/// <summary>
/// Customers at the shop's pages: they join, ask again until they hear that they have, and look at their points.
/// </summary>
internal sealed class Shoppers(Stage stage, bool joinByThemselves)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(7);

    private readonly Dictionary<string, Wish> wishes = new(StringComparer.Ordinal);

    /// <summary>When each first asked to join, and when each was told of it.</summary>
    public IReadOnlyDictionary<string, Wish> Joined => wishes;

    public int Views { get; private set; }

    /// <summary>Whether a customer is a member for all they know.</summary>
    public bool MayBeMember(string customer) => !joinByThemselves || IsMember(customer);

    /// <summary>Whether the customer has heard that they are a member.</summary>
    public bool IsMember(string customer) => wishes.TryGetValue(customer, out var wish) && wish.HeardAt != default;

    public void Join(string customer)
    {
        var wish = new Wish(stage.Turns.Now);
        if (wishes.TryAdd(customer, wish))
        {
            Ask(customer, wish);
        }
    }

    /// <summary>Somebody at the shop says that one can.</summary>
    public void Invite(string customer)
    {
        if (joinByThemselves)
        {
            Join(customer);
        }
    }

    public void Look(string customer)
    {
        Views++;
        stage.Ask(Call("GET", "", customer), reply => IsSound(customer, reply));
    }

    private void Ask(string customer, Wish wish) =>
        stage.Ask(Call("POST", "/join", customer, "join-" + customer), reply =>
        {
            stage.Trace.Say($"{customer} joins: {reply?.Status}");
            if (reply is { Status: 200 })
            {
                wish.HeardAt = stage.Turns.Now;
            }
            else if (reply is { Status: not 503 })
            {
                throw new TruthException("answers", $"Joining was answered {reply}.");
            }
            else
            {
                stage.Turns.After(Pause, () => Ask(customer, wish));
            }
        });

    private static void IsSound(string customer, Reply? reply)
    {
        if (reply is null or { Status: 503 })
        {
            return;
        }

        if (reply.Status != 200)
        {
            throw new TruthException("answers", $"A look at one's points was answered {reply}.");
        }

        var points = JsonNode.Parse(reply.Body)!["points"]!;
        var (balance, available, pending) =
            ((long)points["balance"]!, (long)points["available"]!, (long)points["pending"]!);
        if (balance > available + pending || available < 0 || pending < 0)
        {
            throw new TruthException("balance", $"{customer} sees {points.ToJsonString()}.");
        }
    }

    /// <summary>A request of theirs to a door under that of their own points.</summary>
    public Call Call(string method, string path, string customer, string? key = null)
    {
        var token = MemberToken.Of(Owner.ShopId, customer, MemberToken.DemoKey, stage.Turns.Now.AddMinutes(15));
        var headers = new List<(string, string)> { ("Authorization", "Bearer " + token) };
        if (key is not null)
        {
            headers.Add(("Idempotency-Key", key));
        }

        return new Call(
            method,
            $"/api/shops/{Owner.ShopId}/member{path}",
            headers,
            key is null ? [] : Encoding.UTF8.GetBytes("{}"));
    }

    /// <summary>A wish to join.</summary>
    internal sealed record Wish(DateTimeOffset AskedAt)
    {
        public DateTimeOffset HeardAt { get; set; }
    }
}
