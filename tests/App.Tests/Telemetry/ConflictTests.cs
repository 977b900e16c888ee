using System.Diagnostics.Metrics;
using App.Tests.Accounts;
using FluentAssertions;
using Loyalty.App.Accounts;
using Loyalty.App.Telemetry;
using Loyalty.Tests;
using Xunit;

namespace App.Tests.Telemetry;

/// <summary>A write that another one beat is counted, once for each time it began again.</summary>
public sealed class ConflictTests
{
    private static readonly AsyncLocal<bool> Ours = new();

    [Fact]
    public async Task a_write_that_was_beaten_twice_is_two_conflicts()
    {
        var (conflicts, given) = (0L, 0L);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, heard) =>
            {
                if (instrument is { Meter.Name: Meters.Name, Name: "loyalty.conflicts" or "loyalty.points" })
                {
                    heard.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, number, _, _) =>
        {
            if (Ours.Value)
            {
                (conflicts, given) = instrument.Name == "loyalty.points"
                    ? (conflicts, given + number) : (conflicts + number, given);
            }
        });
        listener.Start();
        Ours.Value = true;
        var ledgers = await Ledgers.New();
        var order = Some.Order();

        await ledgers.Instance(new Beaten(2)).Lines.Ask(
            Ledgers.Shop(), Some.Ada, new Request.OrderNews(order.Id, order, null, null, Some.Noon()));

        (conflicts, given).Should().Be((2, 100), "points count once they are in the ledger");
    }

    /// <summary>Somebody else is always first, so many times.</summary>
    private sealed class Beaten(int times) : Disturbance
    {
        private int left = times;

        public override ValueTask ProcessAsync(
            Azure.Core.HttpMessage message, ReadOnlyMemory<Azure.Core.Pipeline.HttpPipelinePolicy> pipeline)
        {
            if (!IsTransaction(message) || left-- <= 0)
            {
                return ProcessNextAsync(message, pipeline);
            }

            message.Response = new Refused(412);
            return ValueTask.CompletedTask;
        }
    }
}
