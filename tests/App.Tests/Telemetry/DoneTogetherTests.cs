using System.Collections.Concurrent;
using System.Diagnostics;
using App.Tests.Accounts;
using FluentAssertions;
using Loyalty.App.Accounts;
using Loyalty.App.Telemetry;
using Loyalty.Tests;
using Xunit;

namespace App.Tests.Telemetry;

/// <summary>Who is answerable for what was done for several deliveries at once.</summary>
public sealed class DoneTogetherTests
{
    private const int Deliveries = 9;

    [Fact]
    public async Task calls_made_for_several_are_borne_in_equal_shares_and_none_is_lost()
    {
        var ledgers = await Ledgers.New();
        var (gate, all) = (new Gate(), new Every());
        var lines = ledgers.Instance(new CountedCalls("accounts"), all, gate).Lines;
        var deliveries = Enumerable.Range(1, Deliveries).Select(number => Deliver(lines, number)).ToList();
        gate.Open();

        var borne = await Task.WhenAll(deliveries);

        borne.Sum().Should().BeApproximately(all.Calls, 0.001);
        borne.Skip(1).Distinct().Should().ContainSingle("all but the first were settled together")
            .Which.Should().BeLessThan(borne[0]);
    }

    [Fact]
    public async Task settling_goes_on_from_the_first_and_links_to_the_others()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Meters.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var ledgers = await Ledgers.New();
        var gate = new Gate();
        var lines = ledgers.Instance(gate).Lines;
        var spans = new ConcurrentDictionary<int, ActivitySpanId>();
        var deliveries = Enumerable.Range(1, Deliveries).Select(async number =>
        {
            using var span = Spans.Source.StartActivity("deliver", ActivityKind.Server)!;
            spans[number] = span.SpanId;
            await Deliver(lines, number);
        }).ToList();
        gate.Open();
        await Task.WhenAll(deliveries);

        var settled = ended.Where(span => span.OperationName == "settle" && spans.Values.Contains(span.ParentSpanId));

        settled.Select(span => (span.ParentSpanId, span.Links.Count())).Should().BeEquivalentTo(
            [(spans[1], 0), (spans[2], Deliveries - 2)]);
        settled.SelectMany(span => span.Links).Select(link => link.Context.SpanId).Should().BeEquivalentTo(
            Enumerable.Range(3, Deliveries - 2).Select(number => spans[number]));
    }

    private static async Task<double> Deliver(AccountLines lines, int number)
    {
        var count = CallCount.Begin();
        var order = Some.Order().Named("o" + number);
        await lines.Ask(Ledgers.Shop(), Some.Ada, new Request.OrderNews(order.Id, order, null, null, Some.Noon()));
        return count.Total;
    }

    /// <summary>Counts whatever is asked of storage.</summary>
    private sealed class Every : Disturbance
    {
        private int calls;

        public int Calls => calls;

        public override ValueTask ProcessAsync(
            Azure.Core.HttpMessage message, ReadOnlyMemory<Azure.Core.Pipeline.HttpPipelinePolicy> pipeline)
        {
            Interlocked.Increment(ref calls);
            return ProcessNextAsync(message, pipeline);
        }
    }
}
