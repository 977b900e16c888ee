using System.CommandLine;
using System.Text.Json.Nodes;

namespace Loyalty.Cli.Members;

/// <summary>
/// <c>loyalty member adjust</c>: gives or takes points by hand, with a reason. Asked again within a run, or with the
/// same key by a script, it is done once.
/// </summary>
public static class AdjustMember
{
    private static readonly Option<long> Points = new("--points")
    {
        Description = "How many: 50 gives, -50 takes.",
        HelpName = "number",
        Required = true,
    };

    public static Option<string> Reason { get; } = new("--reason")
    {
        Description = "goodwill, correction, gift or other.",
        HelpName = "reason",
        Required = true,
    };

    private static readonly Option<string> Note = new("--note")
    {
        Description = "A note for those who look at the entry later; no personal data.",
        HelpName = "text",
    };

    public static Option<string> Key { get; } = new("--idempotency-key")
    {
        Description = "A script’s own key: what it was done with before is answered, and not done again.",
        HelpName = "key",
    };

    static AdjustMember() => Reason.AcceptOnlyFromAmong("goodwill", "correction", "gift", "other");

    public static Command Command() => Verb.Of(
        "adjust",
        "Gives or takes a member’s points by hand, with a reason.",
        Run,
        [
            "loyalty member adjust shopify:7001 --points 50 --reason goodwill --shop nordlys",
            "loyalty member adjust shopify:7001 --points -50 --reason correction --note 'counted twice' --shop nordlys",
        ],
        ShowMember.Customer, Options.Shop, Points, Reason, Note, Key, Options.DryRun);

    private static async Task<Told> Run(Asked asked)
    {
        var body = new JsonObject
        {
            ["customer"] = asked.Of(ShowMember.Customer),
            ["points"] = asked.Of(Points),
            ["reason"] = asked.Of(Reason),
        };
        if (asked.Of(Note) is { } note)
        {
            body["note"] = note;
        }

        var adjusted = await asked.Api.Send(
            HttpMethod.Post,
            asked.Change("adjustments"),
            body,
            CliText.Default.Adjusted,
            asked.Stop,
            ("Idempotency-Key", asked.Of(Key) ?? Guid.NewGuid().ToString()));
        var text = Plain.Number($"{adjusted.Points:+#,0;-#,0;0} points, balance {adjusted.Balance:N0}\n");
        return Told.Of(
            adjusted,
            CliText.Default.Adjusted,
            Plain.Text(adjusted.Customer) + ": " + text,
            Exit.Fine,
            asked.IsDry ? "Nothing was done: --dry-run.\n" : "");
    }
}

/// <summary>What an adjustment came to; no entry where it was only tried.</summary>
public sealed record Adjusted(string Customer, long Points, long Balance, long? Entry = null);
