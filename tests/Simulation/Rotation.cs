using System.Text;
using System.Text.Json.Nodes;
using World;

namespace Simulation;

/// <summary>
/// The owner replaces webhook secrets: tells the shop a new one until it is heard, then the storefront. From then on
/// deliveries are signed with either, as long as the one before still counts.
/// </summary>
internal sealed class Rotation(Stage stage, Random random)
{
    private const int KeepHours = 72;

    /// <summary>Clocks may be off by less, and a delivery takes its time.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(11);

    private readonly Dictionary<string, Signer> signers = new(StringComparer.Ordinal);

    /// <summary>How often a new secret was heard to be known.</summary>
    public int Times { get; private set; }

    /// <summary>What a storefront signs with now.</summary>
    public StorefrontKeys Keys(string storefront)
    {
        if (!signers.TryGetValue(storefront, out var signer))
        {
            return StorefrontKeys.Demo;
        }

        return stage.Turns.Now < signer.Until && random.Next(2) == 0 ? signer.Before : signer.Now;
    }

    /// <summary>No storefront's again within hours: what is still on its way might come later than the next.</summary>
    public void Rotate(string storefront)
    {
        var signer = signers.GetValueOrDefault(storefront);
        if (signer is null || stage.Turns.Now > signer.RestsUntil)
        {
            var before = signer?.Now ?? StorefrontKeys.Demo;
            signers[storefront] = new Signer(before, before, default, DateTimeOffset.MaxValue);
            var key = new byte[32];
            random.NextBytes(key);
            Ask(storefront, "whsec_" + Convert.ToBase64String(key), stage.Turns.Now);
        }
    }

    private void Ask(string storefront, string secret, DateTimeOffset since) =>
        stage.Ask(Call(storefront, secret), reply =>
        {
            stage.Trace.Say($"{storefront} gets another secret: {reply?.Status}");
            if (reply is null or { Status: 503 })
            {
                stage.Turns.After(Pause, () => Ask(storefront, secret, since));
            }
            else if (reply.Status == 200)
            {
                stage.Turns.After(TimeSpan.FromSeconds(1), () => Use(storefront, secret, since));
            }
            else
            {
                throw new TruthException("answers", $"A new secret was answered {reply}.");
            }
        });

    private void Use(string storefront, string secret, DateTimeOffset since)
    {
        Times++;
        signers[storefront] = new Signer(
            new StorefrontKeys(secret, secret, secret, secret),
            signers[storefront].Now,
            since.AddHours(KeepHours) - Slack,
            stage.Turns.Now.AddHours(2));
    }

    private static Call Call(string storefront, string secret) => new(
        "PUT",
        $"/api/admin/shops/{Owner.ShopId}/storefronts/{storefront}",
        [("Authorization", "Bearer demo-owner-key")],
        Encoding.UTF8.GetBytes(new JsonObject { ["secret"] = secret, ["keepHours"] = KeepHours }.ToJsonString()));

    private sealed record Signer(
        StorefrontKeys Now, StorefrontKeys Before, DateTimeOffset Until, DateTimeOffset RestsUntil);
}
