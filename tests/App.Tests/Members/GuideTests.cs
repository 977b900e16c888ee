using System.Text.RegularExpressions;
using App.Tests.Running;
using FluentAssertions;
using Loyalty.App.Http;
using Xunit;

namespace App.Tests.Members;

/// <summary>docs/members.md says what is so.</summary>
[Collection(JourneyApp.Name)]
public sealed partial class GuideTests(RunningApp app)
{
    private static readonly string Guide = File.ReadAllText(
        Path.Combine(OracleFolder.Place, "..", "..", "docs", "members.md"));

    [Fact]
    public async Task every_choice_it_shows_can_be_made()
    {
        var member = app.NewMember();
        await member.Joins("key");
        var bodies = Example().Matches(Guide).Select(match => match.Groups["body"].Value).ToList();

        foreach (var body in bodies)
        {
            (await member.Patches(body)).Status.Should().Be(200, body);
        }

        bodies.Should().HaveCountGreaterThan(1);
        (await member.Sees()).Json["preferences"]!.ToJsonString()
            .Should().StartWith("""{"language":"nb","personalisation":"basic","marketing":true,"birthday":null,""");
    }

    [Fact]
    public void every_request_it_lists_is_there()
    {
        var listed = Listed().Matches(Guide)
            .Select(match => (Route: match.Groups["route"].Value, Method: match.Groups["method"].Value)).ToList();

        listed.Should().HaveCount(6).And.OnlyContain(one => Routes.All.Any(
            known => "/" + known.Route == one.Route && known.Methods.Contains(one.Method)));
    }

    [GeneratedRegex("```json\n(?<body>[^`]+)```", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Example();

    [GeneratedRegex(
        @"^\| `(?<method>[A-Z]+) (?<route>/[^`]+)` \|",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1_000)]
    private static partial Regex Listed();
}
