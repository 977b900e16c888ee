using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FluentAssertions;
using Loyalty.App;
using Loyalty.App.Fulfilling;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace App.Tests.Fulfilling;

/// <summary>
/// docs/rewards.md says of every way to fulfil what happens, and what every reason means that something is not made.
/// </summary>
public sealed partial class RewardsPageTests
{
    [Fact]
    public async Task every_trouble_is_on_the_page_and_the_other_way()
    {
        var page = await Doc("rewards.md");

        Row().Matches(page.Split("## When something is stuck")[1]).Select(match => match.Groups["code"].Value)
            .Should().Equal([.. StoreTrouble.All, Finisher.OnlyItsOwnerKnows, Finisher.WasUsed]);
    }

    [Fact]
    public async Task every_way_to_fulfil_is_on_the_page_and_in_the_schema()
    {
        var ways = new ServiceCollection()
            .AddLoyalty(new Settings { Storage = Azurite.ConnectionString, EncryptionKeys = [new byte[32]] })
            .BuildServiceProvider().GetRequiredService<AllFulfilments>().Codes;
        var table = (await Doc("rewards.md")).Split("|---|---|---|")[1].Split("\n\n")[0];
        var schema = JsonNode.Parse(await Doc("program.schema.json"))!["$defs"]!["fulfilment"]!["enum"]!.AsArray();

        Row().Matches(table).Select(match => match.Groups["code"].Value).Should().BeEquivalentTo(ways);
        schema.Select(one => (string?)one).Should().BeEquivalentTo(ways);
    }

    private static Task<string> Doc(string name) =>
        File.ReadAllTextAsync(Path.Combine(OracleFolder.Place, "..", "..", "docs", name));

    [GeneratedRegex(@"^\| `(?<code>\w+)`[^|]* \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Row();
}
