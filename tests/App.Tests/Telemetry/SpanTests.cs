using App.Tests.Doors;
using App.Tests.Running;
using FluentAssertions;
using World;
using Xunit;

namespace App.Tests.Telemetry;

/// <summary>From the webhook to storage in one trace, and nobody's name on the way.</summary>
[Collection(Watched.Name)]
public sealed class SpanTests(WatchedApp app)
{
    [Fact]
    public async Task a_webhooks_trace_goes_on_to_storage()
    {
        var (trace, parent) = NewTrace();
        await Send(app.NewMember().Buys(10).Paid().Whole(), parent);

        var deliver = await app.Seen(trace, "deliver standard");
        var settle = await app.Seen(trace, "settle");
        var write = await app.Seen(trace, "transact accounts");
        deliver.Tags.Should().Contain("outcome", "settled").And.Contain("shop", "demo");
        (settle.Parent, write.Parent).Should().Be((deliver.Id, settle.Id));
        foreach (var name in new[] { "read accounts", "insert orders" })
        {
            (await app.Seen(trace, name)).Parent.Should().Be(settle.Id);
        }

        app.Storage.Calls.Should().ContainSingle(
            call => call.TraceParent == $"00-{trace}-{write.Id}-01" && call.Path.EndsWith("$batch"));
    }

    [Fact]
    public async Task without_a_trace_one_begins()
    {
        var shop = await app.NewShop(program => program);
        await app.Sender.Send(app.NewMember().Buys(10).Paid().Whole(), shop);

        var deliver = await WatchedApp.Comes(
            () => app.Collector.Spans.FirstOrDefault(span => span.Tags.GetValueOrDefault("shop") == shop),
            () => string.Join(' ', app.Collector.Spans));

        deliver.Trace.Should().MatchRegex("^[0-9a-f]{32}$").And.NotMatchRegex("^0+$");
    }

    [Theory]
    [InlineData("00-00000000000000000000000000000000-00f067aa0ba902b7-01")]
    [InlineData("ff-zz-'; drop-01")]
    public async Task what_is_no_trace_is_not_gone_on_from(string parent)
    {
        var told = await Send(app.NewMember().Buys(10).Paid().Whole(), parent, isSigned: false);

        told.ShouldBeRefused(401, "not_genuine");
        ((string?)told.Json["traceId"]).Should().MatchRegex("^[0-9a-f]{32}$").And.NotMatchRegex("^0+$");
    }

    [Fact]
    public async Task nothing_that_is_sent_away_points_at_a_person_or_an_order()
    {
        var shop = await app.NewShop(program => program);
        var (trace, parent) = NewTrace();
        var member = app.NewMember("shopify", shop);
        var sale = member.Buys(100).Paid();
        await Send(sale.Whole(), parent, shop);
        await Send(sale.Refund(30).LastRefund(), parent, shop);
        await member.Sees();
        await member.Joins("key-" + member.Id);
        await app.Owner(shop).Verifies(member.Customer);
        await app.Said($"{shop}: a delivery from shopify is settled: -30 points");
        await app.Counted("loyalty.points", 30, ("shop", shop), ("direction", "taken"));
        await app.Seen(trace, "transact accounts");

        var sent = app.Collector.Spans.SelectMany(span => span.Tags.Values.Append(span.Name))
            .Concat(app.Collector.Metrics.SelectMany(one => one.Tags.Values))
            .Concat(app.Collector.Lines.SelectMany(line => line.Tags.Values.Append(line.Text)))
            .ToList();

        sent.Should().HaveCountGreaterThan(50)
            .And.NotContain(text => text.Contains(member.Id) || text.Contains(sale.Id) || text.Contains('@'));
    }

    private static (string Trace, string Parent) NewTrace()
    {
        var trace = Guid.NewGuid().ToString("N");
        return (trace, $"00-{trace}-00f067aa0ba902b7-01");
    }

    private Task<Reply> Send(Message message, string parent, string shop = "demo", bool isSigned = true) =>
        app.Sender.Post(
            message, shop, [.. isSigned ? Sender.Signatures(message) : [], ("traceparent", parent)]);
}
