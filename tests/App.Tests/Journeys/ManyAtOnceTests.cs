using App.Tests.Running;
using FluentAssertions;
using World;
using Xunit;

namespace App.Tests.Journeys;

/// <summary>Many deliveries of one member at the same time, at one instance and at two.</summary>
[Collection(JourneyApp.Name)]
public sealed class ManyAtOnceTests(RunningApp app)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task forty_deliveries_at_once_are_forty_entries_without_a_gap(bool atTwoInstances)
    {
        var member = app.NewMember();
        var senders = new[] { app.Sender, atTwoInstances ? await app.OtherInstance() : app.Sender };

        var told = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(number => senders[number % 2].Send(member.Buys(10).Paid().Whole())));

        told.Should().OnlyContain(one => one.Outcome == "settled" && one.Points >= 10);
        var entries = await member.Entries();
        entries.Select(entry => (int)entry["sequence"]!).Should().Equal(Enumerable.Range(1, entries.Count).Reverse());
        entries.Count(entry => (string?)entry["kind"] == "earned").Should().Be(40);
        entries.Sum(entry => (long)entry["points"]!).Should().Be(await member.Balance()).And.Be(400);
    }

    [Fact]
    public async Task one_delivery_at_two_instances_at_once_counts_once()
    {
        var member = app.NewMember("shopify");
        var other = await app.OtherInstance();
        var delivery = member.Buys(30).Paid().Whole();

        var told = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(number => (number % 2 == 0 ? app.Sender : other).Send(delivery)));

        told.Count(one => one.Outcome == "settled").Should().Be(1);
        (await member.Balance()).Should().Be(30);
    }
}
