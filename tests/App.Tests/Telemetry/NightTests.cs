using App.Tests.Running;
using FluentAssertions;
using World;
using Xunit;

namespace App.Tests.Telemetry;

/// <summary>What the nightly run says of quarantine, for an alert to hear.</summary>
[Collection(Watched.Name)]
public sealed class NightTests(WatchedApp app)
{
    [Fact]
    public async Task every_shop_with_deliveries_in_quarantine_is_named_with_their_number()
    {
        var shop = await app.NewShop(program => program);
        var other = await app.NewShop(program => program);
        foreach (var body in new[] { "{", "[", "{" })
        {
            (await app.Sender.Send(Message.Raw("standard", "order.updated", body), shop)).Status.Should().Be(202);
        }

        await app.Sender.Send(app.NewMember().Buys(10).Paid().Whole(), other);
        using var client = new HttpClient { BaseAddress = app.Address };
        await client.PostAsync(new Uri("/admin/functions/PurgeQuarantine", UriKind.Relative), null);

        var said = await app.Said($"{shop}: 2 deliveries wait in quarantine");

        said.Event.Should().Be("Waits", "the alert searches for this name");
        app.Collector.Lines.Should().NotContain(line => line.Text.StartsWith(other + ": 0"));
    }
}
