using App.Tests.Running;
using FluentAssertions;
using World;
using Xunit;

namespace App.Tests.Telemetry;

/// <summary>Telemetry leaves the process where a collector is set, all of it, and else none of it.</summary>
public sealed class ExportTests
{
    [Fact]
    public async Task what_is_on_its_way_is_sent_before_the_app_ends()
    {
        using var collector = new Collector();
        using var process = await Demo(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        await Deliver(process);

        (await process.Stop()).Should().Be(0);

        collector.Spans.Should().Contain(span => span.Name == "deliver standard");
        collector.Metrics.Should().Contain(one => one.Metric == "loyalty.deliveries" && one.Unit == "{delivery}")
            .And.Contain(one => one.Metric == "loyalty.delivery.duration" && one.Unit == "s" && one.Count == 1)
            .And.Contain(one => one.Metric == "loyalty.storage.calls_per_delivery" && one.Sum == 5);
        collector.Lines.Should().Contain(line => line.Text.EndsWith("is settled: 10 points, 5 calls"));
        collector.Resource["service.name"].Should().Be("loyalty");
    }

    [Fact]
    public async Task where_no_collector_is_set_nothing_is_sent()
    {
        using var collector = new Collector();
        using var process = await Demo(
            ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", collector.Address + "v1/traces"),
            ("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", collector.Address + "v1/metrics"),
            ("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", collector.Address + "v1/logs"),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        await Deliver(process);

        (await process.Stop()).Should().Be(0);

        collector.Requests.Should().Be(0);
    }

    [Fact]
    public async Task the_deployment_may_keep_fewer_traces()
    {
        using var collector = new Collector();
        using var process = await Demo(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_TRACES_SAMPLER", "always_off"));
        await Deliver(process);

        (await process.Stop()).Should().Be(0);

        collector.Spans.Should().BeEmpty();
        collector.Metrics.Should().NotBeEmpty();
    }

    [Fact]
    public async Task a_collector_that_is_away_disturbs_nobody()
    {
        using var process = await Demo(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{Azurite.FreePort()}/"),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "100"));

        await Deliver(process);
    }

    private static async Task Deliver(AppProcess process)
    {
        using var client = new HttpClient(new HeldToContract()) { BaseAddress = process.Address };
        var bought = new Member(client, "demo", "standard:1").Buys(10).Paid().Whole();
        (await new Sender(client).Send(bought)).Outcome.Should().Be("settled");
    }

    private static Task<AppProcess> Demo(params (string Name, string Value)[] also) => new AppProcess(
    [
        ("LOYALTY_DEMO", "1"),
        ("LOYALTY_STORAGE", Azurite.ConnectionString),
        ("LOYALTY_TABLE_PREFIX", "t" + Guid.NewGuid().ToString("N")[..12]),
        .. also,
    ]).Answers("/readyz");
}
