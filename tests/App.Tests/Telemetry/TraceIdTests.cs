using App.Tests.Doors;
using App.Tests.Running;
using FluentAssertions;
using World;
using Xunit;

namespace App.Tests.Telemetry;

/// <summary>A refusal names its sender's trace, whether or not anybody listens or the trace is kept.</summary>
[Collection(DoorApp.Name)]
public sealed class TraceIdTests(RunningApp app)
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    [Theory]
    [InlineData("01")]
    [InlineData("00")]
    public async Task a_refusal_names_its_senders_trace(string flags)
    {
        (string, string) parent = ("traceparent", $"00-{Trace}-b7ad6b7169203331-{flags}");
        var delivery = app.NewMember().Buys(10).Paid().Whole();

        var webhook = await app.Sender.Post(delivery, "demo", [parent]);
        var member = await app.NewMember().Ask(HttpMethod.Get, "", null, null, parent);

        webhook.ShouldBeRefused(401, "not_genuine");
        ((string?)webhook.Json["traceId"]).Should().Be(Trace);
        ((string?)member.Json["traceId"]).Should().Be(Trace);
    }
}
