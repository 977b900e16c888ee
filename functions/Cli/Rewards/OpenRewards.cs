using System.CommandLine;

namespace Loyalty.Cli.Rewards;

/// <summary>
/// <c>loyalty rewards open</c>: what is still to be handed over, made or taken back, the oldest first.
/// </summary>
public static class OpenRewards
{
    public static Command Command() => Verb.Of(
        "open",
        "Lists what is still to be handed over, made or taken back.",
        Run,
        ["loyalty rewards open --shop nordlys"],
        Options.Shop);

    private static async Task<Told> Run(Asked asked)
    {
        var told = await asked.Api.Get(asked.Route("redemptions"), CliText.Default.OpenRedemptions, asked.Stop);
        var rows = told.Redemptions.Select(one => (IReadOnlyList<string>)[
            one.Id, one.Customer ?? "", one.Reward ?? "(points)", Plain.Number($"{one.Points}"), one.State,
            one.Trouble ?? ""]);
        return Told.Of(
            told,
            CliText.Default.OpenRedemptions,
            told.Redemptions.Count == 0
                ? "Nothing is open.\n"
                : Plain.Table([["id", "customer", "reward", "points", "state", "why"], .. rows]),
            Exit.Fine,
            told.More ? "There are more.\n" : "");
    }
}

/// <summary>What is open of a shop's redemptions.</summary>
public sealed record OpenRedemptions(IReadOnlyList<RedemptionLine> Redemptions, bool More);

/// <summary>Something redeemed, and where it stands.</summary>
public sealed record RedemptionLine(
    string Id, long Points, string State, string? Reward = null, string? Customer = null, string? Trouble = null);
