using System.CommandLine;

namespace Loyalty.Cli.Quarantine;

/// <summary>
/// <c>loyalty quarantine replay</c>: tells a delivery, or all, again to the app as it is now. Ends with 1 where some
/// are still not understood.
/// </summary>
public static class ReplayQuarantine
{
    private static readonly Argument<string[]> Ids = new("id")
    {
        Description = "As loyalty quarantine list names them.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<bool> All = new("--all") { Description = "Everything that lies there." };

    public static Command Command() => Verb.Of(
        "replay",
        "Tells quarantined deliveries again to the app as it is now; what it understands leaves quarantine.",
        Run,
        ["loyalty quarantine replay 3f1c9a… --shop nordlys", "loyalty quarantine replay --all --shop nordlys"],
        Ids, Options.Shop, All, Options.DryRun);

    private static async Task<Told> Run(Asked asked)
    {
        var ids = asked.Of(Ids) ?? [];
        if (asked.Of(All) == ids.Length > 0)
        {
            throw new CouldNotException("nothing_named", "Which ones?", "Name their ids, or say --all.");
        }

        if (ids.Length == 0)
        {
            ids = [.. (await ListQuarantine.All(asked)).Select(one => one.Id)];
        }

        var replayed = new List<Replayed>();
        using (var progress = Progress.OnTerminal(Console.Error))
        {
            foreach (var id in ids)
            {
                progress.Say($"{replayed.Count} of {ids.Length} replayed");
                replayed.Add(await ListQuarantine.Known(id, () => Replay(asked, id)));
            }
        }

        var kept = replayed.Count(one => one.Kept);
        return Told.Of(
            new ReplayedAll(replayed, kept),
            CliText.Default.ReplayedAll,
            Text(replayed),
            !asked.IsDry && kept > 0 ? Exit.Findings : Exit.Fine,
            asked.IsDry ? "Nothing was done: --dry-run.\n" : "");
    }

    /// <summary>Repeating it is safe: it comes to the same.</summary>
    private static Task<Replayed> Replay(Asked asked, string id) => asked.Api.Send(
        HttpMethod.Post,
        asked.Change("quarantine", id, "replay"),
        null,
        CliText.Default.Replayed,
        asked.Stop,
        ("Idempotency-Key", id));

    private static string Text(List<Replayed> replayed) => replayed.Count == 0
        ? "Nothing lies in quarantine.\n"
        : Plain.Table([.. replayed.Select(one => (IReadOnlyList<string>)[
            one.Id,
            one.Outcome,
            one.Order ?? "",
            one.Points is { } points ? Plain.Number($"{points:+#,0;-#,0;0}") : "",
            one.Kept ? $"still kept: {one.Reason}" : ""])]);
}

/// <summary>What became of one delivery told again; kept where it still lies in quarantine.</summary>
public sealed record Replayed(
    string Id,
    string Outcome,
    bool Kept,
    string? Order = null,
    long? Points = null,
    long? Balance = null,
    string? Reason = null);

/// <summary>All that were told again, and how many still lie there.</summary>
public sealed record ReplayedAll(IReadOnlyList<Replayed> Deliveries, int Kept);
