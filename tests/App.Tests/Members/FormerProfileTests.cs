using System.Text.Json.Nodes;
using App.Tests.OwnersApi;
using App.Tests.Running;
using FluentAssertions;
using Xunit;

namespace App.Tests.Members;

/// <summary>What somebody ends while two of their accounts are one does not come back with either of them.</summary>
[Collection(OwnersApp.Name)]
public sealed class FormerProfileTests(RunningApp app)
{
    private const string Everything = """{"marketing":true,"personalisation":"full","birthday":"05-17"}""";

    [Fact]
    public async Task what_is_taken_back_as_one_stays_so_in_every_account_that_came()
    {
        var (first, second, kept) = (await Chosen(), await Chosen(), await Chosen());
        var (one, two) = (await Merges(first, second), await Merges(second, kept));

        await first.Patches("""{"marketing":false,"personalisation":"basic","birthday":null}""");
        await Splits(two, kept);
        await Splits(one, second);

        foreach (var member in new[] { first, second, kept })
        {
            var shown = (await member.Sees()).Json["preferences"]!;
            ((bool)shown["marketing"]!, (string?)shown["personalisation"], (string?)shown["birthday"])
                .Should().Be((false, "basic", null));
            (await Standing(member)).Should().Equal("terms", "basicPersonalisation");
        }
    }

    [Fact]
    public async Task what_is_given_as_one_is_given_there_alone()
    {
        var (gone, kept) = (await Chosen("""{"personalisation":"basic"}"""), await Chosen("{}"));
        var merge = await Merges(gone, kept);

        await gone.Patches(Everything);
        await Splits(merge, kept);

        (await Standing(gone)).Should().Equal("terms", "basicPersonalisation");
        (await gone.Sees()).Json["preferences"]!["birthday"].Should().BeNull();
        (await Standing(kept)).Should().Equal("terms", "marketing", "fullPersonalisation");
    }

    [Fact]
    public async Task who_leaves_as_one_has_left_and_agreed_to_nothing_in_every_account_that_came()
    {
        var (gone, kept) = (await Chosen(), await Chosen());
        var merge = await Merges(gone, kept);

        await gone.Ask(HttpMethod.Delete, "", gone.Token());
        await Splits(merge, kept);

        foreach (var member in new[] { gone, kept })
        {
            ((string?)(await member.Sees()).Json["state"]).Should().Be("left");
            (await Standing(member)).Should().NotContain("marketing").And.NotContain("fullPersonalisation");
        }
    }

    private async Task<Member> Chosen(string choices = Everything)
    {
        var member = app.NewMember();
        await member.Joins("key");
        (await member.Patches(choices)).Status.Should().Be(200);
        return member;
    }

    private static async Task<IEnumerable<string?>> Standing(Member member) =>
        (await member.Sees("/export")).Json["consents"]!.AsArray()
            .GroupBy(one => (string?)one!["to"], StringComparer.Ordinal)
            .Where(same => (bool)same.Last()!["given"]!).Select(same => same.Key);

    private async Task<string> Merges(Member from, Member into) => (string)(await app.Owner().Posts(
        "/merges", new JsonObject { ["from"] = from.Customer, ["into"] = into.Customer }.ToJsonString())).Json["id"]!;

    private async Task Splits(string merge, Member into) => (await app.Owner().Posts(
        $"/merges/{merge}/undo", new JsonObject { ["customer"] = into.Customer }.ToJsonString()))
        .Status.Should().Be(200);
}
