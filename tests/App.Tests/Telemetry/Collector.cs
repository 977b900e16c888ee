using System.Collections.Concurrent;
using System.Net;

namespace App.Tests.Telemetry;

/// <summary>A span as it arrived.</summary>
internal sealed record Span(
    string Trace, string Id, string Parent, string Name, IReadOnlyDictionary<string, string> Tags, string[] Links);

/// <summary>One number of one metric as it stood last: a counter's sum, or all that a histogram was given.</summary>
internal sealed record Measured(
    string Metric, string Unit, double Sum, long Count, IReadOnlyDictionary<string, string> Tags);

/// <summary>A line of the log as it arrived.</summary>
internal sealed record Line(string Text, string Event, IReadOnlyDictionary<string, string> Tags);

/// <summary>An OpenTelemetry collector that only remembers: OTLP over HTTP, as the specification has it.</summary>
internal sealed class Collector : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentDictionary<string, Measured> metrics = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Span> spans = [];
    private readonly ConcurrentQueue<Line> lines = [];
    private readonly ConcurrentDictionary<string, string> resource = new(StringComparer.Ordinal);

    public Collector()
    {
        Address = $"http://127.0.0.1:{Azurite.FreePort()}/";
        listener.Prefixes.Add(Address);
        listener.Start();
        _ = Listen();
    }

    public string Address { get; }

    public int Requests { get; private set; }

    public IReadOnlyDictionary<string, string> Resource => resource;

    public IEnumerable<Measured> Metrics => metrics.Values;

    public IEnumerable<Span> Spans => spans;

    public IEnumerable<Line> Lines => lines;

    public void Dispose() => listener.Close();

    private async Task Listen()
    {
        while (listener.IsListening)
        {
            try
            {
                var asked = await listener.GetContextAsync();
                using var body = new MemoryStream();
                await asked.Request.InputStream.CopyToAsync(body);
                Take(asked.Request.Url!.AbsolutePath, new Wire(body.ToArray()));
                Requests++;
                asked.Response.ContentType = "application/x-protobuf";
                asked.Response.Close();
            }
            catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Take(string path, Wire message)
    {
        foreach (var of in message[1])
        {
            foreach (var (name, value) in of[1].SelectMany(about => about.Tags(1)))
            {
                resource[name] = value;
            }

            foreach (var one in of[2].SelectMany(scope => scope[2]))
            {
                switch (path)
                {
                    case "/v1/traces":
                        spans.Enqueue(new Span(
                            one.Hex(1), one.Hex(2), one.Hex(4), one.Text(5), one.Tags(9),
                            [.. one[13].Select(link => link.Hex(2))]));
                        break;
                    case "/v1/metrics":
                        Take(one);
                        break;
                    case "/v1/logs":
                        lines.Enqueue(new Line(one[5].Single().Text(1), one.Text(12), one.Tags(6)));
                        break;
                    default:
                        throw new InvalidDataException("Nothing is sent to " + path);
                }
            }
        }
    }

    /// <summary>A Metric: sum 7 or histogram 9, with data points (opentelemetry/proto/metrics/v1).</summary>
    private void Take(Wire metric)
    {
        foreach (var (point, isSum) in metric[7].SelectMany(sum => sum[1]).Select(point => (point, true))
            .Concat(metric[9].SelectMany(histogram => histogram[1]).Select(point => (point, false))))
        {
            var tags = point.Tags(isSum ? 7 : 9);
            var key = metric.Text(1) + string.Join(' ', tags.OrderBy(tag => tag.Key, StringComparer.Ordinal));
            metrics[key] = new Measured(
                metric.Text(1), metric.Text(3), isSum ? point.Number(6) : point.Real(5), isSum ? 1 : point.Number(4),
                tags);
        }
    }
}
