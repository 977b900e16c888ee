using System.Text.Json.Nodes;
using App.Tests.Running;
using FluentAssertions;
using Loyalty.App.Shops;
using Xunit;

namespace App.Tests.Doors;

/// <summary>What docs/events.md shows is run as it stands there.</summary>
[Collection(DoorApp.Name)]
public sealed class EventGuideTests(RunningApp app)
{
    private static readonly string Guide = File.ReadAllText(
        Path.Combine(OracleFolder.Place, "..", "..", "docs", "events.md"));

    [Fact]
    public async Task the_code_of_the_guide_gives_points_once()
    {
        var member = app.NewMember();
        var code = string.Join('\n', Guide.Split("```js\n")[1..].Select(shown => shown.Split("```")[0]))
            .Replace("'7001'", $"'{member.Id}'", StringComparison.Ordinal)
            .Replace("review-5512", "review-" + member.Id, StringComparison.Ordinal)
            .Replace("await sendEvent", "const told = await sendEvent", StringComparison.Ordinal);

        var told = JsonNode.Parse(await Runtime.Run(
            "node",
            code + "\nconsole.log(JSON.stringify(told));",
            ".mjs",
            ("LOYALTY_WEBHOOK", app.Address + "api/shops/demo/webhooks/standard"),
            ("LOYALTY_WEBHOOK_SECRET", DemoShop.Settings.Storefronts[^1].Secrets[0].Value)))!;

        ((string?)told["outcome"], (long?)told["points"]).Should().Be(("settled", 10));
        (await member.Balance()).Should().Be(10);
    }
}
