using System.CommandLine;

namespace Loyalty.Cli.Rewards;

/// <summary>
/// <c>loyalty rewards list</c>: the rewards in force, how many are left, and why one could not be made; ends with 1
/// where one could not.
/// </summary>
public static class ListRewards
{
    public static Command Command() => Verb.Of(
        "list",
        "Lists the rewards in force: what is left of each, and why one could not be made.",
        Run,
        ["loyalty rewards list --shop nordlys"],
        Options.Shop);

    private static async Task<Told> Run(Asked asked)
    {
        var told = await asked.Api.Get(asked.Route("rewards"), CliText.Default.RewardList, asked.Stop);
        var rows = told.Rewards.Select(one => (IReadOnlyList<string>)[
            one.Code,
            one.Kind,
            Plain.Number($"{one.Points}"),
            one.Fulfilment,
            one.Left is { } left ? Plain.Number($"{left}") : "any",
            one.WhyNot ?? "yes"]);
        var paying = told.PayWithPoints is { } pay
            ? new[] { (IReadOnlyList<string>)["(points)", "pay", "", pay.Fulfilment, "any", pay.WhyNot ?? "yes"] }
            : [];
        var areAllMade = told.Rewards.All(one => one.WhyNot is null) && told.PayWithPoints?.WhyNot is null;
        return Told.Of(
            told,
            CliText.Default.RewardList,
            told.Rewards.Count == 0 && paying.Length == 0
                ? "The program in force has no rewards.\n"
                : Plain.Table([["reward", "kind", "points", "by", "left", "can be made"], .. rows, .. paying]),
            areAllMade ? Exit.Fine : Exit.Findings,
            areAllMade ? "" : "docs/rewards.md says each reason and what to do.\n");
    }
}

/// <summary>The rewards in force, as the contract has them.</summary>
public sealed record RewardList(IReadOnlyList<RewardLine> Rewards, PayingLine? PayWithPoints = null);

/// <summary>One reward: how many are left, null for any number, and why it could not be made.</summary>
public sealed record RewardLine(
    string Code, string Kind, long Points, string Fulfilment, long Taken, long Codes, long? Stock = null,
    long? Left = null, string? WhyNot = null);

/// <summary>How what is paid with points becomes a code.</summary>
public sealed record PayingLine(string Fulfilment, string? WhyNot = null);
