using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Loyalty.Cli.Members;

/// <summary><c>loyalty member show</c>: a member's points, tier and newest entries.</summary>
public static class ShowMember
{
    private static readonly Option<int> Limit = new("--limit")
    {
        Description = "How many entries at most, 0 to 100.",
        HelpName = "count",
        DefaultValueFactory = _ => 10,
        Validators = { given => Options.Between(given, 0, 100) },
    };

    public static Argument<string> Customer { get; } = new("customer")
    {
        Description = "The storefront, a colon and its customer’s id, like shopify:7001.",
    };

    private static readonly Argument<string?> Whom = new("customer")
    {
        Description = Customer.Description,
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string> Card = new("--card")
    {
        Description = "The number on the member’s card, instead.",
        HelpName = "number",
    };

    public static Command Command()
    {
        var command = Verb.Of(
            "show",
            "Shows a member’s points, tier and newest entries, found by the customer’s id or by a card.",
            Run,
            [
                "loyalty member show shopify:7001 --shop nordlys",
                "loyalty member show --card '9012 3456 7890 1238' --limit 0 --shop nordlys",
            ],
            Whom, Options.Shop, Card, Limit);
        command.Validators.Add(given =>
        {
            if ((given.GetResult(Whom) is { Tokens.Count: 1 }) == (given.GetResult(Card) is not null))
            {
                given.AddError("Say whom: the customer’s id, or --card.");
            }
        });
        return command;
    }

    private static async Task<Told> Run(Asked asked)
    {
        var limit = asked.Of(Limit);
        var member = await asked.Api.Get(
            asked.Route("members").With("customer", asked.Of(Whom)).With("card", asked.Of(Card)),
            CliText.Default.MemberStanding,
            asked.Stop);
        var entries = limit == 0
            ? []
            : (await asked.Api.Get(
                asked.Route("members", "entries").With("customer", member.Customer)
                    .With("limit", limit.ToString(CultureInfo.InvariantCulture)),
                CliText.Default.EntriesPage,
                asked.Stop)).Entries;
        return Told.Of(
            new MemberDocument(member, entries), CliText.Default.MemberDocument, Text(member) + Table(entries));
    }

    private static string Text(MemberStanding member) => Plain.Table(
        ["customer", $"{member.Customer} ({member.State})"],
        ["available", Plain.Number($"{member.Points.Available:N0}")],
        ["pending", Plain.Number($"{member.Points.Pending:N0}")],
        ["balance", Plain.Number($"{member.Points.Balance:N0}")],
        ["tier", member.Tier?.Code ?? "none"]);

    private static string Table(IReadOnlyList<EntryLine> entries) => entries.Count == 0
        ? ""
        : "\n" + Plain.Table([
            ["entry", "at", "kind", "points", "order"],
            .. entries.Select(entry => (IReadOnlyList<string>)[
                Plain.Number($"{entry.Sequence}"),
                Plain.Time(entry.At),
                entry.Kind,
                Plain.Number($"{entry.Points:+#,0;-#,0;0}"),
                entry.Order ?? ""])]);
}

/// <summary>How a member stands (docs/openapi.yaml, MemberStanding).</summary>
public sealed record MemberStanding(string Customer, string State, long Sequence, MemberPoints Points, MemberTier? Tier)
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

/// <summary>A member's points as the member's own route tells them.</summary>
public sealed record MemberPoints(long Balance, long Available, long Pending)
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

/// <summary>The tier held.</summary>
public sealed record MemberTier(string Code)
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

/// <summary>A page of entries, newest first.</summary>
public sealed record EntriesPage(IReadOnlyList<EntryLine> Entries);

/// <summary>One line of the ledger.</summary>
public sealed record EntryLine(long Sequence, DateTimeOffset At, string Kind, long Points, string? Order = null)
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

/// <summary>What <c>--json</c> prints: the standing and the newest entries.</summary>
public sealed record MemberDocument(MemberStanding Member, IReadOnlyList<EntryLine> Entries);
