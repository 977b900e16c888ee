using System.Collections.Frozen;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Loyalty.Ledger;

namespace Loyalty.App.Telemetry;

/// <summary>
/// Everything that is counted: names, units (UCUM), tags. A tag has few values and none points at a person or an order;
/// a shop is named only where there is one. Nobody listening, counting costs next to nothing.
/// </summary>
public static class Meters
{
    /// <summary>The meter, and the source of spans.</summary>
    public const string Name = "Loyalty";

    /// <summary>What stands for a shop, a storefront or a language that nobody has.</summary>
    public const string Unknown = "unknown";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Deliveries = Meter.CreateCounter<long>(
        "loyalty.deliveries", "{delivery}", "Deliveries by what became of them.");

    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "loyalty.delivery.duration", "s", "How long deliveries were at the front door.", null,
        Bounds(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10));

    private static readonly Counter<long> Quarantined = Meter.CreateCounter<long>(
        "loyalty.quarantined", "{delivery}", "Deliveries that are genuine and went to quarantine, by why.");

    private static readonly Counter<long> Points = Meter.CreateCounter<long>(
        "loyalty.points", "{point}", "Points that entries gave to members or took from them, by the kind of entry.");

    private static readonly Counter<long> Conflicts = Meter.CreateCounter<long>(
        "loyalty.conflicts", "{conflict}", "Writes that began again because another writer was first.");

    private static readonly Counter<long> StorageCalls = Meter.CreateCounter<long>(
        "loyalty.storage.calls", "{call}", "Calls to storage, repeated ones included.");

    private static readonly Histogram<double> CallsPerDelivery = Meter.CreateHistogram(
        "loyalty.storage.calls_per_delivery", "{call}", "Calls to storage that one delivery is answerable for.", null,
        Bounds(0, 1, 2, 3, 4, 5, 6, 8, 12, 20, 50));

    private static readonly Counter<long> LocaleServed = Meter.CreateCounter<long>(
        "loyalty.locale.served", "{answer}", "Answers with words, by the language asked for and the one they are in.");

    private static readonly Counter<long> TokensRejected = Meter.CreateCounter<long>(
        "loyalty.tokens.rejected", "{request}", "Members' requests without a good token, by what is wrong with it.");

    private static readonly Counter<long> OwnerRejected = Meter.CreateCounter<long>(
        "loyalty.owner.rejected", "{request}", "Owners' requests without a good key, by what is wrong with it.");

    private static readonly FrozenDictionary<EntryKind, string> Reasons = Enum.GetValues<EntryKind>()
        .ToFrozenDictionary(kind => kind, kind => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()));

    /// <summary>Whether anybody wants to know of each call to storage.</summary>
    public static bool CountsStorage => StorageCalls.Enabled;

    /// <summary>Whether anybody wants to know who reads in which language.</summary>
    public static bool CountsLanguages => LocaleServed.Enabled;

    /// <summary>A delivery was answered, so late, at the price of so many calls.</summary>
    public static void Delivered(string shop, string storefront, string outcome, TimeSpan took, double calls)
    {
        Deliveries.Add(1, Tag("shop", shop), Tag("storefront", storefront), Tag("outcome", outcome));
        Duration.Record(took.TotalSeconds, Tag("storefront", storefront), Tag("outcome", outcome));
        CallsPerDelivery.Record(calls, Tag("storefront", storefront), Tag("outcome", outcome));
    }

    public static void PutAside(string shop, string storefront, string reason) =>
        Quarantined.Add(1, Tag("shop", shop), Tag("storefront", storefront), Tag("reason", reason));

    /// <summary>Entries are in the ledger now. A counter cannot fall: what was taken is counted by itself.</summary>
    public static void Appended(string shop, IReadOnlyList<Entry> entries)
    {
        if (!Points.Enabled)
        {
            return;
        }

        foreach (var entry in entries.Where(entry => entry.Points != Loyalty.Points.Zero))
        {
            Points.Add(
                Math.Abs(entry.Points.Value),
                Tag("shop", shop),
                Tag("reason", Reasons[entry.Kind]),
                Tag("direction", entry.Points > Loyalty.Points.Zero ? "given" : "taken"));
        }
    }

    public static void Conflict(string table) => Conflicts.Add(1, Tag("table", table));

    public static void Called(string table, string operation, string status) =>
        StorageCalls.Add(1, Tag("table", table), Tag("operation", operation), Tag("status", status));

    public static void Served(string asked, string served) =>
        LocaleServed.Add(1, Tag("asked", asked), Tag("served", served));

    public static void RefusedMember(string shop, string reason) =>
        TokensRejected.Add(1, Tag("shop", shop), Tag("reason", reason));

    public static void RefusedOwner(string shop, string reason) =>
        OwnerRejected.Add(1, Tag("shop", shop), Tag("reason", reason));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    private static InstrumentAdvice<double> Bounds(params double[] bounds) =>
        new() { HistogramBucketBoundaries = bounds };
}
