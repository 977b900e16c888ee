using System.CommandLine;
using System.Text.Json.Nodes;

namespace Loyalty.Cli.Shops;

/// <summary>
/// <c>loyalty shop rotate-keys</c>: a new key, shown once, while the old one counts for some hours more.
/// </summary>
public static class RotateKeys
{
    private static readonly Option<string> Kind = new("--which")
    {
        Description = "owner, member or staff: which of the shop’s keys. A staff key only finds members.",
        HelpName = "kind",
        Required = true,
    };

    private static readonly Option<int> KeepHours = new("--keep-hours")
    {
        Description = "How many hours the key before it counts on.",
        HelpName = "hours",
        DefaultValueFactory = _ => 168,
        Validators = { given => Options.Between(given, 0, 8_760) },
    };

    static RotateKeys() => Kind.AcceptOnlyFromAmong("owner", "member", "staff");

    public static Command Command() => Verb.Of(
        "rotate-keys",
        "Makes a new key of a shop, shown once; the one before it counts for some hours more.",
        Run,
        [
            "loyalty shop rotate-keys --shop nordlys --which member --keep-hours 24",
            "loyalty shop rotate-keys --shop nordlys --which staff",
        ],
        Options.Shop, Kind, KeepHours, Options.DryRun, Options.Yes);

    private static async Task<Told> Run(Asked asked)
    {
        var (kind, hours) = (asked.Of(Kind)!, asked.Of(KeepHours));
        asked.Confirm(hours == 0
            ? $"Make a new {kind} key of {asked.Shop}, and let the one before it count no longer at once?"
            : Plain.Number($"Make a new {kind} key of {asked.Shop}, and let the one before it end in {hours} hours?"));
        var made = await asked.Api.Send(
            HttpMethod.Post,
            asked.Change("keys"),
            new JsonObject { ["key"] = kind, ["keepHours"] = hours },
            CliText.Default.NewKey,
            asked.Stop);
        var rows = new List<IReadOnlyList<string>>();
        if (made.Value is { } value)
        {
            rows.Add((string[])[made.Key + " key", value]);
        }

        if (made.Fingerprint is { } print)
        {
            rows.Add((string[])["fingerprint", print]);
        }

        rows.AddRange(made.Others.Select(other =>
            (string[])["until then", $"{other.Fingerprint} counts until {Plain.Time(other.Until)}"]));
        return Told.Of(made, CliText.Default.NewKey, Plain.Table(rows), Exit.Fine, Aside(asked, kind));
    }

    private static string Aside(Asked asked, string kind) => asked.IsDry
        ? "Nothing was changed: --dry-run.\n"
        : "The key is shown this once: " + kind switch
        {
            "owner" => $"set {Settings.OwnerKeyName} to it.\n",
            "staff" => "give it to those at the counter. It finds members, and does nothing else.\n",
            _ => "set LOYALTY_MEMBER_KEY to it on the shop’s server in time.\n",
        };
}

/// <summary>A key just made, and until when the others count.</summary>
public sealed record NewKey(
    string Key, IReadOnlyList<OlderKey> Others, string? Value = null, string? Fingerprint = null);

/// <summary>A key or secret that is on its way out.</summary>
public sealed record OlderKey(string Fingerprint, DateTimeOffset? Until = null);
