using System.Text.Json;

namespace Benchmarks;

/// <summary>
/// One visit to a shop's product page as Lighthouse saw it: milliseconds of the page; requests and bytes are the
/// widget's own, `Early` those sent before the page first had nothing to do.
/// </summary>
internal sealed record Visit(
    double Blocking,
    double Shift,
    double Painted,
    double MainThread,
    long Bytes,
    int Requests,
    int Early,
    int Failed);

/// <summary>The page visited without and with the widget's tag, in turn, in a browser that remembers nothing.</summary>
internal sealed record Vitals(IReadOnlyList<(Visit Without, Visit With)> Pairs)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static string Chromium => Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

    public static async Task<Vitals> Run(int tablePort, int pairs)
    {
        var port = Running.FreePort();
        using var app = House.App(port, tablePort, Plan.Measured);
        await app.Answers(House.Local(port, "readyz"));
        using var lighthouse = new Running(
            "node",
            [Path.Combine(House.Root, "tests/vitals/measure.mjs"), "http://localhost:" + Front.Text(port), Chromium],
            isAsked: true);
        // The first visit wakes browser and app.
        await Visited("with");
        var all = new List<(Visit, Visit)>();
        while (all.Count < pairs)
        {
            all.Add((await Visited(""), await Visited("with")));
        }

        await lighthouse.Leave();
        return new Vitals(all);

        async Task<Visit> Visited(string how) =>
            JsonSerializer.Deserialize<Visit>(await lighthouse.Ask(how), Web)!;
    }
}
