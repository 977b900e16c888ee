using App.Tests.Running;
using Xunit;

namespace App.Tests.Telemetry;

/// <summary>The real app with a collector to tell everything to, and storage that writes down who asked.</summary>
public sealed class WatchedApp : RunningApp
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    internal Collector Collector { get; } = new();

    internal RecordedStorage Storage { get; } = new();

    protected override IEnumerable<(string Name, string Value)> Also =>
    [
        ("LOYALTY_STORAGE", Storage.ConnectionString),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", Collector.Address),
        ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        ("OTEL_METRIC_EXPORT_INTERVAL", "200"),
        ("OTEL_BSP_SCHEDULE_DELAY", "100"),
        ("OTEL_BLRP_SCHEDULE_DELAY", "100"),
        ("OTEL_SERVICE_NAME", "my-shop"),
        ("Logging__LogLevel__Loyalty", "Information"),
    ];

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Collector.Dispose();
        Storage.Dispose();
    }

    /// <summary>Waits until there is what a test asks for; what there is, where it never comes.</summary>
    internal static async Task<T> Comes<T>(Func<T?> look, Func<string> instead)
        where T : class
    {
        for (var until = DateTime.UtcNow + Patience; DateTime.UtcNow < until; await Task.Delay(50))
        {
            if (look() is { } there)
            {
                return there;
            }
        }

        throw new InvalidOperationException("It has not come. There is: " + instead());
    }

    /// <summary>A counter's sum, once it has reached what it should be.</summary>
    internal Task<Measured> Counted(string metric, double sum, params (string Name, string Value)[] tags) => Comes(
        () => Collector.Metrics.FirstOrDefault(one => one.Metric == metric && one.Sum == sum
            && tags.All(tag => one.Tags.GetValueOrDefault(tag.Name) == tag.Value)),
        () => string.Join('\n', Collector.Metrics.Where(one => one.Metric == metric)
            .Select(one => one.Sum + " " + string.Join(' ', one.Tags))));

    /// <summary>The span of this name in a trace.</summary>
    internal Task<Span> Seen(string trace, string name) => Comes(
        () => Collector.Spans.FirstOrDefault(span => span.Trace == trace && span.Name == name),
        () => string.Join('\n', Collector.Spans.Select(span => $"{span.Trace} {span.Name}")));

    /// <summary>The line that begins like this.</summary>
    internal Task<Line> Said(string text) => Comes(
        () => Collector.Lines.FirstOrDefault(line => line.Text.StartsWith(text, StringComparison.Ordinal)),
        () => string.Join('\n', Collector.Lines.Select(line => line.Text)));
}

/// <summary>The app that is watched.</summary>
[CollectionDefinition(Name)]
public sealed class Watched : ICollectionFixture<WatchedApp>
{
    public const string Name = "watched";
}
