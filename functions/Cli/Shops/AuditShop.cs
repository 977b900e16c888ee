using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Loyalty.Cli.Shops;

/// <summary><c>loyalty shop audit</c>: who has done what to a shop, newest first.</summary>
public static class AuditShop
{
    private static readonly Option<int> Limit = new("--limit")
    {
        Description = "How many at most.",
        HelpName = "count",
        DefaultValueFactory = _ => 50,
        Validators = { given => Options.Between(given, 1, 10_000) },
    };

    public static Command Command() => Verb.Of(
        "audit",
        "Lists what owners have done to a shop, newest first, by whose key.",
        Run,
        ["loyalty shop audit --shop nordlys --limit 10"],
        Options.Shop, Limit);

    private static async Task<Told> Run(Asked asked)
    {
        var (most, acts) = (asked.Of(Limit), new List<ActLine>());
        for (string? before = null; acts.Count < most;)
        {
            var page = await asked.Api.Get(
                asked.Route("acts")
                    .With("limit", Math.Min(100, most - acts.Count).ToString(CultureInfo.InvariantCulture))
                    .With("before", before),
                CliText.Default.ActsPage,
                asked.Stop);
            acts.AddRange(page.Acts);
            if (page.Next is null)
            {
                break;
            }

            before = Pages.Forward(page.Next, page.Acts.Count);
        }

        var rows = acts.Select(act =>
            (IReadOnlyList<string>)[Plain.Time(act.At), act.By, act.Act, act.What?.ToJsonString() ?? ""]);
        return Told.Of(new ActList(acts), CliText.Default.ActList, Plain.Table([.. rows]));
    }
}

/// <summary>A page of acts as the contract has it.</summary>
public sealed record ActsPage(IReadOnlyList<ActLine> Acts, string? Next = null);

/// <summary>The acts asked for, as <c>--json</c> prints them.</summary>
public sealed record ActList(IReadOnlyList<ActLine> Acts);

/// <summary>One thing an owner did: by the deployment's key, or by the shop's of a fingerprint.</summary>
public sealed record ActLine(DateTimeOffset At, string By, string Act, JsonObject? What = null);
