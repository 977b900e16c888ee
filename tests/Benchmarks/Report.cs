using System.Globalization;
using System.Text.Json;

namespace Benchmarks;

/// <summary>Everything a run has found.</summary>
internal sealed record Findings(
    IReadOnlyList<Versus> Versus,
    IReadOnlyList<OneMember> OneMember,
    IReadOnlyList<LastPoints> LastPoints,
    IReadOnlyList<Trip> Trips,
    IReadOnlyList<Dues> Dues,
    Allocations Allocations,
    Starts Starts,
    Page Page);

/// <summary>What a shop's page has of the widget.</summary>
internal sealed record Page(Vitals Vitals, IReadOnlyList<Sizes> Sizes)
{
    public IEnumerable<string> Tell() => [.. VitalsReport.Tell(Vitals), .. Benchmarks.Sizes.Tell(Sizes)];
}

/// <summary>The findings as the page docs/benchmarks.md: tables, how they came about, what they do not say.</summary>
internal static class Report
{
    public static string Write(Findings findings) => string.Join('\n',
    [
        "# Benchmarks",
        "",
        Say($"Written by `make bench` on {DateTime.UtcNow:yyyy-MM-dd}, rounds of {House.Round.TotalSeconds:0.#} s, on"),
        Say($"{Environment.ProcessorCount} cores shared with whatever else ran, {Memory():F0} GiB of memory,"),
        Say($".NET {Environment.Version}, Azurite {AzuriteVersion()} in memory."),
        "",
        .. Against("An order through the front door", findings, "award"),
        .. Against("A member's view", findings, "view"),
        .. Against("A redemption", findings, "redeem"),
        .. OneMemberReport.Tell(findings.OneMember),
        .. LastPointsReport.Tell(findings.LastPoints),
        .. Storage(findings.Trips),
        .. Benchmarks.Dues.Tell(findings.Dues),
        .. Process(findings),
        .. findings.Page.Tell(),
        Prose.Text,
    ]);

    private static IEnumerable<string> Against(string title, Findings findings, string what) =>
    [
        "## " + title,
        "",
        "CPU milliseconds each, and what the clients saw.",
        "",
        Row(
            "clients", "app + emulator", "floor: client + emulator", "**ratio**",
            "a second", "p50", "p99", "floor: a second", "p50"),
        Row(Enumerable.Repeat("---", 9)),
        .. findings.Versus.Where(one => one.What == what).Select(one => Row(
            Say($"{one.Clients}{(one.Failed > 0 ? $" ({one.Failed} FAILED)" : "")}"),
            Say($"{one.Of(r => r.Ours.Cost.Process):F2} + {one.Of(r => r.Ours.Cost.Emulator):F2}"),
            Say($"{one.Of(r => r.Floor.Cost.Process):F2} + {one.Of(r => r.Floor.Cost.Emulator):F2}"),
            Say($"**{one.Ratio:F2}**"),
            Say($"{one.Of(r => r.Ours.Seen.Rate):F0}"),
            Milliseconds(one.Of(r => r.Ours.Seen.P50)),
            Milliseconds(one.Of(r => r.Ours.Seen.P99)),
            Say($"{one.Of(r => r.Floor.Seen.Rate):F0}"),
            Milliseconds(one.Of(r => r.Floor.Seen.P50)))),
        "",
    ];

    private static IEnumerable<string> Storage(IEnumerable<Trip> trips) =>
    [
        "## Storage",
        "",
        Row("", "round trips, one after another", "requests", "rows"),
        Row(Enumerable.Repeat("---", 4)),
        .. trips.Select(trip => Row(trip.What, Say($"{trip.Waves}"), Say($"{trip.Requests}"), Say($"{trip.Rows}"))),
        "",
    ];

    private static IEnumerable<string> Process(Findings findings) =>
    [
        "## The process",
        "",
        Row("", ""),
        Row("---", "---"),
        Row("start to the first answer of `/healthz`", Say($"{findings.Starts.App:F0} ms")),
        Row("an empty Kestrel's", Say($"{findings.Starts.Empty:F0} ms")),
        Row(Say($"allocated for an order of {Front.OrderBytes} bytes"), Kibibytes(findings.Allocations.Order)),
        Row("allocated for a member's view", Kibibytes(findings.Allocations.View)),
        "",
    ];

    public static string Row(params IEnumerable<string> cells) => "| " + string.Join(" | ", cells) + " |";

    public static string Milliseconds(double figure) => Say($"{figure:F1} ms");

    private static string Kibibytes(double bytes) => Say($"{bytes / 1024:F0} KiB");

    public static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static double Memory() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024);

    public static string AzuriteVersion()
    {
        using var package = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(House.Root, "tests/oracles/node_modules/azurite/package.json")));
        return package.RootElement.GetProperty("version").GetString()!;
    }
}
