using System.CommandLine;

namespace Loyalty.Cli.Quarantine;

/// <summary>
/// <c>loyalty quarantine list</c>: deliveries that were genuine and not understood, and until when each is kept.
/// </summary>
public static class ListQuarantine
{
    public static Command Command() => Verb.Of(
        "list",
        "Lists the deliveries that were genuine and not understood.",
        Run,
        ["loyalty quarantine list --shop nordlys"],
        Options.Shop);

    public static async Task<IReadOnlyList<DeliveryLine>> All(Asked asked)
    {
        var all = new List<DeliveryLine>();
        for (string? after = null; ;)
        {
            var page = await asked.Api.Get(
                asked.Route("quarantine").With("after", after), CliText.Default.DeliveriesPage, asked.Stop);
            all.AddRange(page.Deliveries);
            if (page.Next is null)
            {
                return all;
            }

            after = Pages.Forward(page.Next, page.Deliveries.Count);
        }
    }

    /// <summary>What one delivery is asked for; a refusal of its own where there is none of that id.</summary>
    public static async Task<T> Known<T>(string id, Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (CouldNotException refused) when (refused.Code == "not_found")
        {
            throw Refusals.Of("delivery_unknown", $"{id} does not lie in quarantine.");
        }
    }

    private static async Task<Told> Run(Asked asked)
    {
        var all = await All(asked);
        var text = all.Count == 0
            ? "Nothing lies in quarantine.\n"
            : Plain.Table([
                ["id", "storefront", "topic", "reason", "arrived", "kept until", "bytes"],
                .. all.Select(one => (IReadOnlyList<string>)[
                    one.Id,
                    one.Storefront,
                    one.Topic ?? "",
                    one.Reason,
                    Plain.Time(one.ArrivedAt),
                    Plain.Time(one.Until),
                    Plain.Number($"{one.Bytes:N0}")])]);
        return Told.Of(new DeliveryList(all), CliText.Default.DeliveryList, text);
    }
}

/// <summary>A page of quarantined deliveries as the contract has it.</summary>
public sealed record DeliveriesPage(IReadOnlyList<DeliveryLine> Deliveries, string? Next = null);

/// <summary>All of them, as <c>--json</c> prints them.</summary>
public sealed record DeliveryList(IReadOnlyList<DeliveryLine> Deliveries);

/// <summary>One quarantined delivery, without its content.</summary>
public sealed record DeliveryLine(
    string Id,
    string Storefront,
    string Reason,
    DateTimeOffset ArrivedAt,
    DateTimeOffset Until,
    long Bytes,
    string? Topic = null);
