using System.CommandLine;

namespace Loyalty.Cli.Quarantine;

/// <summary>
/// <c>loyalty quarantine show</c>: one delivery whole; the one place where a buyer's details may be seen.
/// </summary>
public static class ShowQuarantined
{
    private static readonly Argument<string> Id = new("id") { Description = "As loyalty quarantine list names it." };

    public static Command Command() => Verb.Of(
        "show",
        "Shows one delivery whole. It may hold a buyer’s details.",
        Run,
        ["loyalty quarantine show 3f1c9a… --shop nordlys"],
        Id, Options.Shop);

    private static async Task<Told> Run(Asked asked)
    {
        var id = asked.Of(Id)!;
        var kept = await ListQuarantine.Known(
            id, () => asked.Api.Get(asked.Route("quarantine", id), CliText.Default.KeptDelivery, asked.Stop));
        var rows = new List<IReadOnlyList<string>>
        {
            (string[])["storefront", kept.Delivery.Storefront],
            (string[])["reason", kept.Delivery.Reason],
            (string[])["arrived", Plain.Time(kept.Delivery.ArrivedAt)],
            (string[])["kept until", Plain.Time(kept.Delivery.Until)],
        };
        rows.AddRange(kept.Headers.Select(header => (string[])[header.Key, header.Value]));
        var body = kept.Encoding == "base64" ? "(base64) " + kept.Body : kept.Body;
        return Told.Of(kept, CliText.Default.KeptDelivery, $"{Plain.Table(rows)}\n{Plain.Lines(body)}\n");
    }
}

/// <summary>One quarantined delivery with its headers and body.</summary>
public sealed record KeptDelivery(
    DeliveryLine Delivery, IReadOnlyDictionary<string, string> Headers, string Encoding, string Body);
