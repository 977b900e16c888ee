using System.Text.RegularExpressions;
using FluentAssertions;
using Loyalty.App.Fulfilling;
using Xunit;

namespace App.Tests.Fulfilling;

/// <summary>docs/rewards.md says what every reason means that something is not made, and of no other.</summary>
public sealed partial class RewardsPageTests
{
    [Fact]
    public async Task every_trouble_is_on_the_page_and_the_other_way()
    {
        var page = await File.ReadAllTextAsync(
            Path.Combine(OracleFolder.Place, "..", "..", "docs", "rewards.md"));

        Row().Matches(page.Split("## When something is stuck")[1]).Select(match => match.Groups["code"].Value)
            .Should().Equal(StoreTrouble.All);
    }

    [GeneratedRegex(@"^\| `(?<code>\w+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Row();
}
