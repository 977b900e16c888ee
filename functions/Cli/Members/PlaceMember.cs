using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Loyalty.Cli.Members;

/// <summary>
/// <c>loyalty member tier</c>: gives a member a tier until a day, or ends that. It lifts and never lowers. With the
/// same key it is done once.
/// </summary>
public static class PlaceMember
{
    private static readonly Option<string> Tier = new("--tier")
    {
        Description = "The tier’s code in the program; with --until.",
        HelpName = "code",
    };

    private static readonly Option<DateOnly?> Until = new("--until")
    {
        Description = "The last day it is held, as 2027-03-31.",
        HelpName = "day",
        CustomParser = given =>
        {
            if (DateOnly.TryParseExact(given.Tokens[0].Value, "O", out var day))
            {
                return day;
            }

            given.AddError("--until is a day like 2027-03-31.");
            return null;
        },
    };

    private static readonly Option<bool> End = new("--end")
    {
        Description = "Ends what was given before, instead.",
    };

    public static Command Command()
    {
        var command = Verb.Of(
            "tier",
            "Gives a member a tier until a day, or ends that.",
            Run,
            [
                "loyalty member tier shopify:7001 --tier gold --until 2027-03-31 --reason gift --shop nordlys",
                "loyalty member tier shopify:7001 --end --reason correction --shop nordlys",
            ],
            ShowMember.Customer, Options.Shop, Tier, Until, End, AdjustMember.Reason, AdjustMember.Key, Options.DryRun);
        command.Validators.Add(given =>
        {
            var says = (given.GetResult(Tier) is not null, given.GetResult(Until) is not null, given.GetValue(End));
            if (says is not ((true, true, false) or (false, false, true)))
            {
                given.AddError("Say --tier with --until, or --end.");
            }
        });
        return command;
    }

    private static async Task<Told> Run(Asked asked)
    {
        var until = asked.Of(Until)?.ToString("O", CultureInfo.InvariantCulture);
        var placed = await asked.Api.Send(
            HttpMethod.Post,
            asked.Change("tiers"),
            new JsonObject
            {
                ["customer"] = asked.Of(ShowMember.Customer),
                ["tier"] = asked.Of(Tier),
                ["until"] = until,
                ["reason"] = asked.Of(AdjustMember.Reason),
            },
            CliText.Default.Placed,
            asked.Stop,
            ("Idempotency-Key", asked.Of(AdjustMember.Key) ?? Guid.NewGuid().ToString()));
        var text = placed.Tier is null
            ? "what was given is ended\n" : $"{Plain.Text(placed.Tier)} until {Plain.Text(placed.Until!)}\n";
        return Told.Of(
            placed,
            CliText.Default.Placed,
            Plain.Text(placed.Customer) + ": " + text,
            Exit.Fine,
            asked.IsDry ? "Nothing was done: --dry-run.\n" : "");
    }
}

/// <summary>The tier a member was given; none where that was ended.</summary>
public sealed record Placed(string Customer, string? Tier = null, string? Until = null, long? Entry = null);
